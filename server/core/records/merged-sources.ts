import type { SourceRef } from "../schemes/manager-record";

/** One line per table and subject, standing for all their files: the latest file with its rows, and how many there are. */
export function mergedSources(sources: readonly SourceRef[]): SourceRef[] {
  const bySubject = new Map<string, SourceRef>();
  for (const source of sources) {
    const key = `${source.table}:${source.subjectId}`;
    const merged = bySubject.get(key);
    bySubject.set(key, merged === undefined ? source : merge(merged, source));
  }
  return [...bySubject.values()];
}

function merge(one: SourceRef, other: SourceRef): SourceRef {
  const latest = other.to >= one.to ? other : one;
  return {
    ...latest,
    files: one.files + other.files,
    columns: [...new Set([...one.columns, ...other.columns])],
    from: one.from < other.from ? one.from : other.from,
    to: latest.to,
    count: one.count + other.count,
  };
}

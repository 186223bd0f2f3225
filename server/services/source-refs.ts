import "server-only";
import type { SourceRef } from "@/server/core/schemes/manager-record.ts";

interface SourcedRow {
  readonly effectiveOn: string;
  readonly batchId: string;
  readonly sourceRow: number | null;
  readonly sourceColumn: string | null;
}

/** Where facts came from, one line per file: enough to open its rows. */
export function sourceRefs(
  table: SourceRef["table"],
  subject: { readonly id: string; readonly name: string },
  rows: readonly SourcedRow[],
  batchNames: ReadonlyMap<string, string>,
): SourceRef[] {
  return [...grouped(rows, ({ batchId }) => batchId)].map(([batchId, members]) => {
    const days = members.map(({ effectiveOn }) => effectiveOn).sort();
    const lines = members.flatMap(({ sourceRow }) => sourceRow ?? []);
    return {
      files: 1,
      table,
      subjectId: subject.id,
      subject: subject.name,
      batchId,
      fileName: batchNames.get(batchId) ?? "",
      firstRow: lines.length === 0 ? null : Math.min(...lines),
      lastRow: lines.length === 0 ? null : Math.max(...lines),
      columns: [...new Set(members.flatMap(({ sourceColumn }) => sourceColumn ?? []))],
      from: days[0] ?? "",
      to: days.at(-1) ?? "",
      count: members.length,
    };
  });
}

/** Items by a key, in the order given. */
export function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

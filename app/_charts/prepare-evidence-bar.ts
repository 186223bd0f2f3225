/** Record and proof as shares of the bar. */
export interface EvidenceBar {
  readonly record: number;
  readonly needed: number;
  /** The record is as long as such a record must be. */
  readonly isProved: boolean;
}

/** Lays the years of record beside the years needed: the longer one fills the bar. Null when no length would prove anything. */
export function prepareEvidenceBar(years: number, needed: number | null): EvidenceBar | null {
  if (needed === null || !(needed > 0)) return null;
  const longest = Math.max(years, needed);
  return { record: years / longest, needed: needed / longest, isProved: years >= needed };
}

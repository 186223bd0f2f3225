import { z } from "zod";
import { InvalidInputError } from "../../invalid-input-error";

const plainDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/**
 * Where a rule row comes from and when it counts. Every figure of a solvency regime carries these fields, so that a
 * page can show them beside the figure and an institution can replace a row by its own from a day on.
 */
export const provenanceShape = {
  /** First day on which the row counts. */
  validFrom: plainDate,
  /** Last day on which it counts; null while it has no known end. */
  validTo: plainDate.nullable(),
  source: z.string().min(1),
  /** Day of the source; where the source bears none, the day on which the fact was compiled. */
  sourceDate: plainDate,
  /** How the fact was learned: the rule itself was read, a report about it was read, or neither (from memory). */
  sourceClass: z.enum(["primary", "secondary", "memory"]),
  /** How sure it is that the figure is right today. */
  confidence: z.enum(["high", "medium", "low"]),
  /** Article or item inside the source. */
  article: z.string().optional(),
  note: z.string().optional(),
  /** Set where tables are laid over each other: the row is the institution's own. */
  isOwn: z.boolean().optional(),
} as const;

const provenance = z.strictObject(provenanceShape);
export type Provenance = z.infer<typeof provenance>;

/** What a reader is told about a row: shown plainly, shown with a badge, or usable as an example only. */
export type RuleStanding = "verified" | "unverified" | "example";

/**
 * How far a rule row may be relied on.
 *
 *   read (primary or secondary), high confidence            verified
 *   secondary with medium, memory with high confidence      unverified: editable, with a badge
 *   anything lower                                          example data only
 */
export function ruleStanding({
  sourceClass,
  confidence,
}: Pick<Provenance, "sourceClass" | "confidence">): RuleStanding {
  if (confidence === "high") return sourceClass === "memory" ? "unverified" : "verified";
  return confidence === "medium" && sourceClass !== "memory" ? "unverified" : "example";
}

/** The rows that count on a day. ISO dates order as text. */
export function rowsInForce<Row extends Provenance>(rows: readonly Row[], date: string): Row[] {
  return rows.filter((row) => row.validFrom <= date && (row.validTo === null || date <= row.validTo));
}

/**
 * The one row of a key that counts on a day.
 *
 * @throws InvalidInputError noRuleInForce, severalRulesInForce
 */
export function rowInForce<Row extends Provenance>(
  rows: readonly Row[],
  date: string,
  isWanted: (row: Row) => boolean,
  key: Readonly<Record<string, unknown>>,
): Row {
  const found = rowsInForce(rows, date).filter(isWanted);
  if (found.length === 0) throw new InvalidInputError("noRuleInForce", { ...key, date });
  if (found.length > 1) throw new InvalidInputError("severalRulesInForce", { ...key, date, count: found.length });
  return found[0]!;
}

/**
 * Refuses a table in which two rows of the same key count on the same day, or in which a row ends before it begins.
 *
 * @throws InvalidInputError ruleEndsBeforeItBegins, rulesOverlap
 */
export function assertNoOverlap<Row extends Provenance>(rows: readonly Row[], keyOf: (row: Row) => string): void {
  const byKey = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (row.validTo !== null && row.validTo < row.validFrom)
      throw new InvalidInputError("ruleEndsBeforeItBegins", { key, validFrom: row.validFrom, validTo: row.validTo });
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  for (const [key, same] of byKey) {
    const ordered = same.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    for (let i = 1; i < ordered.length; i++) {
      const earlierEnd = ordered[i - 1]!.validTo;
      if (earlierEnd === null || earlierEnd >= ordered[i]!.validFrom)
        throw new InvalidInputError("rulesOverlap", { key, from: ordered[i]!.validFrom });
    }
  }
}

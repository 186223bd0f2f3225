import { z } from "zod";
import { InvalidInputError } from "../../invalid-input-error";
import { assertNoOverlap, provenanceShape } from "./dated-rule";

export const naicInsurers = ["life", "property_and_casualty"] as const;
export type NaicInsurer = (typeof naicInsurers)[number];

export const naicAssets = [
  "common_stock",
  "schedule_ba_equity",
  "residual_tranche",
  "real_estate_direct",
  "real_estate_schedule_ba",
] as const;
export type NaicAsset = (typeof naicAssets)[number];

const factorRow = z.strictObject({
  ...provenanceShape,
  insurer: z.enum(naicInsurers),
  asset: z.enum(naicAssets),
  factor: z.number().min(0).max(1),
  /** Where the factor moves with the beta of the portfolio: its least and its greatest value. */
  betaBounds: z.tuple([z.number(), z.number()]).nullable(),
});

export const naicTablesSchema = z.strictObject({ factors: z.array(factorRow) });
export type NaicTables = z.infer<typeof naicTablesSchema>;

/**
 * Checks edited tables.
 *
 * @throws InvalidInputError ruleTablesMalformed, rulesOverlap, ruleEndsBeforeItBegins
 */
export function parseNaicTables(raw: unknown): NaicTables {
  const parsed = naicTablesSchema.safeParse(raw);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    throw new InvalidInputError("ruleTablesMalformed", { problems });
  }
  assertNoOverlap(parsed.data.factors, (row) => `${row.insurer} ${row.asset}`);
  return parsed.data;
}

/** No first day was read: the rows are those in use when the facts were compiled, taken back to the start of 2024. */
const compiled = { validFrom: "2024-01-01", validTo: null, sourceDate: "2026-11-24" } as const;
const life = { ...compiled, source: "NAIC life risk-based capital instructions", insurer: "life" } as const;
const propertyAndCasualty = {
  ...compiled,
  source: "NAIC property and casualty risk-based capital instructions",
  insurer: "property_and_casualty",
} as const;
const reported = { sourceClass: "secondary", confidence: "high" } as const;
const roughlyRemembered = { sourceClass: "memory", confidence: "medium" } as const;

/** Risk-based capital of US insurers: equity and real estate. There is no symmetric adjustment. */
export const shippedNaicTables = parseNaicTables({
  factors: [
    { ...life, ...reported, asset: "common_stock", factor: 0.3, betaBounds: [0.225, 0.45] },
    { ...life, ...roughlyRemembered, asset: "schedule_ba_equity", factor: 0.3, betaBounds: null },
    { ...life, ...roughlyRemembered, asset: "residual_tranche", factor: 0.45, betaBounds: null },
    { ...life, ...roughlyRemembered, asset: "real_estate_direct", factor: 0.11, betaBounds: null },
    { ...life, ...roughlyRemembered, asset: "real_estate_schedule_ba", factor: 0.13, betaBounds: null },
    {
      ...propertyAndCasualty,
      sourceClass: "memory",
      confidence: "high",
      asset: "common_stock",
      factor: 0.15,
      betaBounds: null,
    },
  ],
});

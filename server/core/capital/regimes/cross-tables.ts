import { z } from "zod";
import { InvalidInputError } from "../../invalid-input-error";
import { assertNoOverlap, provenanceShape } from "./dated-rule";

/** Sub-modules of market risk, in the order of the correlation matrix of Rule 8. */
export const marketSubModules = [
  "rate",
  "equity",
  "property",
  "overseas_fixed_income",
  "overseas_equity_and_property",
  "fx",
] as const;
export type MarketSubModule = (typeof marketSubModules)[number];

/** A risk that a position is charged under; `default` belongs to the credit module, outside market risk. */
const chargedUnder = z.enum([...marketSubModules, "default"]);
export type ChargedUnder = z.infer<typeof chargedUnder>;

export const insurerKind = z.enum(["life", "property_and_casualty", "reinsurer"]);
export type InsurerKind = z.infer<typeof insurerKind>;

const baseFactorRow = z.strictObject({
  ...provenanceShape,
  asset: z.string().min(1),
  /** RF0; null where the regulator sets it by issuer inside `range`. */
  factor: z.number().min(0).max(1).nullable(),
  range: z.tuple([z.number(), z.number()]).optional(),
  chargedUnder,
  /** A k1 that belongs to the asset itself (property outside the big cities). */
  k1: z.number().default(0),
  /** k1 of an emerging market, where the asset has one. */
  emergingMarketK1: z.number().optional(),
  /** Directly held listed A-share: k1 comes from the floating profit or loss of the whole listed book. */
  floating: z.boolean().default(false),
  /** `opaque` and `exempt` products carry no look-through loading. */
  lookThrough: z.enum(["base", "opaque", "exempt"]).default("base"),
});
export type BaseFactorRow = z.infer<typeof baseFactorRow>;

const indexFactorRow = z
  .strictObject({
    ...provenanceShape,
    /** Base assets the row is for. */
    assets: z.array(z.string()).min(1),
    /** Index a holding must belong to; null when the asset alone decides. */
    index: z.string().nullable(),
    /** The weighted holding time must be longer than this (strictly); null: any holding. */
    longerThanYears: z.number().positive().nullable(),
    /** Longest age with which one lot counts in the weighted holding time. */
    lookBackYears: z.number().positive().nullable(),
    /** The rule states the factor at x = 0 ... */
    targetFactor: z.number().min(0).max(1).nullable(),
    /** ... or k2 itself. */
    k2: z.number().nullable(),
  })
  .refine((row) => (row.targetFactor === null) !== (row.k2 === null), "either a target factor or k2");
export type IndexFactorRow = z.infer<typeof indexFactorRow>;

/** Single figures. Names say what they are; shares and ratios are fractions. */
export const crossParameterNames = [
  "clampLower",
  "clampUpper",
  "riskFactorCap",
  "lookThroughStep",
  "floatingSaturation",
  "concentrationK",
  "assetClassLimitK",
  "propertyShareLimit",
  "propertyOverLimitK",
  "greenBondK",
  "lookedThroughReitK",
  "debtInvestmentPlanK",
  "exemptProductLargestHolding",
  "corePassMark",
  "comprehensivePassMark",
  "coreWatchMark",
  "comprehensiveWatchMark",
  "singleVentureFundHoldingLimit",
  "durationGapLowerYears",
  "durationGapUpperYears",
  "yieldCoverageMinimum",
  "impairmentMonthsBelowBook",
  "impairmentFallBelowBook",
  "impairmentExemptDividendYield",
  "impairmentExemptPayout",
  "impairmentExemptYears",
] as const;
export type CrossParameterName = (typeof crossParameterNames)[number];

const parameterRow = z.strictObject({ ...provenanceShape, name: z.enum(crossParameterNames), value: z.number() });

/** A bracket ends below `below` (null: no end), except that curves and thresholds include their upper end `upTo`. */
const bracketRow = z.strictObject({
  ...provenanceShape,
  insurers: z.array(insurerKind).min(1),
  brackets: z.array(z.strictObject({ below: z.number().positive().nullable(), value: z.number() })).min(1),
});
export type BracketRow = z.infer<typeof bracketRow>;

const curveRow = z.strictObject({
  ...provenanceShape,
  charge: z.enum(["rate", "spread"]),
  /** Issuer or rating; null for the rate charge, which knows none. */
  grade: z.string().nullable(),
  /** factor = quadratic D^2 + linear D + constant for D up to and including `upTo` years. */
  pieces: z
    .array(
      z.strictObject({
        upTo: z.number().positive().nullable(),
        quadratic: z.number(),
        linear: z.number(),
        constant: z.number(),
      }),
    )
    .min(1),
});
export type CurveRow = z.infer<typeof curveRow>;

const gradeFactorRow = z.strictObject({ ...provenanceShape, grade: z.string(), factor: z.number().min(0).max(1) });

const correlationRow = z.strictObject({
  ...provenanceShape,
  scope: z.enum(["market", "life", "property_and_casualty"]),
  modules: z.array(z.string()).min(1),
  matrix: z.array(z.array(z.number().min(-1).max(1))).min(1),
});
export type CorrelationRow = z.infer<typeof correlationRow>;

const stressRow = z.strictObject({
  ...provenanceShape,
  name: z.string(),
  /** When it is asked for: once a year as a macro scenario, or as a sensitivity every year and quarter. */
  asked: z.enum(["annualScenario", "annualAndQuarterlySensitivity"]),
  listedEquityShock: z.number().optional(),
  fixedIncomeDefaultLoss: z.number().optional(),
  curveShift: z.number().optional(),
});

const appraisalWeightRow = z.strictObject({
  ...provenanceShape,
  insurerClass: z.enum(["I", "II"]),
  department: z.string(),
  minimumWeight: z.number().min(0).max(1),
  /** The weight must exceed the minimum instead of reaching it. */
  strictly: z.boolean(),
});

export const crossTablesSchema = z.strictObject({
  baseFactors: z.array(baseFactorRow),
  indexFactors: z.array(indexFactorRow),
  parameters: z.array(parameterRow),
  concentrationThresholds: z.array(bracketRow),
  sizeReliefs: z.array(bracketRow),
  equityCaps: z.array(bracketRow),
  curves: z.array(curveRow),
  surfaceDefaultFactors: z.array(gradeFactorRow),
  correlations: z.array(correlationRow),
  stresses: z.array(stressRow),
  appraisalWeights: z.array(appraisalWeightRow),
});
export type CrossTables = z.infer<typeof crossTablesSchema>;
/** Rows as they are written down, before defaults are filled in. */
export type CrossTablesInput = z.input<typeof crossTablesSchema>;

/**
 * Checks tables that were edited or loaded: shapes, no two rows of one key in force on one day, symmetric correlation
 * matrices with ones on the diagonal and as many rows as modules.
 *
 * @throws InvalidInputError ruleTablesMalformed, rulesOverlap, ruleEndsBeforeItBegins, correlationMatrixMalformed
 */
export function parseCrossTables(raw: unknown): CrossTables {
  const parsed = crossTablesSchema.safeParse(raw);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    throw new InvalidInputError("ruleTablesMalformed", { problems });
  }
  const tables = parsed.data;
  assertNoOverlap(tables.baseFactors, (row) => row.asset);
  assertNoOverlap(
    tables.indexFactors.flatMap((row) => row.assets.map((asset) => ({ ...row, asset }))),
    (row) => `${row.asset} ${row.index} ${row.longerThanYears}`,
  );
  assertNoOverlap(tables.parameters, (row) => row.name);
  for (const rows of [tables.concentrationThresholds, tables.sizeReliefs, tables.equityCaps])
    assertNoOverlap(
      rows.flatMap((row) => row.insurers.map((insurer) => ({ ...row, insurer }))),
      (row) => row.insurer,
    );
  assertNoOverlap(tables.curves, (row) => `${row.charge} ${row.grade}`);
  assertNoOverlap(tables.surfaceDefaultFactors, (row) => row.grade);
  assertNoOverlap(tables.correlations, (row) => row.scope);
  assertNoOverlap(tables.stresses, (row) => row.name);
  assertNoOverlap(tables.appraisalWeights, (row) => `${row.insurerClass} ${row.department}`);
  tables.correlations.forEach(assertCorrelationMatrix);
  return tables;
}

function assertCorrelationMatrix({ scope, modules, matrix }: CorrelationRow): void {
  const size = modules.length;
  const square = matrix.length === size && matrix.every((row) => row.length === size);
  const symmetric = matrix.every((row, i) => row.every((value, j) => value === matrix[j]?.[i]));
  const unitDiagonal = matrix.every((row, i) => row[i] === 1);
  if (!square || !symmetric || !unitDiagonal)
    throw new InvalidInputError("correlationMatrixMalformed", { scope, square, symmetric, unitDiagonal });
}

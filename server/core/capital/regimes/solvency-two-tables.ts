import { z } from "zod";
import { InvalidInputError } from "../../invalid-input-error";
import { assertNoOverlap, type Provenance, provenanceShape } from "./dated-rule";

/** European Union and United Kingdom keep the same structure with figures and dates of their own. */
export const solvencyTwoJurisdictions = ["eu", "uk"] as const;
export type SolvencyTwoJurisdiction = (typeof solvencyTwoJurisdictions)[number];

export const solvencyTwoAssets = [
  "type_1",
  "type_2",
  "strategic_participation",
  "long_term_equity",
  "infrastructure_equity",
  "infrastructure_corporate_equity",
  "property",
] as const;
export type SolvencyTwoAsset = (typeof solvencyTwoAssets)[number];

const stressRow = z.strictObject({
  ...provenanceShape,
  jurisdiction: z.enum(solvencyTwoJurisdictions),
  asset: z.enum(solvencyTwoAssets),
  /** Fall in value of the standard formula before the symmetric adjustment. */
  stress: z.number().min(0).max(1),
  /** Share of the symmetric adjustment that is added. */
  adjustmentShare: z.number().min(0).max(1),
});

const adjustmentRow = z.strictObject({
  ...provenanceShape,
  jurisdiction: z.enum(solvencyTwoJurisdictions),
  /** The symmetric adjustment stays within plus and minus this. */
  bound: z.number().positive(),
  /** SA = slope x ((CI - AI) / AI - offset). */
  slope: z.number(),
  offset: z.number(),
  averageMonths: z.number().int().positive(),
});

const correlationRow = z.strictObject({
  ...provenanceShape,
  jurisdiction: z.enum(solvencyTwoJurisdictions),
  /** Between type 1 and the sum of type 2 and infrastructure. */
  typeOneToTypeTwo: z.number().min(-1).max(1),
});

export const solvencyTwoTablesSchema = z.strictObject({
  stresses: z.array(stressRow),
  symmetricAdjustments: z.array(adjustmentRow),
  equityCorrelations: z.array(correlationRow),
});
export type SolvencyTwoTables = z.infer<typeof solvencyTwoTablesSchema>;

/**
 * Checks edited tables.
 *
 * @throws InvalidInputError ruleTablesMalformed, rulesOverlap, ruleEndsBeforeItBegins
 */
export function parseSolvencyTwoTables(raw: unknown): SolvencyTwoTables {
  const parsed = solvencyTwoTablesSchema.safeParse(raw);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    throw new InvalidInputError("ruleTablesMalformed", { problems });
  }
  assertNoOverlap(parsed.data.stresses, (row) => `${row.jurisdiction} ${row.asset}`);
  assertNoOverlap(parsed.data.symmetricAdjustments, (row) => row.jurisdiction);
  assertNoOverlap(parsed.data.equityCorrelations, (row) => row.jurisdiction);
  return parsed.data;
}

const read = { sourceClass: "primary", confidence: "high" } as const;
const remembered = { sourceClass: "memory", confidence: "high" } as const;

/** The delegated regulation as it counts until the review of 2025 applies; the figures of the review are the same. */
const eu: Provenance = {
  ...read,
  validFrom: "2016-01-01",
  validTo: null,
  source: "Delegated Regulation (EU) 2015/35",
  sourceDate: "2015-01-17",
  note: "Confirmed unchanged by Directive (EU) 2025/2 and Delegated Regulation (EU) 2026/269.",
};
const until2027 = { validTo: "2027-01-29" } as const;
const euReview: Provenance = {
  ...read,
  validFrom: "2027-01-30",
  validTo: null,
  source: "Directive (EU) 2025/2; Delegated Regulation (EU) 2026/269",
  sourceDate: "2026-02-18",
};
const uk: Provenance = {
  ...remembered,
  validFrom: "2024-12-31",
  validTo: null,
  source: "PRA Rulebook, Solvency II firms",
  sourceDate: "2024-12-31",
};

const stress = (
  source: Provenance,
  jurisdiction: SolvencyTwoJurisdiction,
  asset: SolvencyTwoAsset,
  figure: number,
  adjustmentShare: number,
  details: Partial<Provenance> = {},
) => ({ ...source, jurisdiction, asset, stress: figure, adjustmentShare, ...details });

/** Equity and property stresses of Solvency II in the EU (before and from 30 Jan 2027) and in the UK. */
export const shippedSolvencyTwoTables = parseSolvencyTwoTables({
  stresses: [
    stress(eu, "eu", "type_1", 0.39, 1, { note: "Listed in the EEA or the OECD." }),
    stress(eu, "eu", "type_2", 0.49, 1, { note: "Other listed, unlisted, funds that cannot be looked through." }),
    stress(eu, "eu", "strategic_participation", 0.22, 0, until2027),
    stress(euReview, "eu", "strategic_participation", 0.22, 0, {
      note: "Only where look-through does not apply.",
    }),
    stress(eu, "eu", "long_term_equity", 0.22, 0, {
      ...until2027,
      article: "171a",
      validFrom: "2019-07-08",
      note: "Ring-fenced sub-set matched to liabilities; EEA equities held more than 5 years on average; forced sales avoidable for 10 years; loss of status bans for 36 months.",
    }),
    stress(euReview, "eu", "long_term_equity", 0.22, 0, {
      article: "105a, 171a-171d",
      note: "Policy to hold more than 5 years on average; illiquid life liabilities (Macaulay duration above 9.5 years), a non-life liquidity buffer above 100% or a 5-year forced-selling test. ELTIF, EuVECA, EuSEF and unlevered closed-end EU funds assessed at fund level.",
    }),
    stress(eu, "eu", "infrastructure_equity", 0.3, 0.77, { validFrom: "2016-04-02" }),
    stress(eu, "eu", "infrastructure_corporate_equity", 0.36, 0.92, { validFrom: "2017-09-15" }),
    stress(eu, "eu", "property", 0.25, 0),
    stress(uk, "uk", "type_1", 0.39, 1),
    stress(uk, "uk", "type_2", 0.49, 1),
    stress(uk, "uk", "strategic_participation", 0.22, 0),
    stress(uk, "uk", "long_term_equity", 0.22, 0, { confidence: "medium", note: "Retained; the figure was not read." }),
    stress(uk, "uk", "infrastructure_equity", 0.3, 0.77),
    stress(uk, "uk", "infrastructure_corporate_equity", 0.36, 0.92),
    stress(uk, "uk", "property", 0.25, 0),
  ],
  symmetricAdjustments: [
    adjustment({ ...eu, ...until2027 }, "eu", 0.1),
    adjustment(euReview, "eu", 0.13),
    adjustment(uk, "uk", 0.1),
  ],
  equityCorrelations: (["eu", "uk"] as const).map((jurisdiction) => ({
    ...(jurisdiction === "eu" ? eu : uk),
    ...remembered,
    article: "168",
    jurisdiction,
    typeOneToTypeTwo: 0.75,
    note: "Not read: a figure from memory.",
  })),
});

function adjustment(source: Provenance, jurisdiction: SolvencyTwoJurisdiction, bound: number) {
  const constants = "The bound was read; slope 1/2 and offset 8% stood in an image and are from memory.";
  return { ...source, jurisdiction, bound, slope: 0.5, offset: 0.08, averageMonths: 36, note: constants };
}

import { z } from "zod";
import { solvencyTwoAssets } from "@/server/core/capital/regimes/solvency-two-tables";
import { bondFactor, comparedEquityFactor, equityToBond } from "@/server/core/capital/relative-charge";
import {
  boundedAdjustment,
  solvencyTwoCharges,
  solvencyTwoRulesAt,
  symmetricAdjustment,
} from "@/server/core/capital/solvency-two";
import { capitalCompanyCases } from "./capital-company-cases";
import { assertKnownAssets, asset, cross, date, grade, insurer, rulesOn } from "./capital-fields";
import { capitalHoldingCases } from "./capital-holding-cases";
import { capitalPositionCases } from "./capital-position-cases";
import { type CaseKind, caseKind } from "./case-kind";
import { UnsupportedCaseError } from "./unsupported-case-error";

const jurisdictions = {
  "Solvency II (EU)": "eu",
  "Solvency II": "eu",
  "Solvency II (UK)": "uk",
  "Solvency UK": "uk",
  UK: "uk",
} as const;
type Regime = keyof typeof jurisdictions;

const positions = z
  .array(
    z.strictObject({
      name: z.string().optional(),
      equity_type: z.enum(solvencyTwoAssets),
      market_value: z.number().nonnegative(),
    }),
  )
  .min(1);

const solvencyTwoFields = {
  regime: z.enum(Object.keys(jurisdictions) as [Regime, ...Regime[]]),
  valuation_date: date,
  symmetric_adjustment_bounds: z.enum(["0.10 before 2027-01-30, 0.13 from that day", "0.10"]).optional(),
  aggregation: z.literal("none, charges per position only").optional(),
  symmetric_adjustment_applies: z
    .literal(
      "type 1, type 2: in full; infrastructure 0.77, infrastructure corporate 0.92 of it; strategic participation, long-term equity, property: none",
    )
    .optional(),
  positions,
};

function solvencyTwoAnswer(
  input: { regime: Regime; valuation_date: string; positions: z.infer<typeof positions> },
  beforeBounds: (rules: ReturnType<typeof solvencyTwoRulesAt>) => number,
) {
  const rules = solvencyTwoRulesAt(input.valuation_date, jurisdictions[input.regime]);
  const before = beforeBounds(rules);
  const adjustment = boundedAdjustment(before, rules);
  const charges = solvencyTwoCharges(
    input.positions.map((entry) => ({ asset: entry.equity_type, marketValue: entry.market_value })),
    adjustment,
    rules,
  );
  return {
    symmetric_adjustment_before_bounds: before,
    symmetric_adjustment: adjustment,
    positions: charges.map(({ stress, capitalCharge }) => ({ stress, capital_charge: capitalCharge })),
  };
}

const solvencyTwoGiven = caseKind({
  name: "capital: Solvency II equity charges, adjustment given",
  input: z.strictObject({ ...solvencyTwoFields, symmetric_adjustment_before_bounds: z.number() }),
  compute: (input) => solvencyTwoAnswer(input, () => input.symmetric_adjustment_before_bounds),
});

const solvencyTwoFromIndex = caseKind({
  name: "capital: Solvency II equity charges, adjustment from an index",
  input: z.strictObject({
    ...solvencyTwoFields,
    index_level: z.number().positive(),
    index_average_36_months: z.number().positive(),
    symmetric_adjustment_formula: z.literal("1/2 x ((CI - AI)/AI - 8%)").optional(),
  }),
  compute: (input) =>
    solvencyTwoAnswer(input, (rules) => symmetricAdjustment(input.index_level, input.index_average_36_months, rules)),
});

const relative = caseKind({
  name: "capital: charge of equity per unit of bond charge",
  input: z.strictObject({
    regime: cross,
    valuation_date: date,
    equity: z.strictObject({
      asset,
      fund_layers: z.number().int().nonnegative().default(0),
      k1: z.number().default(0),
      k2: z.number().default(0),
    }),
    equity_factor: z.literal("RF0 x (1 + 0.1 x fund layers); opaque product: its own factor, no layers").optional(),
    bond_charges: z.array(z.enum(["rate", "spread"])).min(1),
    bond_charge_sum: z.literal("arithmetic").optional(),
    insurer: insurer.optional(),
    bonds: z
      .array(
        z.strictObject({
          issuer_or_rating: grade,
          modified_duration: z.number().nonnegative(),
          k: z.number().optional(),
        }),
      )
      .min(1),
  }),
  compute({ valuation_date, equity, bond_charges, insurer: kind, bonds }) {
    if (bond_charges.includes("rate") && kind === "life")
      throw new UnsupportedCaseError("a life insurer's rate charge comes from a scenario, not from durations");
    const rules = rulesOn(valuation_date);
    assertKnownAssets([equity.asset], rules);
    const equityFactor = comparedEquityFactor(
      { asset: equity.asset, fundLayers: equity.fund_layers, k1: equity.k1, k2: equity.k2 },
      rules,
    );
    return {
      equity_factor: equityFactor,
      bonds: bonds.map((bond) => {
        const factor = bondFactor(
          { grade: bond.issuer_or_rating, modifiedDuration: bond.modified_duration, k: bond.k },
          bond_charges,
          rules,
        );
        return { bond_factor: factor, equity_to_bond: equityToBond(equityFactor, factor) };
      }),
    };
  },
});

/** Solvency capital: C-ROSS II in full, Solvency II charges. */
export const capitalCases: readonly CaseKind[] = [
  ...capitalPositionCases,
  ...capitalHoldingCases,
  ...capitalCompanyCases,
  solvencyTwoGiven,
  solvencyTwoFromIndex,
  relative,
];

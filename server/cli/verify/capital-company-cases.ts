import { z } from "zod";
import { companyCapital, marketRiskCapital } from "@/server/core/capital/aggregate";
import { bondBookCharge } from "@/server/core/capital/bond-charges";
import { equityCap, equityHeadroom } from "@/server/core/capital/equity-cap";
import { lifeRateCharge } from "@/server/core/capital/life-rate-charge";
import { marketSubModules } from "@/server/core/capital/regimes/cross-tables";
import { type SolvencyBefore, stressedSolvency } from "@/server/core/capital/stress";
import {
  assertKnownAssets,
  clampFields,
  cross,
  date,
  floatingRatioText,
  grade,
  insurer,
  k2Text,
  riskFactorText,
  riskRating,
  rulesOn,
} from "./capital-fields";
import { listedHolding, listedPosition } from "./capital-position-cases";
import { type CaseKind, caseKind } from "./case-kind";
import { UnsupportedCaseError } from "./unsupported-case-error";

const bonds = caseKind({
  name: "capital: rate and spread charge of bonds",
  input: z.strictObject({
    regime: cross,
    valuation_date: date.optional(),
    insurer: insurer.optional(),
    charges: z.array(z.enum(["rate", "spread"])).min(1),
    risk_factor_cap: z.literal(1).optional(),
    k_applies_to: z.literal("spread factor x (1 + k)").optional(),
    within_one_risk: z.literal("bonds add arithmetically").optional(),
    bracket: z.literal("duration up to and including 5 (and 10) belongs to the lower piece").optional(),
    bonds: z
      .array(
        z.strictObject({
          name: z.string().optional(),
          issuer_or_rating: grade,
          modified_duration: z.number().nonnegative(),
          admitted_value: z.number(),
          k: z.number().optional(),
          k_reason: z.string().optional(),
        }),
      )
      .min(1),
  }),
  compute({ bonds: entries, charges, insurer: kind, valuation_date }) {
    if (charges.includes("rate") && kind === "life")
      throw new UnsupportedCaseError("a life insurer's rate charge comes from a scenario, not from durations");
    const result = bondBookCharge(
      entries.map((entry) => ({
        grade: entry.issuer_or_rating,
        modifiedDuration: entry.modified_duration,
        admittedValue: entry.admitted_value,
        k: entry.k,
      })),
      rulesOn(valuation_date),
    );
    const spread = charges.includes("spread");
    const rate = charges.includes("rate");
    return {
      bonds: result.bonds.map((bond) => ({
        ...(spread ? { spread_factor: bond.spreadFactor, spread_capital: bond.spreadCapital } : {}),
        ...(rate ? { rate_factor: bond.rateFactor, rate_capital: bond.rateCapital } : {}),
      })),
      ...(spread ? { total_spread_capital: result.totalSpread } : {}),
      ...(rate ? { total_rate_capital: result.totalRate } : {}),
    };
  },
});

const compoundings = {
  "annual compounding with the spot rate of the year": "annual",
  "continuous compounding with the spot rate of the year": "continuous",
} as const;

const lifeRate = caseKind({
  name: "capital: rate risk of a life insurer by scenario",
  input: z.strictObject({
    regime: cross,
    valuation_date: date.optional(),
    insurer: insurer.pipe(z.literal("life")).optional(),
    net_cash_flows: z.array(z.number()).min(1),
    net_cash_flow_sign: z.literal("liability outflow minus asset inflow, at the end of years 1, 2, ...").optional(),
    base_spot_rates: z.array(z.number()),
    adverse_spot_rates: z.array(z.number()),
    discounting: z.enum(Object.keys(compoundings) as [keyof typeof compoundings, ...(keyof typeof compoundings)[]]),
    charge: z.literal("max(PV adverse - PV base, 0)").optional(),
  }),
  compute(input) {
    const result = lifeRateCharge({
      netCashFlows: input.net_cash_flows,
      baseSpotRates: input.base_spot_rates,
      adverseSpotRates: input.adverse_spot_rates,
      compounding: compoundings[input.discounting],
    });
    return {
      pv_base: result.presentValueBase,
      pv_adverse: result.presentValueAdverse,
      minimum_capital: result.minimumCapital,
    };
  },
});

const subModules = z.strictObject(
  Object.fromEntries(marketSubModules.map((name) => [name, z.number().optional()])) as Record<
    (typeof marketSubModules)[number],
    z.ZodOptional<z.ZodNumber>
  >,
);
const otherModules = z.strictObject({
  life_insurance: z.number().optional(),
  non_life: z.number().optional(),
  credit: z.number().optional(),
});
const companyText = {
  aggregation: z
    .literal(
      "market risk from its six sub-modules, then company level with the correlations of Rule 2; size relief on the total",
    )
    .optional(),
  size_relief: z
    .string()
    .regex(/^total assets below \d+ bn CNY: 0\.90; from \d+ to below \d+ bn: 0\.95; else 1$/)
    .optional(),
};

const marketAggregate = caseKind({
  name: "capital: market risk from its sub-modules",
  input: z.strictObject({
    regime: cross,
    valuation_date: date.optional(),
    insurer: insurer.optional(),
    level: z.literal("market risk"),
    aggregation: z.literal("square root of v M v with the market-risk correlation matrix of Rule 8").optional(),
    minimum_capital: subModules,
  }),
  compute({ minimum_capital, valuation_date }) {
    const result = marketRiskCapital(minimum_capital, rulesOn(valuation_date));
    return { market_risk_minimum_capital: result.minimumCapital, diversification: result.diversification };
  },
});

const companyAggregate = caseKind({
  name: "capital: company level with size relief",
  input: z.strictObject({
    regime: cross,
    valuation_date: date.optional(),
    level: z.literal("company"),
    insurer,
    total_assets_bn_cny: z.number().nonnegative(),
    ...companyText,
    market_sub_modules: subModules,
    other_modules: otherModules,
  }),
  compute({ insurer: kind, total_assets_bn_cny, market_sub_modules, other_modules, valuation_date }) {
    const result = companyCapital(
      {
        insurer: kind,
        totalAssetsBnCny: total_assets_bn_cny,
        marketSubModules: market_sub_modules,
        otherModules: other_modules,
      },
      rulesOn(valuation_date),
    );
    return {
      market_risk_minimum_capital: result.marketRisk.minimumCapital,
      before_relief: result.beforeRelief,
      size_relief_factor: result.sizeRelief,
      minimum_capital: result.minimumCapital,
    };
  },
});

const solvencyFields = (state: SolvencyBefore) => ({
  x: state.x,
  equity_minimum_capital: state.equityMinimumCapital,
  minimum_capital: state.minimumCapital,
  actual_capital: state.actualCapital,
  core_capital: state.coreCapital,
  comprehensive_solvency_ratio: state.comprehensiveRatio,
  core_solvency_ratio: state.coreRatio,
  meets_pass_mark: state.meetsPassMark,
  on_watch_list: state.onWatchList,
});

const stress = caseKind({
  name: "capital: stress of listed equities on solvency",
  input: z.strictObject({
    regime: cross,
    valuation_date: date,
    insurer,
    total_assets_bn_cny: z.number().nonnegative(),
    actual_capital: z.number(),
    core_capital: z.number(),
    risk_rating: riskRating,
    shock_to_listed_equity: z.number().min(-1),
    tax_rate_on_loss: z.number().min(0).max(1).default(0),
    loss_reduces: z
      .literal(
        "actual and core capital by shock x book value x (1 - tax); purchase costs, total assets for size relief and all other modules stay",
      )
      .optional(),
    ...clampFields,
    floating_ratio: floatingRatioText.optional(),
    k2: k2Text.optional(),
    risk_factor: riskFactorText.optional(),
    ...companyText,
    pass_mark: z
      .literal("core >= 0.5, comprehensive >= 1, rating A or B; watch list: core < 0.6 or comprehensive < 1.2")
      .optional(),
    holdings: z.array(listedHolding).min(1),
    other_market_sub_modules: subModules,
    other_modules: otherModules,
  }),
  compute(input) {
    const rules = rulesOn(input.valuation_date);
    assertKnownAssets(
      input.holdings.map((entry) => entry.asset),
      rules,
    );
    const result = stressedSolvency(
      {
        insurer: input.insurer,
        totalAssetsBnCny: input.total_assets_bn_cny,
        actualCapital: input.actual_capital,
        coreCapital: input.core_capital,
        riskRating: input.risk_rating,
        holdings: input.holdings.map(listedPosition),
        otherMarketSubModules: input.other_market_sub_modules,
        otherModules: input.other_modules,
      },
      { listedEquity: input.shock_to_listed_equity, taxRateOnLoss: input.tax_rate_on_loss },
      rules,
      input.clamp,
    );
    return {
      before: solvencyFields(result.before),
      after: solvencyFields(result.after),
      ratio_change: result.ratioChange,
      minimum_capital_change: result.minimumCapitalChange,
    };
  },
});

const equityCapFields = {
  valuation_date: date.optional(),
  bracket: z
    .literal("the lower bound belongs to the bracket: below 100%, from 100%, from 150%, from 250%, from 350%")
    .optional(),
};

const equityCaps = caseKind({
  name: "capital: equity cap by solvency ratio",
  input: z.strictObject({ ...equityCapFields, comprehensive_solvency_ratios: z.array(z.number()).min(1) }),
  compute({ comprehensive_solvency_ratios, valuation_date }) {
    const rules = rulesOn(valuation_date);
    return { caps: comprehensive_solvency_ratios.map((ratio) => equityCap(ratio, rules)) };
  },
});

const headroom = caseKind({
  name: "capital: headroom under the equity cap",
  input: z.strictObject({
    ...equityCapFields,
    total_assets: z.number().nonnegative(),
    equity_assets: z.number(),
    comprehensive_solvency_ratio_previous_quarter: z.number(),
  }),
  compute({ total_assets, equity_assets, comprehensive_solvency_ratio_previous_quarter: ratio, valuation_date }) {
    const result = equityHeadroom(equity_assets, total_assets, ratio, rulesOn(valuation_date));
    return {
      cap: result.cap,
      equity_share: result.equityShare,
      headroom: result.headroom,
      within_cap: result.withinCap,
    };
  },
});

/** Bonds, aggregation, stress and limits of the whole company. */
export const capitalCompanyCases: readonly CaseKind[] = [
  bonds,
  lifeRate,
  marketAggregate,
  companyAggregate,
  stress,
  equityCaps,
  headroom,
];

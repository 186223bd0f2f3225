import { z } from "zod";
import type { AttributionOptions } from "@/server/core/attribution/attribute-matrix";
import {
  type AttributionOverTime,
  type AttributionTotals,
  attributionOverTime,
  type Effects,
} from "@/server/core/attribution/attribution-over-time";
import { quadrants } from "@/server/core/attribution/quadrants";
import { attributionBondCases } from "./attribution-bond-cases";
import {
  brinsonModels,
  geometricModels,
  imputation,
  interactionPlaces,
  itemAt,
  keyOf,
  linkings,
  numbers,
  PRINTED_WEIGHTS,
  returnList,
  segmentsOf,
  unheldRuleOf,
} from "./attribution-case-options";
import { attributionCurrencyCases } from "./attribution-currency-cases";
import { attributionKarnoskySingerCases } from "./attribution-karnosky-singer-cases";
import { attributionLevelCases } from "./attribution-level-cases";
import { attributionStyleCases } from "./attribution-style-cases";
import { type CaseKind, caseKind } from "./case-kind";

const approach = z.union([
  z.strictObject({
    approach: z.literal("arithmetic"),
    model: keyOf(brinsonModels),
    interaction: keyOf(interactionPlaces).default("separate"),
  }),
  z.strictObject({
    approach: z.literal("geometric"),
    model: keyOf(geometricModels).default("Bacon geometric"),
    interaction: z.literal("in-selection").default("in-selection"),
  }),
]);
type Approach = z.infer<typeof approach>;

/** An object of its own fields and those of one of the approaches; strict about both. */
const withApproach = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.union([
    z.strictObject({ ...shape, ...approach.options[0].shape }),
    z.strictObject({ ...shape, ...approach.options[1].shape }),
  ]);

const modelOf = (given: Approach) =>
  given.approach === "arithmetic" ? brinsonModels[given.model] : geometricModels[given.model];

const optionsOf = (
  given: Approach,
  linking: AttributionOptions["linking"],
  unheld: AttributionOptions["unheld"],
): AttributionOptions => ({
  model: modelOf(given),
  approach: given.approach,
  interaction: interactionPlaces[given.interaction],
  linking,
  unheld,
  weightTolerance: PRINTED_WEIGHTS,
});

/** The convention of the R package pa, which its fields and texts show: a category not held has return 0. */
const asInPa = (fields: readonly string[]) => fields.some((field) => /^q[1-4]_/.test(field));

const segmentEffects = (rows: readonly Effects[]) => ({
  allocation: rows.map((row) => row.allocation),
  selection: rows.map((row) => row.selection),
  interaction: rows.map((row) => row.interaction),
});

const excess = ({ portfolioReturn, benchmarkReturn }: AttributionTotals) => ({
  portfolio_return: portfolioReturn,
  benchmark_return: benchmarkReturn,
  excess_arithmetic: portfolioReturn - benchmarkReturn,
  excess_geometric: (1 + portfolioReturn) / (1 + benchmarkReturn) - 1,
});

const singlePeriod = caseKind({
  name: "attribution of one period",
  input: withApproach({
    categories: z.array(z.string()),
    portfolio_weights: numbers,
    benchmark_weights: numbers,
    portfolio_returns: returnList,
    benchmark_returns: returnList,
    weights_are: z.enum(["start of period", "start of the period", "start of each period"]).optional(),
    period_end: z.string().optional(),
    ...imputation,
  }),
  compute(input, { fields }) {
    const pa = input.period_end !== undefined || asInPa(fields);
    const unheld = unheldRuleOf(input) ?? (pa ? "zeroReturn" : "otherSideReturn");
    const segments = segmentsOf({
      categories: input.categories,
      portfolioWeights: input.portfolio_weights,
      benchmarkWeights: input.benchmark_weights,
      portfolioReturns: input.portfolio_returns,
      benchmarkReturns: input.benchmark_returns,
    });
    const period = { periodEnd: input.period_end ?? "", segments };
    const attribution = attributionOverTime([period], optionsOf(input, "sum", unheld));
    const totals = attribution.periods[0]!;
    const [funds] = quadrants([period], unheld, PRINTED_WEIGHTS);
    return {
      ...excess(totals),
      active_return: totals.activeReturn,
      ...segmentEffects(totals.segments),
      allocation_total: totals.allocation,
      selection_total: totals.selection,
      interaction_total: totals.interaction,
      q1_benchmark: funds!.benchmark,
      q2_allocation_notional: funds!.allocation,
      q3_selection_notional: funds!.selection,
      q4_portfolio: funds!.portfolio,
    };
  },
});

const rowsOf = (attribution: AttributionOverTime, effect: "allocation" | "selection" | "interaction") => ({
  [`${effect}_by_period`]: attribution.periods.map((period) => period.segments.map((row) => row[effect])),
  [`${effect}_total_by_period`]: attribution.periods.map((period) => period[effect]),
  [`${effect}_adjusted_by_period`]: attribution.periods.map((period) =>
    period.segments.map((row) => row.linked?.[effect]),
  ),
  [`${effect}_linked`]: attribution.linked.segments?.map((row) => row[effect]),
  [`${effect}_linked_total`]: attribution.linked[effect],
  [`${effect}_compounded`]: attribution.linked[effect],
  [effect]: attribution.linked[effect],
});

const weightsOverTime = z.union([z.array(numbers), numbers]);
const isConstant = (weights: number[][] | number[]): weights is number[] => typeof weights[0] === "number";

const severalPeriods = caseKind({
  name: "attribution over several periods",
  input: withApproach({
    categories: z.array(z.string()),
    period_ends: z.array(z.string()),
    portfolio_weights: weightsOverTime,
    benchmark_weights: weightsOverTime,
    portfolio_returns: z.array(returnList),
    benchmark_returns: z.array(returnList),
    weights_are: z.literal("start of each period").optional(),
    linking: keyOf(linkings).optional(),
    ...imputation,
  }),
  compute(input, { fields }) {
    const pa = input.linking?.startsWith("pa ") || asInPa(fields);
    const unheld = unheldRuleOf(input) ?? (pa ? "zeroReturn" : "otherSideReturn");
    const count = input.period_ends.length;
    const weightsOf = (weights: number[][] | number[], t: number) =>
      isConstant(weights) ? weights : itemAt(weights, t, count);
    const periods = input.period_ends.map((periodEnd, t) => ({
      periodEnd,
      segments: segmentsOf({
        categories: input.categories,
        portfolioWeights: weightsOf(input.portfolio_weights, t),
        benchmarkWeights: weightsOf(input.benchmark_weights, t),
        portfolioReturns: itemAt(input.portfolio_returns, t, count),
        benchmarkReturns: itemAt(input.benchmark_returns, t, count),
      }),
    }));
    const linking = input.linking === undefined ? "sum" : linkings[input.linking];
    const attribution = attributionOverTime(periods, optionsOf(input, linking, unheld));
    const byPeriod = attribution.periods.map(excess);
    const funds = quadrants(periods, unheld, PRINTED_WEIGHTS);
    const answer = {
      ...excess(attribution.linked),
      active_return: attribution.linked.total,
      excess_arithmetic_by_period: byPeriod.map((period) => period.excess_arithmetic),
      excess_geometric_by_period: byPeriod.map((period) => period.excess_geometric),
      portfolio_return_by_period: byPeriod.map((period) => period.portfolio_return),
      benchmark_return_by_period: byPeriod.map((period) => period.benchmark_return),
      ...rowsOf(attribution, "allocation"),
      ...rowsOf(attribution, "selection"),
      ...rowsOf(attribution, "interaction"),
      q1_benchmark_by_period: funds.map((fund) => fund.benchmark),
      q2_by_period: funds.map((fund) => fund.allocation),
      q3_by_period: funds.map((fund) => fund.selection),
      q4_portfolio_by_period: funds.map((fund) => fund.portfolio),
    };
    return input.linking === undefined && input.approach === "arithmetic" ? unlinked(answer) : answer;
  },
});

/** Without a linking an arithmetic case can ask for single periods only. */
const unlinked = (answer: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(answer).filter(([field]) => /_by_period$|_return$|^excess_/.test(field)));

export const attributionCases: CaseKind[] = [
  singlePeriod,
  severalPeriods,
  ...attributionCurrencyCases,
  ...attributionKarnoskySingerCases,
  ...attributionLevelCases,
  ...attributionBondCases,
  ...attributionStyleCases,
];

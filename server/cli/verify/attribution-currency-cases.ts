import { z } from "zod";
import { ankrimHensel } from "@/server/core/attribution/ankrim-hensel";
import { baseMinusLocal } from "@/server/core/attribution/base-minus-local";
import { forwardContractReturn } from "@/server/core/attribution/forward-contracts";
import { geometricCurrencyAttribution } from "@/server/core/attribution/geometric-currency";
import {
  brinsonModels,
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
import { type CaseKind, caseKind } from "./case-kind";
import { UnsupportedCaseError } from "./unsupported-case-error";

const differenceOptions = {
  categories: z.array(z.string()),
  approach: z.literal("arithmetic"),
  model: keyOf(brinsonModels),
  interaction: keyOf(interactionPlaces).default("separate"),
  currency_method: z.literal("difference of base and local attribution"),
  weights_are: z.enum(["start of period", "start of the period", "start of each period"]).optional(),
  ...imputation,
};

const differenceOfOnePeriod = caseKind({
  name: "currency as base less local attribution",
  input: z.strictObject({
    ...differenceOptions,
    portfolio_weights: numbers,
    benchmark_weights: numbers,
    portfolio_returns_local: returnList,
    portfolio_returns_base: returnList,
    benchmark_returns_local: returnList,
    benchmark_returns_base: returnList,
    period_end: z.string().optional(),
  }),
  compute(input) {
    const count = input.categories.length;
    const { local, base, periods } = baseMinusLocal(
      [
        {
          periodEnd: input.period_end ?? "",
          segments: input.categories.map((name, i) => ({
            name,
            portfolioWeight: itemAt(input.portfolio_weights, i, count),
            benchmarkWeight: itemAt(input.benchmark_weights, i, count),
            portfolioLocalReturn: itemAt(input.portfolio_returns_local, i, count),
            benchmarkLocalReturn: itemAt(input.benchmark_returns_local, i, count),
            portfolioBaseReturn: itemAt(input.portfolio_returns_base, i, count),
            benchmarkBaseReturn: itemAt(input.benchmark_returns_base, i, count),
          })),
        },
      ],
      {
        model: brinsonModels[input.model],
        interaction: interactionPlaces[input.interaction],
        linking: "sum",
        unheld: unheldRuleOf(input) ?? "otherSideReturn",
        weightTolerance: PRINTED_WEIGHTS,
      },
    );
    const [localPeriod, basePeriod, currency] = [local.periods[0]!, base.periods[0]!, periods[0]!];
    return {
      allocation_local: localPeriod.segments.map((row) => row.allocation),
      allocation_local_total: localPeriod.allocation,
      selection_local: localPeriod.segments.map((row) => row.selection),
      selection_local_total: localPeriod.selection,
      interaction_local: localPeriod.segments.map((row) => row.interaction),
      interaction_local_total: localPeriod.interaction,
      currency: currency.segments.map((row) => row.currency),
      currency_total: currency.currency,
      portfolio_return_local: localPeriod.portfolioReturn,
      benchmark_return_local: localPeriod.benchmarkReturn,
      excess_arithmetic_local: localPeriod.activeReturn,
      portfolio_return_base: basePeriod.portfolioReturn,
      benchmark_return_base: basePeriod.benchmarkReturn,
      excess_arithmetic_base: basePeriod.activeReturn,
      excess_arithmetic: basePeriod.activeReturn,
    };
  },
});

const differenceOverTime = caseKind({
  name: "currency as base less local attribution over several periods",
  input: z.strictObject({
    ...differenceOptions,
    period_ends: z.array(z.string()),
    portfolio_weights: z.array(numbers),
    benchmark_weights: z.array(numbers),
    portfolio_returns_local: z.array(returnList),
    portfolio_returns_base: z.array(returnList),
    benchmark_returns_local: z.array(returnList),
    benchmark_returns_base: z.array(returnList),
    linking: keyOf(linkings),
  }),
  compute(input) {
    const width = input.categories.length;
    const count = input.period_ends.length;
    const at = <T>(table: readonly (readonly T[])[], t: number, i: number) => itemAt(itemAt(table, t, count), i, width);
    const { local, base, periods, linked } = baseMinusLocal(
      input.period_ends.map((periodEnd, t) => ({
        periodEnd,
        segments: input.categories.map((name, i) => ({
          name,
          portfolioWeight: at(input.portfolio_weights, t, i),
          benchmarkWeight: at(input.benchmark_weights, t, i),
          portfolioLocalReturn: at(input.portfolio_returns_local, t, i),
          benchmarkLocalReturn: at(input.benchmark_returns_local, t, i),
          portfolioBaseReturn: at(input.portfolio_returns_base, t, i),
          benchmarkBaseReturn: at(input.benchmark_returns_base, t, i),
        })),
      })),
      {
        model: brinsonModels[input.model],
        interaction: interactionPlaces[input.interaction],
        linking: linkings[input.linking],
        unheld: unheldRuleOf(input) ?? "otherSideReturn",
        weightTolerance: PRINTED_WEIGHTS,
      },
    );
    const effects = (["allocation", "selection", "interaction"] as const).map((effect) => ({
      [`${effect}_local_by_period`]: local.periods.map((period) => period.segments.map((row) => row[effect])),
      [`${effect}_local_linked`]: local.linked.segments?.map((row) => row[effect]),
      [`${effect}_local_linked_total`]: local.linked[effect],
    }));
    return {
      ...Object.assign({}, ...effects),
      currency_by_period: periods.map((period) => period.segments.map((row) => row.currency)),
      currency_linked: linked.segments?.map((row) => row.currency),
      currency_linked_total: linked.currency,
      portfolio_return_local: local.linked.portfolioReturn,
      benchmark_return_local: local.linked.benchmarkReturn,
      excess_arithmetic_local: local.linked.activeReturn,
      portfolio_return_base: base.linked.portfolioReturn,
      benchmark_return_base: base.linked.benchmarkReturn,
      excess_arithmetic_base: base.linked.activeReturn,
      excess_arithmetic: base.linked.activeReturn,
    };
  },
});

const ankrimHenselCase = caseKind({
  name: "currency after Ankrim and Hensel",
  input: z.strictObject({
    categories: z.array(z.string()),
    portfolio_weights: numbers,
    benchmark_weights: numbers,
    portfolio_forward_weights: numbers.optional(),
    benchmark_forward_weights: numbers.optional(),
    portfolio_returns_base: returnList,
    benchmark_returns_base: returnList,
    spot_start: numbers,
    spot_end: numbers,
    forward_rate_for_end: numbers,
    approach: z.literal("arithmetic").optional(),
    model: z.enum([
      "Brinson-Hood-Beebower on returns less currency return and benchmark local total",
      "Brinson-Fachler on returns less currency return",
      "Ankrim-Hensel",
    ]),
    interaction: keyOf(interactionPlaces),
  }),
  compute(input) {
    const count = input.categories.length;
    const segments = segmentsOf({
      categories: input.categories,
      portfolioWeights: input.portfolio_weights,
      benchmarkWeights: input.benchmark_weights,
      portfolioReturns: input.portfolio_returns_base,
      benchmarkReturns: input.benchmark_returns_base,
    }).map((segment, i) => ({
      ...segment,
      portfolioForwardWeight: input.portfolio_forward_weights ? itemAt(input.portfolio_forward_weights, i, count) : 0,
      benchmarkForwardWeight: input.benchmark_forward_weights ? itemAt(input.benchmark_forward_weights, i, count) : 0,
      spotStart: itemAt(input.spot_start, i, count),
      spotEnd: itemAt(input.spot_end, i, count),
      forwardRate: itemAt(input.forward_rate_for_end, i, count),
    }));
    const result = ankrimHensel(segments, {
      interaction: interactionPlaces[input.interaction],
      unheld: "otherSideReturn",
      weightTolerance: PRINTED_WEIGHTS,
    });
    return {
      allocation: result.segments.map((row) => row.allocation),
      allocation_total: result.allocation,
      selection: result.segments.map((row) => row.selection),
      selection_total: result.selection,
      interaction: result.segments.map((row) => row.interaction),
      interaction_total: result.interaction,
      currency_management: result.segments.map((row) => row.currencyManagement),
      currency_management_total: result.currencyManagement,
      forward_premium: result.segments.map((row) => row.forwardPremium),
      forward_premium_total: result.forwardPremium,
      excess_arithmetic: result.activeReturn,
      portfolio_return: result.portfolioReturn,
      benchmark_return: result.benchmarkReturn,
    };
  },
});

const geometricCurrencyCase = caseKind({
  name: "geometric multi-currency attribution",
  input: z.strictObject({
    categories: z.array(z.string()),
    portfolio_weights: numbers,
    benchmark_weights: numbers,
    portfolio_returns_base: returnList,
    benchmark_returns_base: returnList,
    portfolio_returns_local: returnList,
    benchmark_returns_local: returnList,
    benchmark_returns_hedged: numbers,
    portfolio_forward_weights: numbers.optional(),
    benchmark_forward_weights: numbers.optional(),
    spot_start: numbers.optional(),
    spot_end: numbers.optional(),
    forward_rate_for_end: numbers.optional(),
    portfolio_forward_rate_for_end: numbers.optional(),
    benchmark_forward_rate_for_end: numbers.optional(),
    forward_rate_for_end_portfolio: numbers.optional(),
    forward_rate_for_end_benchmark: numbers.optional(),
    approach: z.literal("geometric"),
    model: z.enum(["Bacon geometric; interaction in selection", "Bacon geometric"]).optional(),
    interaction: z.literal("in-selection").optional(),
  }),
  compute(input) {
    const count = input.categories.length;
    const forward = (side: "portfolio" | "benchmark", i: number) => {
      const weights = input[`${side}_forward_weights`];
      if (!weights) return undefined;
      const rates =
        input[`${side}_forward_rate_for_end`] ?? input[`forward_rate_for_end_${side}`] ?? input.forward_rate_for_end;
      if (!rates || !input.spot_end) throw new UnsupportedCaseError(`${side} forward contracts without their rates`);
      const contract = forwardContractReturn(itemAt(rates, i, count), itemAt(input.spot_end, i, count));
      return { weight: itemAt(weights, i, count), return: contract };
    };
    const segments = input.categories.map((name, i) => ({
      name,
      portfolioWeight: itemAt(input.portfolio_weights, i, count),
      benchmarkWeight: itemAt(input.benchmark_weights, i, count),
      portfolioLocalReturn: itemAt(input.portfolio_returns_local, i, count),
      benchmarkLocalReturn: itemAt(input.benchmark_returns_local, i, count),
      portfolioBaseReturn: itemAt(input.portfolio_returns_base, i, count),
      benchmarkBaseReturn: itemAt(input.benchmark_returns_base, i, count),
      benchmarkHedgedReturn: itemAt(input.benchmark_returns_hedged, i, count),
      portfolioForward: forward("portfolio", i),
      benchmarkForward: forward("benchmark", i),
    }));
    const result = geometricCurrencyAttribution(segments, {
      unheld: "otherSideReturn",
      weightTolerance: PRINTED_WEIGHTS,
    });
    return {
      excess_geometric: result.activeReturn,
      excess_arithmetic: result.portfolioReturn - result.benchmarkReturn,
      portfolio_return: result.portfolioReturn,
      benchmark_return: result.benchmarkReturn,
      allocation: result.segments.map((row) => row.allocation),
      allocation_total: result.allocation,
      selection: result.segments.map((row) => row.selection),
      selection_total: result.selection,
      hedging: result.hedging,
      naive_currency: result.currency,
      currency: result.currency,
      currency_total: result.currency,
      currency_attribution: result.currency,
    };
  },
});

export const attributionCurrencyCases: CaseKind[] = [
  differenceOfOnePeriod,
  differenceOverTime,
  ankrimHenselCase,
  geometricCurrencyCase,
];

import { z } from "zod";
import { karnoskySinger } from "@/server/core/attribution/karnosky-singer";
import { interactionPlaces, keyOf, PRINTED_WEIGHTS } from "./attribution-case-options";
import { type CaseKind, caseKind } from "./case-kind";
import { UnsupportedCaseError } from "./unsupported-case-error";

const premiums = {
  "local return - local cash rate": "continuouslyCompounded",
  "(1 + local return)(1 + currency return) - (1 + cash rate)(1 + currency return)": "simple",
} as const;
const cashReturns = {
  "local cash rate + currency return": "continuouslyCompounded",
  "(1 + cash rate)(1 + currency return) - 1": "simple",
} as const;
const returnForms = { continuously_compounded: "continuouslyCompounded", simple: "simple" } as const;
const premiumAllocations = {
  "(wp - wb) x (benchmark premium of the market - total benchmark premium)": "brinsonFachler",
  "(wp - wb) x benchmark premium of the market": "brinsonHoodBeebower",
} as const;
const premiumSelections = {
  "wp x (portfolio premium - benchmark premium)": ["inSelection"],
  "wb x (portfolio premium - benchmark premium)": ["separate", "inAllocation"],
} as const;

const karnoskySingerCase = caseKind({
  name: "currency after Karnosky and Singer",
  input: z.strictObject({
    model: z.literal("Karnosky-Singer"),
    return_form: keyOf(returnForms),
    premium: keyOf(premiums).optional(),
    cash_in_base: keyOf(cashReturns).optional(),
    currency_weight: z.literal("asset weight + forward weight; forward weights add to 0").optional(),
    allocation: keyOf(premiumAllocations).default(
      "(wp - wb) x (benchmark premium of the market - total benchmark premium)",
    ),
    selection: keyOf(premiumSelections).optional(),
    interaction: keyOf(interactionPlaces),
    currency: z
      .literal(
        "(portfolio currency weight - benchmark currency weight) x (cash return in base - total benchmark cash return in base)",
      )
      .optional(),
    markets: z.array(
      z.strictObject({
        currency: z.string(),
        portfolio_weight: z.number(),
        benchmark_weight: z.number(),
        portfolio_local_return: z.number().nullable(),
        benchmark_local_return: z.number().nullable(),
        cash_rate: z.number(),
        currency_return: z.number(),
        portfolio_forward_weight: z.number().default(0),
        benchmark_forward_weight: z.number().default(0),
      }),
    ),
  }),
  compute(input) {
    const returnForm = returnForms[input.return_form];
    const formOf = [input.premium && premiums[input.premium], input.cash_in_base && cashReturns[input.cash_in_base]];
    if (formOf.some((form) => form !== undefined && form !== returnForm)) {
      throw new UnsupportedCaseError("premium or cash return of another return form");
    }
    const places: readonly string[] | undefined = input.selection && premiumSelections[input.selection];
    if (places && !places.includes(interactionPlaces[input.interaction])) {
      throw new UnsupportedCaseError("selection of another place of the interaction");
    }
    const result = karnoskySinger(
      input.markets.map((market) => ({
        name: market.currency,
        portfolioWeight: market.portfolio_weight,
        benchmarkWeight: market.benchmark_weight,
        portfolioLocalReturn: market.portfolio_local_return,
        benchmarkLocalReturn: market.benchmark_local_return,
        cashRate: market.cash_rate,
        currencyReturn: market.currency_return,
        portfolioForwardWeight: market.portfolio_forward_weight,
        benchmarkForwardWeight: market.benchmark_forward_weight,
      })),
      {
        returnForm,
        interaction: interactionPlaces[input.interaction],
        model: premiumAllocations[input.allocation],
        weightTolerance: PRINTED_WEIGHTS,
      },
    );
    return {
      portfolio_return: result.portfolioReturn,
      benchmark_return: result.benchmarkReturn,
      active_return: result.activeReturn,
      allocation: result.markets.map((row) => row.allocation),
      allocation_total: result.allocation,
      selection: result.markets.map((row) => row.selection),
      selection_total: result.selection,
      interaction: result.markets.map((row) => row.interaction),
      interaction_total: result.interaction,
      currency: result.markets.map((row) => row.currency),
      currency_total: result.currency,
    };
  },
});

export const attributionKarnoskySingerCases: CaseKind[] = [karnoskySingerCase];

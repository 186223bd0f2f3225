import { InvalidInputError } from "../invalid-input-error";
import { sum, sumBy } from "../sum";
import { brinsonFachler } from "./brinson-fachler";
import { brinsonHoodBeebower } from "./brinson-hood-beebower";
import { assertForwardWeights } from "./forward-contracts";
import { type AttributionModel, type InteractionPlace, type UnheldRule, weightTolerance } from "./segment";

/** A market with its currency; several markets may share one. Weights and rates are fractions. */
export interface CurrencyMarket {
  name: string;
  portfolioWeight: number;
  benchmarkWeight: number;
  /** In local currency; null is allowed at weight 0 only. */
  portfolioLocalReturn: number | null;
  benchmarkLocalReturn: number | null;
  /** Cash rate of the currency over the period. */
  cashRate: number;
  /** Change of the currency against the base currency over the period. */
  currencyReturn: number;
  /** Share of the portfolio bought (sold: negative) forward in this currency; each side adds to 0. */
  portfolioForwardWeight: number;
  benchmarkForwardWeight: number;
}

/** Continuously compounded returns add up; simple ones compound, so the premium is measured in base currency. */
export type ReturnForm = "continuouslyCompounded" | "simple";

export interface KarnoskySingerOptions {
  returnForm: ReturnForm;
  interaction: InteractionPlace;
  model?: AttributionModel;
  unheld?: UnheldRule;
  weightTolerance?: number;
}

export interface KarnoskySingerAttribution {
  markets: { name: string; allocation: number; selection: number; interaction: number | null; currency: number }[];
  allocation: number;
  selection: number;
  interaction: number | null;
  currency: number;
  portfolioReturn: number;
  benchmarkReturn: number;
  activeReturn: number;
}

/**
 * Currency attribution after Karnosky and Singer: markets are judged by what they earn over local cash, currencies by what
 * their cash earns in base currency, so that hedging is a decision of its own.
 *
 *   premium     = local - cash                          simple returns: (local - cash) * (1 + currency return)
 *   cash in base = cash + currency return               simple returns: (1 + cash) * (1 + currency return) - 1
 *   allocation, selection, interaction: Brinson on the premiums (Brinson-Fachler unless the model says otherwise)
 *   currency    = (wp + fp - wb - fb) * (cash in base - that of the whole benchmark)     f: forward weights
 *
 * The effects add up to the active return in base currency, forwards included.
 *
 * @throws InvalidInputError noSegments, notFinite, missingReturn, weightsDoNotSumToOne, forwardWeightsDoNotSumToZero
 * @see Karnosky and Singer (1994), Global Asset Management and Performance Attribution, Research Foundation of the ICFA
 */
export function karnoskySinger(
  markets: readonly CurrencyMarket[],
  {
    returnForm,
    interaction,
    model = "brinsonFachler",
    unheld,
    weightTolerance: tolerance = weightTolerance,
  }: KarnoskySingerOptions,
): KarnoskySingerAttribution {
  const simple = returnForm === "simple";
  const scale = markets.map((market) => (simple ? 1 + market.currencyReturn : 1));
  const premium = (local: number | null, i: number) =>
    local === null ? null : (local - markets[i]!.cashRate) * scale[i]!;
  const cash = markets.map(({ cashRate, currencyReturn }) =>
    simple ? (1 + cashRate) * (1 + currencyReturn) - 1 : cashRate + currencyReturn,
  );
  if (!cash.every(Number.isFinite)) throw new InvalidInputError("notFinite", { side: "cash" });
  assertForwardWeights(
    markets.map((market) => market.portfolioForwardWeight),
    "portfolio",
    tolerance,
  );
  assertForwardWeights(
    markets.map((market) => market.benchmarkForwardWeight),
    "benchmark",
    tolerance,
  );

  const segments = markets.map((market, i) => ({
    name: String(i),
    portfolioWeight: market.portfolioWeight,
    benchmarkWeight: market.benchmarkWeight,
    portfolioReturn: premium(market.portfolioLocalReturn, i),
    benchmarkReturn: premium(market.benchmarkLocalReturn, i),
  }));
  const brinson = model === "brinsonFachler" ? brinsonFachler : brinsonHoodBeebower;
  const effects = brinson(segments, { interaction, unheld, weightTolerance: tolerance });

  const portfolioCurrency = markets.map((market) => market.portfolioWeight + market.portfolioForwardWeight);
  const benchmarkCurrency = markets.map((market) => market.benchmarkWeight + market.benchmarkForwardWeight);
  const benchmarkCash = sumBy(cash, (value, i) => benchmarkCurrency[i]! * value);
  const rows = effects.map(({ allocation, selection, interaction: own }, i) => ({
    name: markets[i]!.name,
    allocation,
    selection,
    interaction: own,
    currency: (portfolioCurrency[i]! - benchmarkCurrency[i]!) * (cash[i]! - benchmarkCash) + 0,
  }));
  const portfolioReturn =
    sumBy(segments, (row) => row.portfolioWeight * (row.portfolioReturn ?? 0)) +
    sumBy(cash, (value, i) => portfolioCurrency[i]! * value);
  const benchmarkReturn = sumBy(segments, (row) => row.benchmarkWeight * (row.benchmarkReturn ?? 0)) + benchmarkCash;
  return {
    markets: rows,
    allocation: sumBy(rows, (row) => row.allocation),
    selection: sumBy(rows, (row) => row.selection),
    interaction: interaction === "separate" ? sum(rows.map((row) => row.interaction ?? 0)) : null,
    currency: sumBy(rows, (row) => row.currency),
    portfolioReturn,
    benchmarkReturn,
    activeReturn: portfolioReturn - benchmarkReturn,
  };
}

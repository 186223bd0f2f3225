import type { Measured } from "@/server/core/measured";
import {
  annualizedArithmeticReturn,
  annualizedGeometricReturn,
  cumulativeReturn,
  geometricMeanReturn,
  meanAbsoluteDeviation,
} from "@/server/core/risk/average-return";
import { distributionShape } from "@/server/core/risk/distribution-shape";
import {
  downsideDeviation,
  downsideFrequency,
  downsidePotential,
  dRatio,
  kappaRatio,
  omegaRatio,
  omegaSharpeRatio,
  prospectRatio,
  semiDeviation,
  sortinoRatio,
  upsideFrequency,
  upsidePotentialRatio,
  upsideRisk,
} from "@/server/core/risk/downside";
import {
  averageDrawdown,
  calmarRatio,
  martinRatio,
  maxDrawdown,
  painIndex,
  painRatio,
  sterlingRatio,
  ulcerIndex,
  worstDrawdowns,
} from "@/server/core/risk/drawdown";
import { type RollingValue, rolling, rollingSummary } from "@/server/core/risk/rolling";
import { stability, tailRatio } from "@/server/core/risk/shape-of-path";
import { adjustedSharpeRatio, sharpeRatio, sharpeRatioPerPeriod } from "@/server/core/risk/sharpe-ratio";
import {
  gaussianExpectedShortfall,
  gaussianValueAtRisk,
  historicalExpectedShortfall,
  historicalValueAtRisk,
  meanOfWorstReturns,
  modifiedValueAtRisk,
} from "@/server/core/risk/value-at-risk";
import {
  annualizedDownsideDeviation,
  annualizedSortinoRatio,
  volatility,
  volatilityPerPeriod,
} from "@/server/core/risk/volatility";
import { numberInName } from "./case-series";

export interface DatedReturns {
  returns: readonly number[];
  /** Labels of the periods; empty when the case has none. */
  dates: readonly string[];
  periodsPerYear: number;
}

type Compute = (series: DatedReturns, ...parameters: string[]) => unknown;

const NUMBER = "(\\d+(?:_\\d+)?)";
const field = (name: string, compute: Compute): [RegExp, Compute] => [
  new RegExp(`^${name.replaceAll("#", NUMBER)}$`),
  compute,
];
const confidence = (percent: string) => Number((numberInName(percent) / 100).toPrecision(14));
const side = (name: string) => (name === "subset" ? "subset" : "full");
const method = (name: string) => (name === "geometric" ? "geometric" : "arithmetic");

/** Every figure of one series by the name the cases give it; a `#` is a number that the name carries. */
const FIELDS: readonly [RegExp, Compute][] = [
  field("cumulative_return", ({ returns }) => cumulativeReturn(returns)),
  field("annualised_return_geometric", (s) => annualizedGeometricReturn(s.returns, s.periodsPerYear)),
  field("annualised_return_arithmetic", (s) => annualizedArithmeticReturn(s.returns, s.periodsPerYear)),
  field("mean_return", ({ returns }) => annualizedArithmeticReturn(returns, 1)),
  field("geometric_mean_return", ({ returns }) => geometricMeanReturn(returns)),
  field("mean_absolute_deviation", ({ returns }) => meanAbsoluteDeviation(returns)),

  field("std_dev_sample", ({ returns }) => volatilityPerPeriod(returns)),
  field("annualised_std_dev_sample", (s) => volatility(s.returns, s.periodsPerYear)),
  field("semi_deviation", ({ returns }) => semiDeviation(returns)),
  field("downside_deviation_mar#_(full|subset)", (s, mar, of) =>
    downsideDeviation(s.returns, numberInName(mar!), side(of!)),
  ),
  field("downside_potential_mar#", (s, mar) => downsidePotential(s.returns, numberInName(mar!))),
  field("downside_frequency_mar#", (s, mar) => downsideFrequency(s.returns, numberInName(mar!))),
  field("upside_frequency_mar#", (s, mar) => upsideFrequency(s.returns, numberInName(mar!))),
  field("upside_risk_mar#_(full|subset)", (s, mar, of) => upsideRisk(s.returns, numberInName(mar!), side(of!))),
  field("skewness_moment", ({ returns }) => distributionShape(returns).skewness),
  field("skewness_fisher_g1_adjusted", ({ returns }) => distributionShape(returns).adjustedSkewness),
  field("kurtosis_excess", ({ returns }) => distributionShape(returns).excessKurtosis),
  field("kurtosis_moment", ({ returns }) => distributionShape(returns).kurtosis),
  field("kurtosis_sample_excess", ({ returns }) => distributionShape(returns).adjustedExcessKurtosis),

  field("sharpe_annualised_(geometric|arithmetic)_rf#", (s, of, rf) =>
    sharpeRatio(s.returns, s.periodsPerYear, numberInName(rf!), method(of!)),
  ),
  field("sharpe_period_rf#", (s, rf) => sharpeRatioPerPeriod(s.returns, numberInName(rf!))),
  field("sortino_period_mar#", (s, mar) => sortinoRatio(s.returns, numberInName(mar!))),
  field("omega_ratio_l#", (s, target) => omegaRatio(s.returns, numberInName(target!))),
  field("omega_sharpe_ratio_mar#", (s, mar) => omegaSharpeRatio(s.returns, numberInName(mar!))),
  field("kappa(\\d+)_mar#", (s, order, mar) => kappaRatio(s.returns, numberInName(mar!), Number(order))),
  field("upside_potential_ratio_mar#_(full|subset)", (s, mar, of) =>
    upsidePotentialRatio(s.returns, numberInName(mar!), side(of!)),
  ),
  field("bernardo_ledoit_ratio", ({ returns }) => omegaRatio(returns)),
  field("d_ratio", ({ returns }) => dRatio(returns)),
  field("prospect_ratio_mar0", ({ returns }) => prospectRatio(returns)),
  field("adjusted_sharpe_rf#_on_(geometric|arithmetic)_sharpe", (s, rf, of) =>
    adjustedSharpeRatio(s.returns, s.periodsPerYear, numberInName(rf!), method(of!)),
  ),

  field("max_drawdown", ({ returns }) => maxDrawdown(returns)),
  field("calmar_ratio", (s) => calmarRatio(s.returns, s.periodsPerYear)),
  field("sterling_ratio_excess_#pct", (s, excess) => sterlingRatio(s.returns, s.periodsPerYear, confidence(excess!))),
  field("ulcer_index", ({ returns }) => ulcerIndex(returns)),
  field("pain_index", ({ returns }) => painIndex(returns)),
  field("pain_ratio_rf#", (s, rf) => painRatio(s.returns, s.periodsPerYear, numberInName(rf!))),
  field("martin_ratio_rf#", (s, rf) => martinRatio(s.returns, s.periodsPerYear, numberInName(rf!))),
  field("average_drawdown_all", ({ returns }) => averageDrawdown(returns)),
  field("worst_drawdowns(?:_(\\d+))?", (s, count = "3") => drawdownRows(s, Number(count))),

  field("var_historical_#", (s, percent) => historicalValueAtRisk(s.returns, confidence(percent!))),
  field("es_historical_#", (s, percent) => historicalExpectedShortfall(s.returns, confidence(percent!))),
  field("var_gaussian_#", (s, percent) => gaussianValueAtRisk(s.returns, confidence(percent!))),
  field("es_gaussian_#", (s, percent) => gaussianExpectedShortfall(s.returns, confidence(percent!))),
  field("var_modified_#", (s, percent) => modifiedValueAtRisk(s.returns, confidence(percent!))),

  field("annualised_return_(\\d+)", (s, window) => summaryOf(s, rollingReturn(s, window!))),
  field("annualised_return_(\\d+)_series", (s, window) => seriesOf(s, rollingReturn(s, window!))),
  field("annualised_std_dev_(\\d+)", (s, window) => summaryOf(s, rollingVolatility(s, window!))),
  field("annualised_std_dev_(\\d+)_series", (s, window) => seriesOf(s, rollingVolatility(s, window!))),
];

/** Names and conventions of empyrical: the number of periods per year stands in the name, max drawdown is negative. */
const DAILY_FIELDS: readonly [RegExp, Compute][] = [
  field("(?:annual_return_geometric|cagr)_(\\d+)", (s, perYear) =>
    annualizedGeometricReturn(s.returns, Number(perYear)),
  ),
  field("annual_volatility_(\\d+)", (s, perYear) => volatility(s.returns, Number(perYear))),
  field("sharpe_(\\d+)_rf_?#(?:_per_day)?", (s, perYear, rf) =>
    sharpeRatio(s.returns, Number(perYear), numberInName(rf!)),
  ),
  field("sortino_(\\d+)_mar_?#", (s, perYear, mar) =>
    annualizedSortinoRatio(s.returns, Number(perYear), numberInName(mar!)),
  ),
  field("downside_risk_(\\d+)_mar_?#", (s, perYear, mar) =>
    annualizedDownsideDeviation(s.returns, Number(perYear), numberInName(mar!)),
  ),
  field("max_drawdown", ({ returns }) => -maxDrawdown(returns)),
  field("calmar", (s) => calmarRatio(s.returns, s.periodsPerYear)),
  field("omega_rf#_required0", (s, rf) => omegaRatio(s.returns, numberInName(rf!))),
  field("stability_of_timeseries", ({ returns }) => stability(returns)),
  field("tail_ratio", ({ returns }) => tailRatio(returns)),
  field("value_at_risk_#pct", (s, percent) => historicalValueAtRisk(s.returns, 1 - confidence(percent!))),
  field("conditional_value_at_risk_#pct", (s, percent) => meanOfWorstReturns(s.returns, 1 - confidence(percent!))),
];

/** The fields among `names` that are figures of one series; a figure that does not exist is null. */
export const riskFields = (series: DatedReturns, names: readonly string[]): Record<string, unknown> =>
  answer(FIELDS, series, names);

/** The same in the names and conventions of daily cases, those of {@link riskFields} where they do not differ. */
export const dailyRiskFields = (series: DatedReturns, names: readonly string[]): Record<string, unknown> =>
  answer([...DAILY_FIELDS, ...FIELDS], series, names);

function answer(fields: readonly [RegExp, Compute][], series: DatedReturns, names: readonly string[]) {
  return Object.fromEntries(
    names.flatMap((name) => {
      const known = fields.find(([pattern]) => pattern.test(name));
      if (known === undefined) return [];
      const [, ...parameters] = known[0].exec(name)!;
      return [[name, plainFigure(known[1](series, ...parameters))]];
    }),
  );
}

/** A `Measured` as its value; anything else as it is. */
export const plainFigure = (figure: unknown): unknown =>
  typeof figure === "object" && figure !== null && "value" in figure ? (figure as Measured<unknown>).value : figure;

const rollingReturn = (s: DatedReturns, window: string) =>
  rolling(s.returns, Number(window), (values) => annualizedGeometricReturn(values, s.periodsPerYear));

const rollingVolatility = (s: DatedReturns, window: string) =>
  rolling(s.returns, Number(window), (values) => volatility(values, s.periodsPerYear));

function summaryOf({ dates }: DatedReturns, values: readonly RollingValue[]) {
  const { count, ...picked } = rollingSummary(values);
  const dated = Object.entries(picked).map(([name, item]) => [
    name,
    item === null ? null : { date: dates[item.end], value: item.value },
  ]);
  return { count, ...Object.fromEntries(dated) };
}

const seriesOf = ({ dates }: DatedReturns, values: readonly RollingValue[]) => ({
  dates: values.map(({ end }) => dates[end]),
  values: values.map(({ value }) => value.value),
});

const drawdownRows = ({ returns, dates }: DatedReturns, count: number) =>
  worstDrawdowns(returns, count).map((drawdown) => ({
    first_decline_period: dates[drawdown.firstDecline],
    trough: dates[drawdown.trough],
    recovered: drawdown.recovered === null ? null : dates[drawdown.recovered],
    depth: drawdown.depth,
    length_periods: drawdown.lengthPeriods,
    to_trough_periods: drawdown.toTroughPeriods,
    recovery_periods: drawdown.recoveryPeriods,
  }));

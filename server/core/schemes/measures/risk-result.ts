import { type Measured, measured, unavailable } from "../../measured";
import { HORIZONS, horizonPeriods } from "../../returns/calendar/horizons";
import { PERIODS_PER_YEAR } from "../../returns/calendar/period";
import { maxDrawdown } from "../../risk/drawdown";
import { manipulationProofPerformance } from "../../risk/manipulation-proof";
import { sharpeRatio } from "../../risk/sharpe-ratio";
import { annualizedDownsideDeviation, annualizedSortinoRatio, volatility } from "../../risk/volatility";
import { LADDER_FIGURES } from "../definition/measure-shape";
import type { FigureUnit } from "../evaluation";
import type { ReturnPoint } from "../manager-record";
import type { DatedRate } from "../scheme-context";
import type { MeasureOf } from "../scheme-definition";
import { type MeasureFacts, type MeasureResult, noResult } from "./measure-facts";
import { periodsOf } from "./return-window";

type RiskMeasure = MeasureOf<"riskFigure">;
type LadderFigure = (typeof LADDER_FIGURES)[number];
type SeriesFigure = Exclude<RiskMeasure["figure"], LadderFigure>;

/** Risk aversion of the manipulation-proof measure: the usual choice between 2 and 4. */
const RISK_AVERSION = 3;

/** A figure of evidence off the ladder, or a figure of risk computed from the returns of the horizon. */
export function riskResult(measure: RiskMeasure, facts: MeasureFacts): MeasureResult {
  const { figure, book, horizon } = measure;
  const unit = UNITS[figure];
  const formula = FORMULAS[figure];
  if (isLadderFigure(figure)) {
    const row = facts.record.ladder[book][HORIZONS.indexOf(horizon)];
    if (!row) return noResult("noReturns", unit, formula);
    const x = row.complete ? row.evidence[figure] : unavailable("horizonNotCovered");
    return { x, unit, formula, inputs: [{ name: "years", value: row.years, unit: "years" }], row };
  }
  const frequency = facts.record.frequency ?? "quarterly";
  const all = periodsOf(facts.record, facts.context, book);
  if (all === null) return noResult("noReturns", unit, formula);
  const count = horizon === "sinceInception" ? all.length : horizonPeriods(horizon, frequency);
  if (count === null) return noResult("horizonShorterThanPeriod", unit, formula);
  if (all.length < count * facts.scheme.missing.minimumCoverage) return noResult("horizonNotCovered", unit, formula);
  const periods = all.slice(-count);
  const returns: number[] = [];
  for (const { portfolio } of periods) {
    if (portfolio === null) return noResult("missingPeriods", unit, formula);
    returns.push(portfolio);
  }
  return {
    x: seriesFigure(figure, returns, periods, PERIODS_PER_YEAR[frequency], facts.context.rates?.riskFree),
    unit,
    formula,
    inputs: [
      { name: "periods", value: returns.length, unit: "score" },
      { name: "from", value: periods[0]?.periodEnd ?? null, unit: "date" },
      { name: "to", value: periods.at(-1)?.periodEnd ?? null, unit: "date" },
    ],
    row: null,
  };
}

function seriesFigure(
  figure: SeriesFigure,
  returns: readonly number[],
  periods: readonly ReturnPoint[],
  perYear: number,
  riskFree: readonly DatedRate[] | undefined,
): Measured {
  switch (figure) {
    case "volatility":
      return volatility(returns, perYear);
    case "downsideDeviation":
      return annualizedDownsideDeviation(returns, perYear);
    case "sortinoRatio":
      return annualizedSortinoRatio(returns, perYear);
    case "maximumDrawdown":
      return measured(maxDrawdown(returns));
    case "sharpeRatio":
    case "manipulationProof": {
      const rates = riskFreeReturns(periods, perYear, riskFree);
      if (rates === null) return unavailable("notReported");
      return figure === "sharpeRatio"
        ? sharpeRatio(returns, perYear, rates)
        : manipulationProofPerformance(returns, rates, perYear, RISK_AVERSION);
    }
  }
}

/** (1 + yearly rate in force at the end of the period)^(1 / periods per year) - 1; null where one is not known. */
function riskFreeReturns(periods: readonly ReturnPoint[], perYear: number, rates: readonly DatedRate[] = []) {
  const found: number[] = [];
  for (const { periodEnd } of periods) {
    const rate = rates.findLast(({ from }) => from <= periodEnd);
    if (rate === undefined) return null;
    found.push(Math.expm1(Math.log1p(rate.annualRate) / perYear));
  }
  return found;
}

const isLadderFigure = (figure: RiskMeasure["figure"]): figure is LadderFigure =>
  (LADDER_FIGURES as readonly string[]).includes(figure);

const UNITS: Readonly<Record<RiskMeasure["figure"], FigureUnit>> = {
  informationRatio: "score",
  trackingError: "return",
  tStatistic: "score",
  probabilitySkill: "probability",
  volatility: "return",
  sharpeRatio: "score",
  downsideDeviation: "return",
  sortinoRatio: "score",
  maximumDrawdown: "return",
  manipulationProof: "return",
};

const FORMULAS: Readonly<Record<RiskMeasure["figure"], string>> = {
  informationRatio: "IR = mean(R − B) ÷ TE",
  trackingError: "TE = sd(R − B) · √n",
  tStatistic: "t = mean ÷ standard error",
  probabilitySkill: "P(IR > 0)",
  volatility: "σ = sd(R) · √n",
  sharpeRatio: "mean(R − F) ÷ sd(R − F) · √n",
  downsideDeviation: "√(Σ min(R, 0)² ÷ N) · √n",
  sortinoRatio: "mean(R) ÷ downside deviation · √n",
  maximumDrawdown: "max(1 − W ÷ max W)",
  manipulationProof: "ln(mean(((1+R) ÷ (1+F))^(1−ρ))) · n ÷ (1−ρ)",
};

import { type Measured, measured, unavailable } from "../../measured";
import { sizeTimeScore } from "../../pay/size-time";
import { HORIZON_MONTHS, HORIZONS } from "../../returns/calendar/horizons";
import { addDays, addMonths } from "../../returns/calendar/plain-date";
import type { FigureInput } from "../evaluation";
import type { ReturnRow } from "../manager-record";
import type { SchemeContext } from "../scheme-context";
import type { MeasureOf } from "../scheme-definition";
import { hurdleRate } from "./hurdle-rate";
import { type MeasureFacts, type MeasureResult, noResult } from "./measure-facts";

type PeriodMeasure = MeasureOf<"periodReturn">;

/**
 * A return over a horizon, off the ladder of the record, or off the ladders of its portfolios where the scheme weighs
 * those and they are given.
 */
export function periodResult(measure: PeriodMeasure, facts: MeasureFacts): MeasureResult {
  const { record, context, scheme } = facts;
  if (scheme.portfolios?.rule === "sizeTime" && context.portfolios !== undefined)
    return sizeTimeResult(measure, facts, scheme.portfolios.minimumAgeYears);
  const row = record.ladder[measure.book][HORIZONS.indexOf(measure.horizon)];
  if (!row) return noResult("noReturns", "return");
  return { ...resultOfRow(measure, row, context, scheme.missing.minimumCoverage), row };
}

function resultOfRow(
  measure: PeriodMeasure,
  row: ReturnRow,
  context: SchemeContext,
  minimumCoverage: number,
): Omit<MeasureResult, "row"> {
  const window: FigureInput[] = [
    { name: "from", value: row.from, unit: "date" },
    { name: "to", value: row.to, unit: "date" },
  ];
  const isAnnual = row.activeBasis === "annualized";
  const basis = isAnnual ? "annualized" : "cumulative";
  const own: FigureInput = { name: "portfolioReturn", value: row.portfolioReturn.value, unit: "return" };
  const result = (x: Measured, formula: string, inputs: FigureInput[]): Omit<MeasureResult, "row"> => ({
    x: covers(row, minimumCoverage) ? x : unavailable(row.periods === 0 ? "noReturns" : "horizonNotCovered"),
    unit: "return",
    formula,
    inputs: [...inputs, ...window],
  });
  const { against } = measure;
  switch (against.kind) {
    case "benchmark": {
      const benchmark: FigureInput = { name: "benchmarkReturn", value: row.benchmark[basis].value, unit: "return" };
      return result(row.active, "R − B", [own, benchmark]);
    }
    case "hurdle":
    case "liabilityCost":
    case "inflation": {
      const annual = hurdleRate(against, context.rates, row);
      if (annual.value === null) return result(annual, "R − H", [own]);
      const hurdle = isAnnual ? annual.value : (1 + annual.value) ** row.years - 1;
      return result(
        row.portfolioReturn.value === null ? row.portfolioReturn : measured(row.portfolioReturn.value - hurdle),
        "R − H",
        [own, { name: "hurdleRate", value: hurdle, unit: "return" }],
      );
    }
    default:
      return result(row.portfolioReturn, "R", [own]);
  }
}

/** x of every portfolio of the year, weighted by average size x days answered for. */
function sizeTimeResult(
  measure: PeriodMeasure,
  { record, context, scheme }: MeasureFacts,
  minimumAgeYears: number,
): MeasureResult {
  const formula = "Σ size × days × x ÷ Σ size × days";
  const to = record.asOf;
  const from = addDays(addMonths(to, -12), 1);
  const portfolios = (context.portfolios ?? []).filter(
    (portfolio) => portfolio.from <= to && (portfolio.to === null || portfolio.to >= from),
  );
  const lines = portfolios.flatMap((portfolio) => {
    const row = portfolio.ladder[HORIZONS.indexOf(measure.horizon)];
    const x = row ? resultOfRow(measure, row, context, scheme.missing.minimumCoverage).x.value : null;
    return x === null ? [] : [{ ...portfolio, x }];
  });
  if (lines.length === 0)
    return noResult(portfolios.length === 0 ? "noPortfolio" : "horizonNotCovered", "return", formula);
  const { portfolios: weighted, score } = sizeTimeScore(
    lines.map(({ averageSize, ageYears, from: since, to: until, x }) => ({
      averageSize,
      ageYears,
      from: since,
      to: until,
      score: x,
    })),
    { from, to },
    minimumAgeYears,
  );
  return {
    x: score === null ? unavailable("tooYoung") : measured(score),
    unit: "return",
    formula,
    inputs: lines.flatMap(({ name, averageSize, x }, i): FigureInput[] => [
      { name, value: x, unit: "return" },
      { name: "averageSize", value: String(averageSize), unit: "money" },
      { name: "daysManaged", value: weighted[i]!.days, unit: "days" },
    ]),
    row: null,
  };
}

/** Whether the record reaches over enough of the horizon; one that covers all of it always does. */
function covers(row: ReturnRow, minimumCoverage: number): boolean {
  const months = HORIZON_MONTHS[row.horizon];
  if (row.complete) return true;
  return months !== null && (row.years * 12) / months >= minimumCoverage;
}

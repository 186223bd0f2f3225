import { type Measured, measured, unavailable } from "../../measured";
import { cycleFigure } from "../../pay/cycle-figure";
import { HORIZONS, type Horizon } from "../../returns/calendar/horizons";
import { PERIODS_PER_YEAR } from "../../returns/calendar/period";
import { addDays, addMonths } from "../../returns/calendar/plain-date";
import { sumBy } from "../../sum";
import type { FigureInput } from "../evaluation";
import type { MeasureOf } from "../scheme-definition";
import { hurdleRate } from "./hurdle-rate";
import type { MeasureFacts, MeasureResult } from "./measure-facts";
import { periodsOf } from "./return-window";

type CycleMeasure = MeasureOf<"cycle">;

interface YearlyValues {
  /** By year, the latest first. */
  readonly own: readonly number[];
  readonly benchmark: readonly (number | null)[];
}

/**
 * A figure over whole years up to the as-of date, with a shorter cycle where the scheme's coverage allows it.
 *
 *   x = sum over parts of weight x (figure of n years - hurdle of n years)
 *
 * The figure is the geometric or arithmetic mean of the yearly values; see cycleFigure.
 */
export function cycleResult(measure: CycleMeasure, facts: MeasureFacts): MeasureResult {
  const formula = `Σ w · (${measure.mean === "geometric" ? "(Π(1+r))^(1/n) − 1" : "Σ r ÷ n"}${measure.against.kind === "nothing" ? "" : " − H"})`;
  const lines = measure.parts.map((part) => ({ ...part, ...figureOf(measure, part.years, facts) }));
  const missing = lines.find(({ weight, x }) => weight > 0 && x.value === null);
  const x = missing
    ? unavailable(missing.x.reason ?? "noReturns")
    : measured(sumBy(lines, (line) => line.weight * (line.x.value ?? 0)));
  return {
    x,
    unit: "return",
    formula,
    inputs: lines.flatMap(({ years, own, hurdle }): FigureInput[] => [
      { name: "years", value: years, unit: "years" },
      { name: "cycleFigure", value: own, unit: "return" },
      ...(measure.against.kind === "nothing" ? [] : [{ name: "hurdleRate", value: hurdle, unit: "return" } as const]),
    ]),
    row: null,
  };
}

interface CycleLine {
  readonly x: Measured;
  readonly own: number | null;
  readonly hurdle: number | null;
}

function figureOf(measure: CycleMeasure, years: number, facts: MeasureFacts): CycleLine {
  const none = (reason: string): CycleLine => ({ x: unavailable(reason), own: null, hurdle: null });
  const values = yearlyValues(measure, years, facts);
  if (values === null) return fromLadder(measure, years, facts) ?? none("noReturns");
  const covered = Math.min(years, values.own.length);
  if (covered < years && covered / years < facts.scheme.missing.minimumCoverage) return none("horizonNotCovered");
  if (covered === 0) return none("noReturns");
  const kind = measure.of.kind === "indicator" ? measure.of.values : "rates";
  const own = cycleFigure(values.own, covered, measure.mean, kind);
  if (own === null) return none("totalLoss");
  const hurdle = hurdleOf(measure, covered, values, facts);
  return { x: hurdle.value === null ? hurdle : measured(own - hurdle.value), own, hurdle: hurdle.value };
}

function hurdleOf(measure: CycleMeasure, years: number, { benchmark }: YearlyValues, facts: MeasureFacts): Measured {
  const { against } = measure;
  switch (against.kind) {
    case "nothing":
      return measured(0);
    case "benchmark": {
      const used = benchmark.slice(0, years).filter((value) => value !== null);
      if (used.length < years) return unavailable("benchmarkMissing");
      const figure = cycleFigure(used, years, measure.mean, "rates");
      return figure === null ? unavailable("totalLoss") : measured(figure);
    }
    case "hurdle":
    case "liabilityCost":
    case "inflation": {
      const to = facts.record.asOf;
      return hurdleRate(against, facts.context.rates, { from: addDays(addMonths(to, -12 * years), 1), to });
    }
    default:
      return unavailable("noPeers");
  }
}

/** Compounded by year from the as-of date backwards; null where there is no series to take them from. */
function yearlyValues(measure: CycleMeasure, years: number, { record, context }: MeasureFacts): YearlyValues | null {
  if (measure.of.kind === "indicator") {
    const own = context.indicators?.[measure.of.indicator];
    return own === undefined ? null : { own: own.slice(0, years), benchmark: [] };
  }
  const periods = periodsOf(record, context, measure.book);
  if (periods === null) return null;
  const perYear = PERIODS_PER_YEAR[record.frequency ?? "quarterly"];
  const own: number[] = [];
  const benchmark: (number | null)[] = [];
  for (let end = periods.length; end >= perYear && own.length < years; end -= perYear) {
    let [growth, ofBenchmark]: [number, number | null] = [1, 1];
    for (let i = end - perYear; i < end; i++) {
      const { portfolio, benchmark: compared } = periods[i]!;
      if (portfolio === null) return { own, benchmark };
      growth *= 1 + portfolio;
      ofBenchmark = ofBenchmark === null || compared === null ? null : ofBenchmark * (1 + compared);
    }
    own.push(growth - 1);
    benchmark.push(ofBenchmark === null ? null : ofBenchmark - 1);
  }
  return { own, benchmark };
}

const HORIZON_OF_YEARS: Readonly<Record<number, Horizon>> = { 1: "1y", 3: "3y", 5: "5y", 7: "7y", 10: "10y" };

/** Without a series: the row of the ladder of that length, whose yearly return is the geometric figure. */
function fromLadder(measure: CycleMeasure, years: number, facts: MeasureFacts): CycleLine | null {
  const horizon = HORIZON_OF_YEARS[years];
  const row = horizon && facts.record.ladder[measure.book][HORIZONS.indexOf(horizon)];
  if (!row?.complete || measure.of.kind === "indicator" || (measure.mean === "arithmetic" && years > 1)) return null;
  const own = row.portfolioReturn;
  if (own.value === null) return { x: own, own: null, hurdle: null };
  const hurdle =
    measure.against.kind === "benchmark"
      ? row.benchmark.annualized
      : hurdleOf(measure, years, { own: [], benchmark: [] }, facts);
  return {
    x: hurdle.value === null ? hurdle : measured(own.value - hurdle.value),
    own: own.value,
    hurdle: hurdle.value,
  };
}

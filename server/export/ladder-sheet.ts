import { skillPosterior } from "@/server/core/evidence/skill-posterior.ts";
import { type Measured, measured, unavailable } from "@/server/core/measured.ts";
import { type Frequency, PERIODS_PER_YEAR } from "@/server/core/returns/calendar/period.ts";
import type { HorizonRow } from "@/server/core/schemes/manager-record.ts";
import { linearRegression } from "@/server/core/statistics/linear-regression.ts";
import { neweyWestErrors } from "@/server/core/statistics/robust-covariance.ts";
import type { ExportWords } from "./export-words.ts";
import { RETURN_COLUMNS, type ReturnsSheet } from "./returns-sheet.ts";
import {
  at,
  type Cell,
  type CellLook,
  day,
  down,
  formula,
  number,
  on,
  type Sheet,
  SheetPlan,
  text,
} from "./workbook.ts";

export interface LadderExport {
  /** The part of the record that the rows are of; the whole of it where there is none. */
  readonly book?: "liquid" | "private";
  readonly rows: readonly HorizonRow[];
  readonly frequency: Frequency;
  /** Lags of the standard error behind the evidence. */
  readonly neweyWestLag: number;
  /** Active return of every period, by its last day; null where the reader may not see the series. */
  readonly series: { readonly sheet: ReturnsSheet; readonly active: ReadonlyMap<string, number | null> } | null;
}

/** The t-statistic that counts as proof. */
const PROOF_T = 2;

const LINES = [
  ["from", "date"],
  ["to", "date"],
  ["periods", "integer"],
  ["years", "number"],
  ["portfolioCumulative", "percent"],
  ["portfolioAnnualized", "percent"],
  ["benchmarkCumulative", "percent"],
  ["benchmarkAnnualized", "percent"],
  ["active", "percent"],
  ["valueAdded", "money"],
  ["meanActive", "percent"],
  ["deviation", "percent"],
  ["standardError", "percent"],
  ["trackingError", "percent"],
  ["informationRatio", "number"],
  ["tStatistic", "number"],
  ["lower", "percent"],
  ["upper", "percent"],
  ["ratioError", "number"],
  ["weightOfRecord", "number"],
  ["posteriorMean", "number"],
  ["posteriorDeviation", "number"],
  ["probabilitySkill", "percent"],
  ["yearsNeeded", "number"],
  ["yearsStillNeeded", "number"],
] as const satisfies readonly (readonly [string, CellLook])[];

type LineKey = (typeof LINES)[number][0];

/** A line of one horizon: its formula, and what Longview says (null for a step that no page shows). */
interface Line {
  readonly source: string | null;
  readonly result: number | null;
  readonly own: Measured | null;
}

/**
 * The horizon ladder by formulas, each figure beside what Longview shows and the difference between them. Where the
 * reader may not see the series, figures that follow from other figures are still computed from these.
 */
export function ladderSheet(ladder: LadderExport, words: ExportWords): Sheet {
  const { say } = words;
  const sheetName = { liquid: "ladderLiquid", private: "ladderPrivate", whole: "ladder" }[ladder.book ?? "whole"];
  const plan = new SheetPlan(say(`export.sheets.${sheetName}`), [38, ...ladder.rows.flatMap(() => [16, 16, 11])]);
  plan.add(text(say("export.ladder.title"), "title"));
  const note = ladder.book ? "noteOfBook" : ladder.series ? "note" : "noteWithoutSeries";
  plan.add(text(say(`export.ladder.${note}`), "note"));
  const prior = ladder.rows[0]?.evidence.prior ?? { mean: 0, standardDeviation: 0 };
  const confidence = ladder.rows.find(({ evidence }) => evidence.interval.value !== null)?.evidence.interval.value
    ?.confidence;
  const assumption = (key: string, value: number) => at(2, plan.add(text(say(`export.ladder.${key}`)), number(value)));
  const given = {
    perYear: assumption("periodsPerYear", PERIODS_PER_YEAR[ladder.frequency]),
    confidence: assumption("confidence", confidence ?? 0.95),
    proofT: assumption("proofT", PROOF_T),
    priorMean: assumption("priorMean", prior.mean),
    priorDeviation: assumption("priorDeviation", prior.standardDeviation),
  };
  plan.add(text(say("export.ladder.lags")), number(ladder.neweyWestLag, "integer"));
  plan.add();
  const horizons = ladder.rows.flatMap(({ horizon }) => [text(say(`horizons.${horizon}`), "heading"), null, null]);
  plan.add(null, ...horizons);
  const columns = ["recomputed", "shown", "difference"].map((key) => text(say(`export.${key}`), "heading"));
  plan.add(null, ...ladder.rows.flatMap(() => columns));
  plan.frozen = { rows: plan.rows.length, columns: 1 };
  const first = plan.next;
  const rowOf = (key: LineKey) => first + LINES.findIndex(([name]) => name === key);
  const perHorizon = ladder.rows.map((row, i) => {
    const column = 2 + 3 * i;
    const series = windowOf(ladder, row);
    // A figure by formula where there is one, as shown where there is not.
    const ref = (key: LineKey) => at(series || !FROM_SERIES.has(key) ? column : column + 1, rowOf(key));
    return { column, row, lines: linesOf(row, ladder, series, given, ref) };
  });
  for (const [key, look] of LINES) {
    const cells = perHorizon.flatMap(({ column, row, lines }): Cell[] => {
      if (key === "from" || key === "to") return [null, row.periods > 0 ? day(row[key]) : null, null];
      const { source, result, own } = lines[key];
      if (own !== null) return plan.compared({ column, row: rowOf(key) }, source, own, look, words.reason);
      return [source === null || result === null ? null : formula(source, result, look), null, null];
    });
    plan.add(text(say(`export.ladder.lines.${key}`)), ...cells);
  }
  return plan;
}

/** Figures that only the series gives. */
const FROM_SERIES: ReadonlySet<LineKey> = new Set([
  "periods",
  "portfolioCumulative",
  "benchmarkCumulative",
  "trackingError",
  "informationRatio",
  "tStatistic",
]);

interface Window {
  /** A column of the returns sheet within the window, shifted by some rows at its start and end. */
  readonly range: (column: keyof typeof RETURN_COLUMNS, skipFirst?: number, skipLast?: number) => string;
  /** null where a period has no active return. */
  readonly active: readonly number[] | null;
}

function windowOf({ series }: LadderExport, { from, to, periods }: HorizonRow): Window | null {
  const rows = periods === 0 ? null : series?.sheet.rowsWithin(from, to);
  if (!series || !rows) return null;
  const active = [...series.active].filter(([end]) => end >= from && end <= to).map(([, value]) => value);
  const known = active.filter((value) => value !== null);
  return {
    range: (column, skipFirst = 0, skipLast = 0) =>
      on(series.sheet.sheet.name, down(RETURN_COLUMNS[column], rows.first + skipFirst, rows.last - skipLast)),
    active: known.length === active.length ? known : null,
  };
}

type Given = Readonly<Record<"perYear" | "confidence" | "proofT" | "priorMean" | "priorDeviation", string>>;

function linesOf(
  row: HorizonRow,
  { frequency, neweyWestLag }: LadderExport,
  series: Window | null,
  given: Given,
  ref: (key: LineKey) => string,
): Record<Exclude<LineKey, "from" | "to">, Line> {
  const { evidence, portfolio, benchmark } = row;
  const figure = (own: Measured, source: string | null): Line => ({ source, own, result: own.value });
  const step = (result: number | null, source: string | null): Line => ({ source, own: null, result });
  const bySeries = (source: (window: Window) => string) => (series ? source(series) : null);
  const annualized = (cumulative: string) =>
    `IF(${ref("years")}=1,${cumulative},(1+${cumulative})^(1/${ref("years")})-1)`;
  const steps = stepsOf(series?.active ?? null, row, neweyWestLag, PERIODS_PER_YEAR[frequency]);
  const [lower, upper] = (["lower", "upper"] as const).map(
    (end): Measured => (evidence.interval.value === null ? evidence.interval : measured(evidence.interval.value[end])),
  );
  const reach = `T.INV.2T(1-${given.confidence},${ref("periods")}-1)*${ref("standardError")}`;
  const isAnnual = row.activeBasis === "annualized";
  const hasEvidence = evidence.tStatistic.value !== null;
  const ifEvidence = (source: string | null) => (hasEvidence ? source : null);
  return {
    periods: figure(
      row.periods > 0 ? measured(row.periods) : unavailable("noReturns"),
      bySeries((w) => `ROWS(${w.range("active")})`),
    ),
    years: figure(
      row.periods > 0 ? measured(row.years) : unavailable("noReturns"),
      `${ref("periods")}/${given.perYear}`,
    ),
    portfolioCumulative: figure(
      portfolio.cumulative,
      bySeries((w) => `PRODUCT(${w.range("portfolioGrowth")})-1`),
    ),
    portfolioAnnualized: figure(portfolio.annualized, annualized(ref("portfolioCumulative"))),
    benchmarkCumulative: figure(
      benchmark.cumulative,
      bySeries((w) => `PRODUCT(${w.range("benchmarkGrowth")})-1`),
    ),
    benchmarkAnnualized: figure(benchmark.annualized, annualized(ref("benchmarkCumulative"))),
    active: figure(
      row.active,
      isAnnual
        ? `${ref("portfolioAnnualized")}-${ref("benchmarkAnnualized")}`
        : `${ref("portfolioCumulative")}-${ref("benchmarkCumulative")}`,
    ),
    valueAdded: figure(
      row.valueAdded,
      bySeries((w) => `SUMPRODUCT(${w.range("value")},${w.range("active")})`),
    ),
    meanActive: step(
      steps?.mean ?? null,
      bySeries((w) => `AVERAGE(${w.range("active")})`),
    ),
    deviation: step(
      steps?.deviation ?? null,
      bySeries((w) => `STDEV.S(${w.range("active")})`),
    ),
    standardError: step(
      steps?.standardError ?? null,
      bySeries((w) => standardError(w, ref("meanActive"), ref("periods"), neweyWestLag)),
    ),
    trackingError: figure(
      evidence.trackingError,
      bySeries(() => `${ref("deviation")}*SQRT(${given.perYear})`),
    ),
    informationRatio: figure(
      evidence.informationRatio,
      bySeries(() => `${ref("meanActive")}*${given.perYear}/${ref("trackingError")}`),
    ),
    tStatistic: figure(
      evidence.tStatistic,
      bySeries(() => `${ref("meanActive")}/${ref("standardError")}`),
    ),
    lower: figure(
      lower!,
      bySeries(() => `(${ref("meanActive")}-${reach})*${given.perYear}`),
    ),
    upper: figure(
      upper!,
      bySeries(() => `(${ref("meanActive")}+${reach})*${given.perYear}`),
    ),
    ratioError: step(
      steps?.ratioError ?? null,
      ifEvidence(
        series
          ? `${ref("standardError")}*${given.perYear}/${ref("trackingError")}`
          : `ABS(${ref("informationRatio")}/${ref("tStatistic")})`,
      ),
    ),
    weightOfRecord: step(
      steps?.weightOfRecord ?? null,
      ifEvidence(`${given.priorDeviation}^2/(${given.priorDeviation}^2+${ref("ratioError")}^2)`),
    ),
    posteriorMean: step(
      steps?.posteriorMean ?? null,
      ifEvidence(`${ref("weightOfRecord")}*${ref("informationRatio")}+(1-${ref("weightOfRecord")})*${given.priorMean}`),
    ),
    posteriorDeviation: step(
      steps?.posteriorDeviation ?? null,
      ifEvidence(`${ref("ratioError")}*SQRT(${ref("weightOfRecord")})`),
    ),
    probabilitySkill: figure(
      evidence.probabilitySkill,
      steps?.posteriorDeviation === 0
        ? `IF(${ref("posteriorMean")}>0,1,0)`
        : `NORM.S.DIST(${ref("posteriorMean")}/${ref("posteriorDeviation")},TRUE)`,
    ),
    yearsNeeded: figure(evidence.yearsNeeded, `${ref("years")}*(${given.proofT}/${ref("tStatistic")})^2`),
    yearsStillNeeded: figure(evidence.yearsStillNeeded, `MAX(0,${ref("yearsNeeded")}-${ref("years")})`),
  };
}

/** Newey-West with Bartlett weights and the small-sample factor; without lags the ordinary standard error of a mean. */
function standardError({ range }: Window, mean: string, periods: string, lags: number): string {
  const terms = Array.from({ length: lags }, (_, i) => {
    const lag = i + 1;
    const product = `SUMPRODUCT(${range("active", lag)}-${mean},${range("active", 0, lag)}-${mean})`;
    return `+2*(1-${lag}/${lags + 1})*${product}`;
  });
  return `SQRT((DEVSQ(${range("active")})${terms.join("")})/(${periods}*(${periods}-1)))`;
}

/** The steps between the series and the evidence, as the core takes them; null where there is no evidence. */
function stepsOf(active: readonly number[] | null, { evidence }: HorizonRow, lags: number, perYear: number) {
  const [ratio, t, trackingError] = [
    evidence.informationRatio.value,
    evidence.tStatistic.value,
    evidence.trackingError.value,
  ];
  if (ratio === null || t === null || trackingError === null || (t === 0 && active === null)) return null;
  const regression = active && linearRegression(active, []);
  const errors =
    regression && (lags === 0 ? regression : neweyWestErrors(regression, lags, { smallSample: true })).standardErrors;
  const mean = regression?.coefficients[0] ?? null;
  const ratioError = errors ? (errors[0]! * perYear) / trackingError : Math.abs(ratio / t);
  const posterior = skillPosterior(evidence.prior, ratio, ratioError);
  return {
    mean,
    deviation: regression?.residualStandardError ?? null,
    standardError: errors?.[0] ?? null,
    ratioError,
    weightOfRecord: posterior.weightOfRecord,
    posteriorMean: posterior.mean,
    posteriorDeviation: posterior.standardDeviation,
  };
}

import { type Measured, measured, unavailable } from "../measured";
import { HORIZON_MONTHS, HORIZONS } from "../returns/calendar/horizons";
import { sumBy } from "../sum";
import type { FigureInput } from "./evaluation";
import type { HorizonRow, ManagerRecord } from "./manager-record";
import type { SchemeDefinition, SchemeMeasure } from "./scheme-definition";
import { paidInByShare, type Tolerated } from "./tolerance";

/** x of a measure's curve, and the numbers it was made from. */
export interface MeasureResult {
  readonly x: Measured;
  readonly formula: string;
  readonly inputs: readonly FigureInput[];
  /** The row of the ladder it was read off; null for results of funds. */
  readonly row: HorizonRow | null;
}

/** Reads one measure off a record. `tolerated` are the private positions as the scheme's tolerance sees them. */
export function measureResult(
  measure: SchemeMeasure,
  record: ManagerRecord,
  tolerated: readonly Tolerated[],
  missing: SchemeDefinition["missing"],
): MeasureResult {
  return measure.kind === "periodReturn"
    ? periodResult(measure, record, missing.minimumCoverage)
    : fundResult(measure, tolerated);
}

function periodResult(
  measure: Extract<SchemeMeasure, { kind: "periodReturn" }>,
  record: ManagerRecord,
  minimumCoverage: number,
): MeasureResult {
  const row = record.ladder[measure.book][HORIZONS.indexOf(measure.horizon)];
  if (!row) return { x: unavailable("noReturns"), formula: "", inputs: [], row: null };
  const window: FigureInput[] = [
    { name: "from", value: row.from, unit: "date" },
    { name: "to", value: row.to, unit: "date" },
  ];
  const isAnnual = row.activeBasis === "annualized";
  const basis = isAnnual ? "annualized" : "cumulative";
  const own: FigureInput = { name: "portfolioReturn", value: row.portfolioReturn.value, unit: "return" };
  const result = (x: Measured, formula: string, inputs: FigureInput[]): MeasureResult => ({
    x: covers(row, minimumCoverage) ? x : unavailable(row.periods === 0 ? "noReturns" : "horizonNotCovered"),
    formula,
    inputs: [...inputs, ...window],
    row,
  });
  switch (measure.against.kind) {
    case "benchmark": {
      const benchmark: FigureInput = { name: "benchmarkReturn", value: row.benchmark[basis].value, unit: "return" };
      return result(row.active, "R − B", [own, benchmark]);
    }
    case "hurdle": {
      const { annualRate } = measure.against;
      const hurdle = isAnnual ? annualRate : (1 + annualRate) ** row.years - 1;
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

/** Whether the record reaches over enough of the horizon; one that covers all of it always does. */
function covers(row: HorizonRow, minimumCoverage: number): boolean {
  const months = HORIZON_MONTHS[row.horizon];
  if (row.complete) return true;
  return months !== null && (row.years * 12) / months >= minimumCoverage;
}

/** Mean over the positions that are old enough to judge, weighed by money paid in. */
function fundResult(
  measure: Extract<SchemeMeasure, { kind: "fundResult" }>,
  tolerated: readonly Tolerated[],
): MeasureResult {
  const formula = measure.against.kind === "hurdle" ? "Σ paid-in × (x − H) ÷ Σ paid-in" : "Σ paid-in × x ÷ Σ paid-in";
  const none = (reason: string): MeasureResult => ({ x: unavailable(reason), formula, inputs: [], row: null });
  if (tolerated.length === 0) return none("noPrivateBook");
  const judged = tolerated.filter(({ standing }) => standing !== "young");
  if (judged.length === 0) return none("tooYoung");
  const lines = judged.flatMap(({ position }) => {
    const own = position[measure.result];
    const x =
      measure.against.kind === "corridor"
        ? (position.corridor[measure.result].value?.rank.value ?? null)
        : measure.against.kind === "hurdle" && own.value !== null
          ? own.value - measure.against.annualRate
          : own.value;
    return x === null ? [] : [{ position, x, paidIn: paidInByShare(position) }];
  });
  const total = sumBy(lines, ({ paidIn }) => paidIn);
  if (!(total > 0)) return none(measure.against.kind === "corridor" ? "tooFewPeers" : "nothingPaidIn");
  return {
    x: measured(sumBy(lines, ({ x, paidIn }) => x * paidIn) / total),
    formula,
    inputs: lines.flatMap(({ position, x, paidIn }): FigureInput[] => [
      { name: position.name, value: x, unit: measure.against.kind === "corridor" ? "share" : unitOf(measure.result) },
      { name: "paidIn", value: String(paidIn), unit: "money" },
    ]),
    row: null,
  };
}

const unitOf = (result: "irr" | "tvpi") => (result === "irr" ? "return" : "multiple");

import { measured } from "../../measured";
import { sumBy } from "../../sum";
import type { FigureInput, FigureUnit } from "../evaluation";
import type { PrivatePosition } from "../manager-record";
import type { MeasureOf } from "../scheme-definition";
import { paidInByShare } from "../tolerance/tolerated-positions";
import { type MeasureFacts, type MeasureResult, noResult } from "./measure-facts";

type FundMeasure = MeasureOf<"fundResult">;

/** Mean over the positions that are old enough to judge, weighed by money paid in. */
export function fundResult(measure: FundMeasure, { positions }: MeasureFacts): MeasureResult {
  const unit = unitOf(measure);
  const formula = measure.against.kind === "hurdle" ? "Σ paid-in × (x − H) ÷ Σ paid-in" : "Σ paid-in × x ÷ Σ paid-in";
  if (positions.length === 0) return noResult("noPrivateBook", unit, formula);
  const judged = positions.filter(({ standing }) => standing !== "young");
  if (judged.length === 0) return noResult("tooYoung", unit, formula);
  const lines = judged.flatMap(({ position }) => {
    const x = resultOf(measure, position);
    return x === null ? [] : [{ position, x, paidIn: paidInByShare(position) }];
  });
  const total = sumBy(lines, ({ paidIn }) => paidIn);
  const isRanked = measure.against.kind === "corridor" || measure.against.kind === "quartile";
  if (!(total > 0)) return noResult(isRanked ? "tooFewPeers" : "nothingPaidIn", unit, formula);
  return {
    x: measured(sumBy(lines, ({ x, paidIn }) => x * paidIn) / total),
    unit,
    formula,
    inputs: lines.flatMap(({ position, x, paidIn }): FigureInput[] => [
      { name: position.name, value: x, unit },
      { name: "paidIn", value: String(paidIn), unit: "money" },
    ]),
    row: null,
  };
}

function resultOf({ result, against }: FundMeasure, position: PrivatePosition): number | null {
  if (against.kind === "corridor" || against.kind === "quartile") {
    if (result !== "irr" && result !== "tvpi") return null;
    const placed = position.corridor[result].value;
    return (against.kind === "corridor" ? placed?.rank.value : placed?.quartile.value) ?? null;
  }
  const own = position[result].value;
  return own !== null && against.kind === "hurdle" ? own - against.annualRate : own;
}

function unitOf({ result, against }: FundMeasure): FigureUnit {
  if (against.kind === "corridor") return "share";
  if (against.kind === "quartile") return "score";
  return result === "irr" ? "return" : "multiple";
}

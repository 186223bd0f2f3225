import type { SchemeMeasure } from "../scheme-definition";

/** What x of a measure's curve is: a key of `measureAxes.*`, and whether it reads as a percentage. */
export interface MeasureAxis {
  readonly what:
    | "activeReturn"
    | "returnOverHurdle"
    | "realReturn"
    | "return"
    | "indicator"
    | "rank"
    | "quartile"
    | "multiple"
    | "ratio"
    | "share"
    | "probability"
    | "drawdown"
    | "yearly"
    | "judgement"
    | "count";
  readonly isPercent: boolean;
}

const percent = (what: MeasureAxis["what"]): MeasureAxis => ({ what, isPercent: true });
const plain = (what: MeasureAxis["what"]): MeasureAxis => ({ what, isPercent: false });

/** What the result of a measure is, for the axis of its curve and for its sentence. */
export function measureAxis(measure: SchemeMeasure): MeasureAxis {
  switch (measure.kind) {
    case "periodReturn":
      return ofReturns(measure.against.kind, "return");
    case "cycle":
      return ofReturns(measure.against.kind, measure.of.kind === "indicator" ? "indicator" : "return");
    case "riskFigure":
      return ofRisk(measure.figure);
    case "fundResult":
      if (measure.against.kind === "corridor") return percent("rank");
      if (measure.against.kind === "quartile") return plain("quartile");
      if (measure.result !== "irr") return plain("multiple");
      return percent(measure.against.kind === "hurdle" ? "returnOverHurdle" : "return");
    case "dealFigure":
      return ["capitalLost", "hitShare", "milestonesMet"].includes(measure.figure.kind)
        ? percent("share")
        : plain("multiple");
    case "assessment":
      return plain("judgement");
    case "events":
      return plain("count");
  }
}

function ofReturns(against: string, itself: "return" | "indicator"): MeasureAxis {
  if (against === "benchmark") return percent("activeReturn");
  if (against === "hurdle" || against === "liabilityCost") return percent("returnOverHurdle");
  if (against === "inflation") return percent("realReturn");
  return percent(itself);
}

function ofRisk(figure: string): MeasureAxis {
  if (figure === "maximumDrawdown") return percent("drawdown");
  if (figure === "probabilitySkill") return percent("probability");
  if (["trackingError", "volatility", "downsideDeviation", "manipulationProof"].includes(figure))
    return percent("yearly");
  return plain("ratio");
}

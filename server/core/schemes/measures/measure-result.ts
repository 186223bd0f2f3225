import type { SchemeMeasure } from "../scheme-definition";
import { assessmentResult, eventsResult } from "./assessment-result";
import { cycleResult } from "./cycle-result";
import { dealResult } from "./deal-result";
import { fundResult } from "./fund-result";
import type { MeasureFacts, MeasureResult } from "./measure-facts";
import { periodResult } from "./period-result";
import { riskResult } from "./risk-result";

/** Reads one measure off a record. */
export function measureResult(measure: SchemeMeasure, facts: MeasureFacts): MeasureResult {
  switch (measure.kind) {
    case "periodReturn":
      return periodResult(measure, facts);
    case "cycle":
      return cycleResult(measure, facts);
    case "riskFigure":
      return riskResult(measure, facts);
    case "fundResult":
      return fundResult(measure, facts);
    case "dealFigure":
      return dealResult(measure, facts);
    case "assessment":
      return assessmentResult(measure, facts);
    case "events":
      return eventsResult(measure, facts);
  }
}

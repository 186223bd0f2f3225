import { type Measured, measured, unavailable } from "../measured";
import { HORIZON_MONTHS, HORIZONS, type Horizon } from "../returns/calendar/horizons";
import { type Assessed, compileAssessment, type KeptReadings, standingShare } from "./assess-record";
import { decide, type QuarterFacts } from "./decision-rule";
import { decisionNode } from "./decision-tree";
import type { Evaluation } from "./evaluation";
import { scoreNode } from "./evaluation-tree";
import { type JudgeInput, type Judgement, yearsForScore, yearsOfMeasure } from "./judge";
import type { ManagerRecord } from "./manager-record";
import type { MeasureResult } from "./measures/measure-facts";
import type { SchemeContext } from "./scheme-context";
import type { SchemeDefinition } from "./scheme-definition";

/** A scheme turned into functions; compile once, evaluate many. */
export interface CompiledScheme {
  readonly definition: SchemeDefinition;
  /**
   * The full evaluation with its derivation: pages, replay, cycle and shell.
   *
   * @param history quarters before this one, for rules that count breaches over time
   */
  readonly evaluate: (record: ManagerRecord, context?: SchemeContext, history?: readonly QuarterFacts[]) => Evaluation;
  /** The same in numbers, without the derivation. */
  readonly assess: (record: ManagerRecord, context?: SchemeContext) => Assessed;
  /** The same decision from bare numbers: simulations. */
  readonly judge: (input: JudgeInput) => Judgement;
}

/**
 * Compiles a scheme. `evaluate` and `assess` read the numbers off a record and hand them to `judge`, so that a page, a
 * replay and a simulation cannot come to different verdicts from the same numbers.
 *
 * @param kept see compileAssessment
 * @throws InvalidInputError as the score curves do
 */
export function compileScheme(
  definition: SchemeDefinition,
  kept: { readonly readings?: KeptReadings } = {},
): CompiledScheme {
  const { judge, assess } = compileAssessment(definition, kept);
  return {
    definition,
    judge,
    assess,
    evaluate: (record, context = {}, history = []) => evaluated(definition, assess(record, context), history),
  };
}

/** One evaluation; see compileScheme, which is cheaper for many. */
export const evaluateScheme = (
  definition: SchemeDefinition,
  record: ManagerRecord,
  context?: SchemeContext,
): Evaluation => compileScheme(definition).evaluate(record, context);

function evaluated(definition: SchemeDefinition, assessed: Assessed, history: readonly QuarterFacts[]): Evaluation {
  const { judgement, results, record, quarter } = assessed;
  const score: Measured =
    judgement.score === null ? unavailable(missingReason(judgement, results)) : measured(judgement.score);
  const quarters = [...history, quarter];
  const decision = decide(definition.decision, quarters);
  return {
    schemeCode: definition.code,
    managerId: record.managerId,
    score,
    verdict: judgement.verdict,
    verdictReason: { code: judgement.reason, facts: reasonFacts(definition, assessed) },
    longestHorizon: longestHorizon(definition, results),
    breaches: assessed.breaches,
    decision: { ...decision, tree: decisionNode(definition, decision, quarters) },
    tree: scoreNode(definition, assessed, score),
  };
}

function missingReason({ reason }: Judgement, results: readonly MeasureResult[]): string {
  if (reason === "youngFunds") return "tooYoung";
  const given = results.find(({ x }) => x.value === null)?.x.reason;
  return given ?? "noScores";
}

/** Longest horizon of a result that counted; of a cycle, the longest horizon that is not longer than it. */
function longestHorizon({ measures }: SchemeDefinition, results: readonly MeasureResult[]): Horizon | null {
  const found = measures.flatMap((measure, i): Horizon[] => {
    if (results[i]!.x.value === null) return [];
    if (measure.kind === "periodReturn" || measure.kind === "riskFigure") return [measure.horizon];
    const years = yearsOfMeasure(measure);
    if (years === null) return [];
    return HORIZONS.filter((horizon) => (HORIZON_MONTHS[horizon] ?? Number.POSITIVE_INFINITY) <= years * 12).slice(-1);
  });
  return HORIZONS.findLast((horizon) => found.includes(horizon)) ?? null;
}

function reasonFacts(
  definition: SchemeDefinition,
  { judgement, positions, yearsOfRecord, probabilitySkill }: Assessed,
): Record<string, string | number> {
  const { score, reason } = judgement;
  const { decision } = definition;
  switch (reason) {
    case "scoreAhead":
      return { score: score ?? 0, threshold: decision.aheadFrom };
    case "scoreBehind":
      return { score: score ?? 0, threshold: decision.behindBelow };
    case "scoreInLine":
      return { score: score ?? 0, from: decision.behindBelow, to: decision.aheadFrom };
    case "recordTooShort":
      return {
        years: yearsOfRecord,
        minimum: score === null ? yearsForScore(definition) : decision.evidence.minimumYears,
      };
    case "skillNotDisproved":
      return { probability: probabilitySkill ?? 0, limit: decision.evidence.notBehindAboveProbability ?? 1 };
    case "skillNotProved":
      return { probability: probabilitySkill ?? 0, limit: decision.evidence.aheadFromProbability ?? 0 };
    case "youngFunds":
      return {
        count: positions.filter(({ standing }) => standing === "young").length,
        graceYears: definition.tolerance?.graceYears ?? 0,
      };
    case "outsideCorridor":
      return {
        count: positions.filter(({ standing }) => standing === "outside").length,
        share: standingShare(positions, "outside"),
        lowerProbability: definition.tolerance?.corridor.lowerProbability ?? 0,
      };
    default:
      return {};
  }
}

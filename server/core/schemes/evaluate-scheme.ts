import { type Measured, measured, unavailable } from "../measured";
import { HORIZONS, type Horizon } from "../returns/calendar/horizons";
import { sumBy } from "../sum";
import type { Evaluation, EvaluationNode, FigureUnit } from "./evaluation";
import { compileJudge, type JudgeInput, type Judgement, yearsForScore } from "./judge";
import type { LadderBook, ManagerRecord, SourceRef } from "./manager-record";
import { type MeasureResult, measureResult } from "./measure-result";
import type { SchemeDefinition, SchemeMeasure } from "./scheme-definition";
import { paidInByShare, type Tolerated, toleratedPositions } from "./tolerance";

/** A scheme turned into functions; compile once, evaluate many. */
export interface CompiledScheme {
  readonly definition: SchemeDefinition;
  /** The full evaluation with its derivation: pages, replay, cycle and shell. */
  readonly evaluate: (record: ManagerRecord) => Evaluation;
  /** The same decision from bare numbers: simulations. */
  readonly judge: (input: JudgeInput) => Judgement;
}

/**
 * Compiles a scheme. `evaluate` reads the numbers off a record and hands them to `judge`, so that a page and a
 * simulation cannot come to different verdicts from the same numbers.
 *
 * @throws InvalidInputError as the score curves do
 */
export function compileScheme(definition: SchemeDefinition): CompiledScheme {
  const judge = compileJudge(definition);
  return { definition, judge, evaluate: (record) => evaluated(definition, judge, record) };
}

/** One evaluation; see compileScheme, which is cheaper for many. */
export const evaluateScheme = (definition: SchemeDefinition, record: ManagerRecord): Evaluation =>
  compileScheme(definition).evaluate(record);

function evaluated(definition: SchemeDefinition, judge: CompiledScheme["judge"], record: ManagerRecord): Evaluation {
  const tolerated = toleratedPositions(record.positions, definition.tolerance);
  const results = definition.measures.map((measure) => measureResult(measure, record, tolerated, definition.missing));
  const judgement = judge({
    results: results.map(({ x }) => x.value),
    shares: { liquid: record.books.liquid.share, private: record.books.private.share },
    ...evidenceOf(definition, record),
    outsideShare: standingShare(tolerated, "outside"),
    youngShare: standingShare(tolerated, "young"),
  });
  const score: Measured =
    judgement.score === null ? unavailable(missingReason(judgement, results)) : measured(judgement.score);
  const horizons = definition.measures.flatMap((measure, i) =>
    measure.kind === "periodReturn" && results[i]!.x.value !== null ? [measure.horizon] : [],
  );
  return {
    schemeCode: definition.code,
    managerId: record.managerId,
    score,
    verdict: judgement.verdict,
    verdictReason: { code: judgement.reason, facts: reasonFacts(judgement, definition, record, tolerated) },
    longestHorizon: longest(horizons),
    tree: scoreNode(definition, record, judgement, results, tolerated, score),
  };
}

/** The book whose record counts as evidence: the whole, or the larger of the parts the scheme measures by returns. */
function evidenceOf(definition: SchemeDefinition, record: ManagerRecord) {
  const books = definition.measures.flatMap((measure) => (measure.kind === "periodReturn" ? [measure.book] : []));
  const byReturns = books.includes("whole") || record.books.liquid.share > 0;
  const book: LadderBook = books.includes("whole") || !byReturns ? "whole" : "liquid";
  const row = record.ladder[book].at(-1);
  return {
    yearsOfRecord: row?.years ?? 0,
    probabilitySkill: byReturns ? (row?.evidence.probabilitySkill.value ?? null) : null,
  };
}

function standingShare(tolerated: readonly Tolerated[], standing: Tolerated["standing"]): number {
  const total = sumBy(tolerated, ({ position }) => paidInByShare(position));
  if (!(total > 0)) return 0;
  return sumBy(tolerated, (item) => (item.standing === standing ? paidInByShare(item.position) : 0)) / total;
}

function missingReason({ reason }: Judgement, results: readonly MeasureResult[]): string {
  if (reason === "youngFunds") return "tooYoung";
  const given = results.find(({ x }) => x.value === null)?.x.reason;
  return given ?? "noScores";
}

const longest = (horizons: readonly Horizon[]): Horizon | null =>
  HORIZONS.findLast((horizon) => horizons.includes(horizon)) ?? null;

function reasonFacts(
  { score, reason }: Judgement,
  definition: SchemeDefinition,
  record: ManagerRecord,
  tolerated: readonly Tolerated[],
): Record<string, string | number> {
  const { yearsOfRecord, probabilitySkill } = evidenceOf(definition, record);
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
        count: tolerated.filter(({ standing }) => standing === "young").length,
        graceYears: definition.tolerance?.graceYears ?? 0,
      };
    case "outsideCorridor":
      return {
        count: tolerated.filter(({ standing }) => standing === "outside").length,
        share: standingShare(tolerated, "outside"),
        lowerProbability: definition.tolerance?.corridor.lowerProbability ?? 0,
      };
    default:
      return {};
  }
}

function scoreNode(
  definition: SchemeDefinition,
  record: ManagerRecord,
  judgement: Judgement,
  results: readonly MeasureResult[],
  tolerated: readonly Tolerated[],
  score: Measured,
): EvaluationNode {
  const books = judgement.books.map(({ book, share, result }): EvaluationNode => {
    const members = definition.measures.flatMap((measure, index) =>
      measure.book === book ? [{ measure, index }] : [],
    );
    return {
      key: "book",
      facts: { book },
      formula: "Σ w · s",
      unit: "score",
      value: result.score === null ? unavailable(result.reason ?? "tooLittleWeight") : measured(result.score),
      weight: share,
      effectiveWeight: share,
      inputs: [],
      sources: [],
      children: members.map(({ measure, index }, i) =>
        measureNode(
          measure,
          results[index]!,
          judgement.scores[index] ?? null,
          result.effectiveWeights?.[i] ?? null,
          record,
        ),
      ),
    };
  });
  return {
    key: "score",
    facts: { scheme: definition.code },
    formula: "Σ share · score",
    unit: "score",
    value: score,
    weight: null,
    effectiveWeight: null,
    inputs: [],
    sources: [],
    children: [...books, ...(definition.tolerance === null ? [] : tolerated.map(positionNode))],
  };
}

function measureNode(
  measure: SchemeMeasure,
  { x, formula, inputs, row }: MeasureResult,
  score: number | null,
  effectiveWeight: number | null,
  record: ManagerRecord,
): EvaluationNode {
  const unit: FigureUnit =
    measure.against.kind === "corridor"
      ? "share"
      : measure.kind === "fundResult" && measure.result === "tvpi"
        ? "multiple"
        : "return";
  const sources =
    measure.kind === "periodReturn" ? sourcesWithin(record.sources, row) : record.positions.flatMap((p) => p.sources);
  return {
    key: "measureScore",
    facts: { measure: measure.id },
    formula: "s = curve(x)",
    unit: "score",
    value: score === null ? unavailable(x.reason ?? "noScores") : measured(score),
    weight: measure.weight,
    effectiveWeight,
    inputs: [{ name: "x", value: x.value, unit }],
    sources: [],
    children: [
      {
        key: measure.kind === "periodReturn" ? "periodReturn" : "fundResult",
        facts:
          measure.kind === "periodReturn"
            ? { book: measure.book, horizon: measure.horizon, against: measure.against.kind }
            : { result: measure.result, against: measure.against.kind },
        formula,
        unit,
        value: x,
        weight: null,
        effectiveWeight: null,
        inputs,
        sources,
        children: [],
      },
    ],
  };
}

function positionNode({ position, standing, graceLost }: Tolerated): EvaluationNode {
  const placed = position.corridor.tvpi;
  return {
    key: "tolerance",
    facts: { fund: position.name, standing, ...(graceLost === null ? {} : { graceLost }) },
    formula: "rank = (below + ½ equal) ÷ peers",
    unit: "share",
    value: placed.value === null ? unavailable(placed.reason) : placed.value.rank,
    weight: null,
    effectiveWeight: null,
    inputs: [
      { name: "ageYears", value: position.ageYears, unit: "years" },
      { name: "tvpi", value: position.tvpi.value, unit: "multiple" },
      { name: "irr", value: position.irr.value, unit: "return" },
    ],
    sources: position.sources,
    children: [],
  };
}

/** Sources with at least one row in the window. */
const sourcesWithin = (sources: readonly SourceRef[], window: { from: string; to: string } | null) =>
  window === null ? sources : sources.filter(({ from, to }) => from <= window.to && to >= window.from);

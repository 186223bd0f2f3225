import { HORIZON_MONTHS } from "../returns/calendar/horizons";
import { sumBy } from "../sum";
import { breachesOf, type QuarterFacts } from "./decision-rule";
import type { Breach } from "./definition/decision-shape";
import { compileJudge, type JudgeInput, type Judgement, yearsOfMeasure } from "./judge";
import type { LadderBook, ManagerRecord } from "./manager-record";
import type { MeasureResult } from "./measures/measure-facts";
import { measureResult } from "./measures/measure-result";
import type { SchemeContext } from "./scheme-context";
import type { SchemeDefinition } from "./scheme-definition";
import { compileDealTolerance, type DealsTolerated } from "./tolerance/deal-tolerance";
import { type DrawdownBudget, drawdownBudget } from "./tolerance/drawdown-budget";
import { creditedPositions, paidInByShare, type Tolerated, toleratedPositions } from "./tolerance/tolerated-positions";

/** What a scheme reads off a record, before any of it is scored. */
interface Reading {
  readonly positions: readonly Tolerated[];
  /** null where the scheme has no tolerance by deal, or there are no deals. */
  readonly deals: DealsTolerated | null;
  readonly drawdown: DrawdownBudget | null;
  readonly results: readonly MeasureResult[];
}

/**
 * Readings that are kept: of records that always come with the same context, for schemes of the same `readingPart`. They
 * spare what a change of weights, curves, decision or pay does not touch.
 */
export type KeptReadings = WeakMap<ManagerRecord, Reading>;

/** All of a definition that decides what is read off a record: two schemes that agree in it read the same. */
export const readingPart = ({ measures, missing, portfolios, handover, tolerance }: SchemeDefinition) => ({
  measures: measures.map(({ weight: _, curve: __, ...measure }) => measure),
  minimumCoverage: missing.minimumCoverage,
  portfolios,
  handover,
  tolerance,
});

/** A scheme applied to a record in numbers, without the derivation: what a replay needs of every quarter. */
export interface Assessed extends Reading {
  readonly record: ManagerRecord;
  readonly judgement: Judgement;
  readonly yearsOfRecord: number;
  readonly probabilitySkill: number | null;
  readonly quarter: QuarterFacts;
  readonly breaches: readonly Breach[];
}

export interface CompiledAssessment {
  readonly judge: (input: JudgeInput) => Judgement;
  readonly assess: (record: ManagerRecord, context?: SchemeContext) => Assessed;
}

/**
 * Compiles the reading and judging part of a scheme.
 *
 * @param kept `readings` of the same `readingPart`: used where there is one, and added to
 * @throws InvalidInputError as the score curves do
 */
export function compileAssessment(
  definition: SchemeDefinition,
  { readings }: { readonly readings?: KeptReadings } = {},
): CompiledAssessment {
  const judge = compileJudge(definition);
  const { tolerance, measures, decision } = definition;
  const dealRules = tolerance?.deals;
  const tolerateDeals = tolerance && dealRules ? compileDealTolerance({ ...tolerance, deals: dealRules }) : null;
  const decisionShare = definition.handover?.decisionShare ?? 0;

  const read = (record: ManagerRecord, context: SchemeContext): Reading => {
    const credited = creditedPositions(record.positions, context.decidedPositions ?? [], decisionShare);
    const positions = toleratedPositions(credited, tolerance);
    const deals =
      tolerateDeals && context.deals && context.deals.length > 0
        ? tolerateDeals(context.deals, {
            asOf: record.asOf,
            events: context.events ?? [],
            dueDiligence: context.dueDiligence ?? [],
            positions: record.positions,
          })
        : null;
    const drawdown = tolerance?.drawdown ? drawdownBudget(record, context, tolerance.drawdown) : null;
    const facts = { record, context, positions, deals, scheme: definition };
    return { positions, deals, drawdown, results: measures.map((measure) => measureResult(measure, facts)) };
  };

  const readOnce = (record: ManagerRecord, context: SchemeContext): Reading => {
    const known = readings?.get(record);
    if (known) return known;
    const reading = read(record, context);
    readings?.set(record, reading);
    return reading;
  };

  const assess = (record: ManagerRecord, context: SchemeContext = {}): Assessed => {
    const { positions, deals, drawdown, results } = readOnce(record, context);
    const evidence = evidenceOf(definition, record);
    const judgement = judge({
      results: results.map(({ x }) => x.value),
      ...(context.previousScores && {
        previousScores: measures.map(({ id }) => context.previousScores?.[id] ?? null),
      }),
      shares: { liquid: record.books.liquid.share, private: record.books.private.share },
      ...evidence,
      outsideShare: standingShare(positions, "outside"),
      youngShare: standingShare(positions, "young"),
    });
    const quarter: QuarterFacts = {
      asOf: record.asOf,
      verdict: judgement.verdict,
      score: judgement.score,
      lossBudgetExceeded: deals?.classes.some(({ isExceeded }) => isExceeded) ?? false,
      drawdownBudgetExceeded: drawdown?.isExceeded ?? false,
      events: context.events ?? [],
      ...evidence,
      lookBackYears: lookBackYears(definition, results, positions, evidence.yearsOfRecord),
    };
    return {
      record,
      positions,
      deals,
      drawdown,
      results,
      judgement,
      ...evidence,
      quarter,
      breaches: breachesOf(decision, quarter),
    };
  };
  return { judge, assess };
}

/** The book whose record counts as evidence: the whole, or the larger of the parts the scheme measures by returns. */
function evidenceOf({ measures }: SchemeDefinition, record: ManagerRecord) {
  const books = measures.flatMap((measure) => (yearsOfMeasure(measure) === null ? [] : [measure.book]));
  const byReturns = books.includes("whole") || record.books.liquid.share > 0;
  const book: LadderBook = books.includes("whole") || !byReturns ? "whole" : "liquid";
  const row = record.ladder[book].at(-1);
  return {
    yearsOfRecord: row?.years ?? 0,
    probabilitySkill: byReturns ? (row?.evidence.probabilitySkill.value ?? null) : null,
  };
}

/** Longest span of a result that counted: a horizon, a cycle, or the age of the funds. */
function lookBackYears(
  { measures }: SchemeDefinition,
  results: readonly MeasureResult[],
  positions: readonly Tolerated[],
  yearsOfRecord: number,
): number {
  const spans = measures.map((measure, i): number => {
    if (results[i]!.x.value === null) return 0;
    if ((measure.kind === "periodReturn" || measure.kind === "riskFigure") && HORIZON_MONTHS[measure.horizon] === null)
      return yearsOfRecord;
    if (measure.kind === "fundResult" || measure.kind === "dealFigure")
      return Math.max(0, ...positions.map(({ position }) => position.ageYears));
    return yearsOfMeasure(measure) ?? 0;
  });
  return Math.max(0, ...spans);
}

/** Share of the money paid in that stands so. */
export function standingShare(tolerated: readonly Tolerated[], standing: Tolerated["standing"]): number {
  const total = sumBy(tolerated, ({ position }) => paidInByShare(position));
  if (!(total > 0)) return 0;
  return sumBy(tolerated, (item) => (item.standing === standing ? paidInByShare(item.position) : 0)) / total;
}

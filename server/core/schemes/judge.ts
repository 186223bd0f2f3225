import { HORIZON_MONTHS } from "../returns/calendar/horizons";
import type { Verdict, VerdictReason } from "./evaluation";
import type { SchemeDefinition, SchemeMeasure } from "./scheme-definition";
import { scoreCurve } from "./score-curve";
import { type WeightedScore, weightedScore } from "./weighted-score";

type Book = SchemeMeasure["book"];

/** What a verdict is made from: numbers only, so that a simulation can judge a million quarters without records. */
export interface JudgeInput {
  /** x of each measure's curve, in the order of the definition; null: there is no such result. */
  readonly results: readonly (number | null)[];
  /** Scores of the period before, for the rule `carry`. */
  readonly previousScores?: readonly (number | null)[];
  /** Share of each book in the manager's value. */
  readonly shares: { readonly liquid: number; readonly private: number };
  readonly yearsOfRecord: number;
  /** null: the record proves nothing either way, and rules on probability do not apply. */
  readonly probabilitySkill: number | null;
  /** Share of the money paid in by the private book that is outside its corridor, or too young to judge. */
  readonly outsideShare: number;
  readonly youngShare: number;
}

export interface Judgement {
  readonly score: number | null;
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  /** Score of each measure and what it counted for within its book. */
  readonly scores: readonly (number | null)[];
  readonly books: readonly { readonly book: Book; readonly share: number; readonly result: WeightedScore }[];
}

/**
 * The deciding part of a scheme, compiled once.
 *
 *   score of a book = sum(weight x score on the curve), missing ones by the scheme's rule
 *   score           = sum(share of book x score of book), over the books that have one
 *
 * Verdict, first rule that holds:
 *   1. outsideCorridor  private share x outside share >= tolerance.corridor.outsideShare
 *   2. no score         tooEarly if funds are young, or the record is too short for enough of the weights; else noData
 *   3. tooEarly         years of record < minimumYears and not in line
 *   4. ahead            score >= aheadFrom, and enough probability of skill (else tooEarly)
 *   5. behind           score < behindBelow, unless skill is still likely (then tooEarly)
 *   6. inLine
 */
export function compileJudge(definition: SchemeDefinition): (input: JudgeInput) => Judgement {
  const { measures, missing, tolerance, decision } = definition;
  const curves = measures.map((measure) => scoreCurve(measure.curve));
  const books = [...new Set(measures.map(({ book }) => book))].map((book) => ({
    book,
    members: measures.flatMap((measure, index) => (measure.book === book ? [{ measure, index }] : [])),
  }));

  const neededYears = yearsForScore(definition);

  return (input) => {
    const scores = curves.map((curve, i) => {
      const x = input.results[i] ?? null;
      return x === null ? null : curve(x);
    });
    const judged = books.map(({ book, members }) => {
      const items = members.map(({ measure, index }) => ({
        name: measure.id,
        weight: measure.weight,
        score: scores[index] ?? null,
        previousScore: input.previousScores?.[index] ?? null,
      }));
      const covered = items.reduce((total, { weight, score }) => total + (score === null ? 0 : weight), 0);
      const result = weightedScore(items, missing.rule);
      const enough = missing.rule === "carry" || covered >= missing.minimumWeight - 1e-12;
      const share = book === "whole" ? 1 : input.shares[book];
      return { book, share, result: enough ? result : { ...result, score: null, effectiveWeights: null } };
    });
    const present = judged.filter(({ share, result }) => share > 0 && result.score !== null);
    const presentShare = present.reduce((total, { share }) => total + share, 0);
    const score =
      present.length === 0
        ? null
        : present.reduce((total, { share, result }) => total + (share / presentShare) * (result.score ?? 0), 0);
    return { score, scores, books: judged, ...verdictOf(score, input, tolerance, decision, neededYears) };
  };
}

function verdictOf(
  score: number | null,
  { shares, yearsOfRecord, probabilitySkill, outsideShare, youngShare }: JudgeInput,
  tolerance: SchemeDefinition["tolerance"],
  { aheadFrom, behindBelow, evidence }: SchemeDefinition["decision"],
  neededYears: number,
): Pick<Judgement, "verdict" | "reason"> {
  if (tolerance !== null && outsideShare > 0 && shares.private * outsideShare >= tolerance.corridor.outsideShare)
    return { verdict: "outsideCorridor", reason: "outsideCorridor" };
  if (score === null) {
    if (youngShare > 0) return { verdict: "tooEarly", reason: "youngFunds" };
    if (yearsOfRecord === 0) return { verdict: "noData", reason: "noRecord" };
    return yearsOfRecord < neededYears
      ? { verdict: "tooEarly", reason: "recordTooShort" }
      : { verdict: "noData", reason: "noResult" };
  }
  const raw = score >= aheadFrom ? "ahead" : score < behindBelow ? "behind" : "inLine";
  if (raw === "inLine") return { verdict: "inLine", reason: "scoreInLine" };
  if (yearsOfRecord < evidence.minimumYears) return { verdict: "tooEarly", reason: "recordTooShort" };
  if (raw === "ahead") {
    const isDoubtful =
      evidence.aheadFromProbability !== null &&
      probabilitySkill !== null &&
      probabilitySkill < evidence.aheadFromProbability;
    return isDoubtful ? { verdict: "tooEarly", reason: "skillNotProved" } : { verdict: "ahead", reason: "scoreAhead" };
  }
  const isStillLikely =
    evidence.notBehindAboveProbability !== null &&
    probabilitySkill !== null &&
    probabilitySkill > evidence.notBehindAboveProbability;
  return isStillLikely
    ? { verdict: "tooEarly", reason: "skillNotDisproved" }
    : { verdict: "behind", reason: "scoreBehind" };
}

/** Shortest record that a scheme says anything of: long enough for evidence, and for enough of the weights by returns. */
export function yearsForScore({ measures, missing, decision }: SchemeDefinition): number {
  const horizons = measures
    .flatMap((measure) => {
      const years = yearsOfMeasure(measure);
      return years === null ? [] : [{ years, weight: measure.weight }];
    })
    .sort((a, b) => a.years - b.years);
  let weight = 0;
  for (const horizon of horizons) {
    weight += horizon.weight;
    if (weight >= missing.minimumWeight - 1e-12) return Math.max(horizon.years, decision.evidence.minimumYears);
  }
  return Math.max(horizons.at(-1)?.years ?? 0, decision.evidence.minimumYears);
}

/** Years of returns that a measure looks back on, 0 for all there are; null for one that is not read off returns. */
export function yearsOfMeasure(measure: SchemeMeasure): number | null {
  if (measure.kind === "periodReturn" || measure.kind === "riskFigure")
    return (HORIZON_MONTHS[measure.horizon] ?? 0) / 12;
  if (measure.kind !== "cycle" || measure.of.kind === "indicator") return null;
  return Math.max(...measure.parts.map(({ years }) => years));
}

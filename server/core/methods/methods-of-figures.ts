import type { AttributionOptions } from "../attribution/attribute-matrix";
import type { EvaluationNode } from "../schemes/evaluation";
import type { MethodCard } from "./method-card";
import { methodCards } from "./method-cards";

const measures = "server/core/schemes/measures";
const tolerance = "server/core/schemes/tolerance";
const deals = "server/core/deals";

/** Which functions stand behind each step of a derivation: its cards are found by the code they name. */
const codesOfStep: Readonly<Record<string, readonly string[]>> = {
  score: ["server/core/schemes/evaluate-scheme.ts", "server/core/schemes/judge.ts"],
  book: ["server/core/schemes/evaluate-scheme.ts", "server/core/schemes/weighted-score.ts"],
  measureScore: ["server/core/schemes/score-curve.ts"],
  periodReturn: [`${measures}/period-result.ts`, "server/core/returns/horizon-return.ts", `${measures}/hurdle-rate.ts`],
  cycle: [`${measures}/cycle-result.ts`],
  riskFigure: [`${measures}/risk-result.ts`],
  fundResult: [`${measures}/fund-result.ts`, "server/core/private-equity/j-curve-corridor.ts"],
  dealFigure: [`${measures}/deal-result.ts`],
  assessment: [`${measures}/assessment-result.ts`],
  events: [`${measures}/assessment-result.ts`],
  tolerance: [`${tolerance}/tolerated-positions.ts`, "server/core/private-equity/j-curve-corridor.ts"],
  lossBudget: [`${tolerance}/deal-tolerance.ts`],
  dealTolerance: [`${tolerance}/deal-tolerance.ts`],
  drawdownBudget: [`${tolerance}/drawdown-budget.ts`, "server/core/evidence/loss-band.ts"],
  decision: ["server/core/schemes/decision-rule.ts"],
  payAward: ["server/core/pay/award.ts", "server/core/pay/pay-matrix.ts"],
  payPool: ["server/core/pay/bonus-pool.ts"],
  payBank: ["server/core/pay/bonus-bank.ts"],
  payDeferral: ["server/core/pay/deferral.ts"],
  payTranche: ["server/core/pay/deferral.ts", "server/core/pay/leaver.ts"],
  payMalus: ["server/core/pay/malus.ts"],
  payClawback: ["server/core/pay/clawback.ts"],
  replayFigure: ["server/core/schemes/hindsight.ts"],
  ladderPortfolio: ["server/core/returns/horizon-return.ts"],
  ladderBenchmark: ["server/core/returns/horizon-return.ts"],
  ladderActive: ["server/core/returns/horizon-return.ts"],
  windowPortfolio: ["server/core/returns/rolling-return.ts"],
  windowBenchmark: ["server/core/returns/rolling-return.ts"],
  windowActive: ["server/core/returns/rolling-return.ts"],
  ladderEvidence: ["server/core/evidence/skill-posterior.ts", "server/core/evidence/evidence-meter.ts"],
  positionFigure: ["server/core/private-equity/multiples.ts"],
  dealMoney: ["server/core/private-equity/multiples.ts"],
  dealLoss: [`${deals}/paper-loss.ts`],
  dealPlace: [`${deals}/peer-cut.ts`, "server/core/private-equity/j-curve-corridor.ts", `${deals}/projected-path.ts`],
  dealSigns: [`${deals}/stuck-deals.ts`],
  dealOutcomes: [`${deals}/power-law.ts`],
  dealConcentration: [`${deals}/book-concentration.ts`],
  dealStandard: [`${deals}/deal-standards.ts`],
  dealNegative: [`${deals}/deal-standards.ts`],
  dealAhead: [`${deals}/money-ahead.ts`],
  dealBudget: [`${tolerance}/deal-tolerance.ts`],
  dealNews: [`${deals}/deal-state.ts`],
  dealBridge: [`${deals}/deal-bridge.ts`, "server/core/private-equity/value-bridge.ts"],
  dealContribution: ["server/core/private-equity/deal-contribution.ts"],
  liabilitySpread: ["server/core/liabilities/spread-by-horizon.ts", "server/core/liabilities/whole-book-returns.ts"],
  durationGap: ["server/core/liabilities/duration-gap.ts", "server/core/liabilities/flow-duration.ts"],
  effectiveDurationGap: ["server/core/liabilities/duration-gap.ts", "server/core/liabilities/flow-duration.ts"],
  yieldCoverage: ["server/core/liabilities/yield-coverage.ts"],
  equityHeadroom: ["server/core/capital/equity-cap.ts"],
};

/** Cards of the figures that a scheme reads by name; see risk-result.ts. */
const cardOfRiskFigure: Readonly<Record<string, string>> = {
  informationRatio: "evidence-information-ratio",
  tStatistic: "evidence-information-ratio",
  trackingError: "tracking-error",
  probabilitySkill: "probability-of-skill",
  volatility: "volatility",
  sharpeRatio: "sharpe-ratio",
  downsideDeviation: "downside-deviation",
  sortinoRatio: "sortino-ratio",
  maximumDrawdown: "drawdown",
  manipulationProof: "manipulation-proof-performance",
};

const linkingCards: Record<AttributionOptions["linking"], string | null> = {
  carino: "link-carino",
  menchero: "link-menchero",
  grap: "link-grap",
  frongello: "link-frongello",
  daviesLaker: "link-davies-laker",
  sum: null,
};

/** The cards of a page, a section or a figure that names them, in that order. */
export const methodsById = (ids: readonly (string | null)[]): MethodCard[] =>
  ids.flatMap((id) => methodCards.find((card) => card.id === id) ?? []);

/** The cards of a step of a derivation, the nearest first; none for a step without a method of its own. */
export function methodsOfStep({ key, facts }: Pick<EvaluationNode, "key" | "facts">): MethodCard[] {
  const figure = key === "riskFigure" ? methodsById([cardOfRiskFigure[String(facts.figure)] ?? null]) : [];
  const codes =
    key === "positionFigure" && facts.figure === "IRR"
      ? ["server/core/returns/internal-rate-of-return.ts"]
      : (codesOfStep[key] ?? []);
  return [...figure, ...codes.flatMap((code) => methodCards.filter((card) => card.code === code))];
}

/** The cards of an attribution's choices: the model, then the linking. */
export function methodsOfAttribution({ approach, model, linking }: AttributionOptions): MethodCard[] {
  if (approach === "geometric") return methodsById(["geometric-attribution"]);
  const modelCard = model === "brinsonFachler" ? "brinson-fachler" : "brinson-hood-beebower";
  return methodsById([modelCard, linkingCards[linking]]);
}

/** Every step that has a method behind it. */
export const stepsWithMethod = Object.keys(codesOfStep);

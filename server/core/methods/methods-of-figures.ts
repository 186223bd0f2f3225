import type { AttributionOptions } from "../attribution/attribute-matrix";
import type { EvaluationNode } from "../schemes/evaluation";
import type { MethodCard } from "./method-card";
import { methodCards } from "./method-cards";

/** Which function stands behind each step of a derivation: its card is found by the code it names. */
const codeOfStep: Readonly<Record<string, string>> = {
  score: "server/core/schemes/evaluate-scheme.ts",
  book: "server/core/schemes/evaluate-scheme.ts",
  measureScore: "server/core/schemes/evaluate-scheme.ts",
  periodReturn: "server/core/returns/horizon-return.ts",
  ladderPortfolio: "server/core/returns/horizon-return.ts",
  ladderBenchmark: "server/core/returns/horizon-return.ts",
  ladderActive: "server/core/returns/horizon-return.ts",
  ladderEvidence: "server/core/evidence/evidence-meter.ts",
  fundResult: "server/core/private-equity/j-curve-corridor.ts",
  tolerance: "server/core/private-equity/j-curve-corridor.ts",
  positionFigure: "server/core/private-equity/multiples.ts",
};

const linkingCards: Record<AttributionOptions["linking"], string | null> = {
  carino: "link-carino",
  menchero: "link-menchero",
  grap: "link-grap",
  frongello: "link-frongello",
  daviesLaker: "link-davies-laker",
  sum: null,
};

const byIds = (ids: readonly (string | null)[]): MethodCard[] =>
  ids.flatMap((id) => methodCards.find((card) => card.id === id) ?? []);

/** The cards of a step of a derivation; none for a step that only adds up what stands below it. */
export function methodsOfStep({ key, facts }: Pick<EvaluationNode, "key" | "facts">): MethodCard[] {
  const code =
    key === "positionFigure" && facts.figure === "IRR"
      ? "server/core/returns/internal-rate-of-return.ts"
      : codeOfStep[key];
  return methodCards.filter((card) => card.code === code);
}

/** The cards of an attribution's choices: the model, then the linking. */
export function methodsOfAttribution({ approach, model, linking }: AttributionOptions): MethodCard[] {
  if (approach === "geometric") return byIds(["geometric-attribution"]);
  const modelCard = model === "brinsonFachler" ? "brinson-fachler" : "brinson-hood-beebower";
  return byIds([modelCard, linkingCards[linking]]);
}

/** Every step that has a method behind it. */
export const stepsWithMethod = Object.keys(codeOfStep);

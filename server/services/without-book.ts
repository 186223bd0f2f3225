import "server-only";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";

/** Steps of a derivation that name funds and deals, and those whose inputs do. */
const STEPS_OF_THE_BOOK: readonly string[] = ["tolerance", "lossBudget"];
const INPUTS_OF_THE_BOOK: readonly string[] = ["fundResult", "dealFigure"];

/** A derivation without the funds, the deals and the rows behind it: for viewers of scores. */
export function withoutBook(node: EvaluationNode): EvaluationNode {
  const namesPortfolios =
    INPUTS_OF_THE_BOOK.includes(node.key) || node.inputs.some(({ name }) => name === "averageSize");
  return {
    ...node,
    inputs: namesPortfolios ? [] : node.inputs,
    sources: [],
    children: node.children.filter(({ key }) => !STEPS_OF_THE_BOOK.includes(key)).map(withoutBook),
  };
}

import { attributeMatrix } from "./attribute-matrix";
import { attributionMatrix } from "./attribution-matrix";
import type { AttributionApproach, AttributionModel, InteractionPlace, Segment, UnheldRule } from "./segment";

/** A segment's effects over one period, as fractions; `interaction` is null when folded into another effect. */
export interface SegmentEffect {
  name: string;
  allocation: number;
  selection: number;
  interaction: number | null;
}

/** Choices of a single period. By default interaction is separate and a missing return at weight 0 counts as 0. */
export interface SinglePeriodOptions {
  interaction?: InteractionPlace;
  unheld?: UnheldRule;
  weightTolerance?: number;
}

/** The effects of one period of segments under a model; `brinsonFachler` and its siblings name the models. */
export function singlePeriodEffects(
  segments: readonly Segment[],
  model: AttributionModel,
  approach: AttributionApproach,
  { interaction = "separate", unheld = "zeroReturn", weightTolerance }: SinglePeriodOptions = {},
): SegmentEffect[] {
  const matrix = attributionMatrix([{ periodEnd: "", segments }]);
  const { effects } = attributeMatrix(matrix, {
    model,
    approach,
    interaction,
    unheld,
    weightTolerance,
    linking: "sum",
  });
  return segments.map(({ name }, column) => ({
    name,
    allocation: effects.allocation[column]!,
    selection: effects.selection[column]!,
    interaction: effects.interaction && effects.interaction[column]!,
  }));
}

import type { Segment } from "./segment";
import { type SegmentEffect, type SinglePeriodOptions, singlePeriodEffects } from "./single-period-effects";

/**
 * Splits one period's active return by segment, each judged against the whole benchmark.
 *
 *   allocation  = (wp - wb) * (rb - B)     holding the right segments (B: the whole benchmark)
 *   selection   = wb * (rp - rb)           doing well inside them
 *   interaction = (wp - wb) * (rp - rb)    both together; or folded into one of the two
 *
 * All effects add up to the active return; nothing is left unexplained.
 *
 * @param segments one or more; weights at the start of the period, each side summing to 1, shorts negative
 * @returns one row per segment, in the order given, as fractions
 * @throws InvalidInputError noSegments, duplicateSegment, notFinite, missingReturn, weightsDoNotSumToOne
 * @see Brinson and Fachler (1985), Journal of Portfolio Management 11(3), 73-76
 */
export const brinsonFachler = (segments: readonly Segment[], options?: SinglePeriodOptions): SegmentEffect[] =>
  singlePeriodEffects(segments, "brinsonFachler", "arithmetic", options);

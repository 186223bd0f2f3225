import type { Segment } from "./segment";
import { type SegmentEffect, type SinglePeriodOptions, singlePeriodEffects } from "./single-period-effects";

/**
 * Bacon's geometric attribution of one period: the sums A and S of the effects compound to the geometric excess return.
 *
 *   allocation = (wp - wb) * ((1 + rb) / (1 + B) - 1)
 *   selection  = wp * (rp - rb) / (1 + Q)      Q: portfolio weights at benchmark returns; interaction is inside
 *   (1 + A) * (1 + S) = (1 + R) / (1 + B)
 *
 * @param segments one or more; weights at the start of the period, each side summing to 1, shorts negative
 * @returns one row per segment, in the order given, as fractions
 * @throws InvalidInputError noSegments, duplicateSegment, notFinite, missingReturn, weightsDoNotSumToOne,
 *   returnNotAboveMinusOne
 * @see Bacon (2008), Practical Portfolio Performance Measurement and Attribution, ch. 5
 */
export const geometricAttribution = (
  segments: readonly Segment[],
  options?: Omit<SinglePeriodOptions, "interaction">,
): SegmentEffect[] => singlePeriodEffects(segments, "brinsonFachler", "geometric", options);

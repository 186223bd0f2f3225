import type { Segment } from "./segment";
import { type SegmentEffect, type SinglePeriodOptions, singlePeriodEffects } from "./single-period-effects";

/**
 * The older Brinson model: allocation credits any overweight of a rising segment, even one behind the benchmark.
 *
 *   allocation  = (wp - wb) * rb
 *   selection   = wb * (rp - rb)
 *   interaction = (wp - wb) * (rp - rb)    or folded into one of the two
 *
 * Totals equal those of Brinson-Fachler; segments differ.
 *
 * @param segments one or more; weights at the start of the period, each side summing to 1, shorts negative
 * @returns one row per segment, in the order given, as fractions
 * @throws InvalidInputError noSegments, duplicateSegment, notFinite, missingReturn, weightsDoNotSumToOne
 * @see Brinson, Hood and Beebower (1986), Financial Analysts Journal 42(4), 39-44
 */
export const brinsonHoodBeebower = (segments: readonly Segment[], options?: SinglePeriodOptions): SegmentEffect[] =>
  singlePeriodEffects(segments, "brinsonHoodBeebower", "arithmetic", options);

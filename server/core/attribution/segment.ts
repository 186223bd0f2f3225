/**
 * One row of an attribution: a segment of the portfolio and of the benchmark over one period.
 * Weights are fractions at the start of the period, shorts negative, each side summing to 1. Returns are fractions;
 * `null` says that there is none (nothing held, or not known).
 */
export interface Segment {
  name: string;
  portfolioWeight: number;
  benchmarkWeight: number;
  portfolioReturn: number | null;
  benchmarkReturn: number | null;
}

/** Brinson-Fachler judges a segment against the whole benchmark, Brinson-Hood-Beebower against zero. */
export type AttributionModel = "brinsonFachler" | "brinsonHoodBeebower";

/** Differences that add up (arithmetic), or ratios that compound (geometric). */
export type AttributionApproach = "arithmetic" | "geometric";

/** Interaction shown by itself, or folded into selection ("top-down") or allocation ("bottom-up"). */
export type InteractionPlace = "separate" | "inSelection" | "inAllocation";

/**
 * What a segment of zero weight on one side earned there. It earned nothing, so a figure has to be chosen; the totals
 * of portfolio and benchmark do not depend on it, the split between selection and interaction does.
 *
 * - `zeroReturn`: a missing return counts as 0, a given one is kept (R package pa).
 * - `otherSideReturn`: the other side's return, given or not (R package PortfolioAttribution): an unheld segment shows
 *   in allocation only.
 *
 * A missing return at a weight other than zero is refused under either rule.
 */
export type UnheldRule = "zeroReturn" | "otherSideReturn";

/** How far from 1 the weights of a side may sum: the rounding of printed weights, no more. */
export const weightTolerance = 1e-6;

import { InvalidInputError } from "../invalid-input-error";
import { sumBy } from "../sum";
import type { FundTotals } from "./multiples";

/** A vintage, stage or strategy: pooled flows of the own programme and of the benchmark's funds in it. */
export interface PrivateSegment {
  readonly name: string;
  readonly portfolio: FundTotals;
  readonly benchmark: FundTotals;
}

export interface PrivateSegmentEffects {
  readonly name: string;
  /** Total value to paid-in; null where nothing is paid in. */
  readonly portfolioMultiple: number | null;
  readonly benchmarkMultiple: number | null;
  readonly allocation: number;
  readonly selection: number;
}

export interface PrivateAttribution {
  readonly portfolioMultiple: number;
  readonly benchmarkMultiple: number;
  readonly difference: number;
  readonly allocation: number;
  readonly selection: number;
  readonly segments: readonly PrivateSegmentEffects[];
}

/**
 * Splits the difference of two pooled multiples (TVPI) into where the capital went and who managed it.
 *
 *   w = share of paid-in capital,   M = total value to paid-in of the whole,   m = of the segment
 *   allocation = (wp - wb) * (mb - Mb)     being in the right vintages or strategies
 *   selection  = wp * (mp - mb)            choosing the right managers in them, interaction included
 *
 * All effects add up to Mp - Mb. A segment that the portfolio does not hold has no selection; one that the benchmark
 * does not hold is compared with the whole benchmark, so all of its effect is selection. Multiples are used because
 * they add up over pooled flows; internal rates of return do not.
 *
 * @param segments one or more, capital paid in on each side
 * @throws InvalidInputError noSegments, notFinite, nothingPaidIn, valueWithoutPaidIn
 */
export function privateBrinson(segments: readonly PrivateSegment[]): PrivateAttribution {
  if (segments.length === 0) throw new InvalidInputError("noSegments");
  const whole = (side: "portfolio" | "benchmark") => {
    const paidIn = sumBy(segments, (segment) => segment[side].paidIn);
    const value = sumBy(segments, (segment) => segment[side].distributed + segment[side].nav);
    if (!Number.isFinite(paidIn) || !Number.isFinite(value)) throw new InvalidInputError("notFinite", { side });
    if (!(paidIn > 0) || segments.some((segment) => segment[side].paidIn < 0)) {
      throw new InvalidInputError("nothingPaidIn", { side });
    }
    const unpaid = segments.find(({ [side]: { paidIn, distributed, nav } }) => paidIn === 0 && distributed + nav !== 0);
    if (unpaid !== undefined) throw new InvalidInputError("valueWithoutPaidIn", { side, segment: unpaid.name });
    return { paidIn, multiple: value / paidIn };
  };
  const [portfolio, benchmark] = [whole("portfolio"), whole("benchmark")];
  const effects = segments.map((segment): PrivateSegmentEffects => {
    const portfolioMultiple = multipleOf(segment.portfolio);
    const benchmarkMultiple = multipleOf(segment.benchmark);
    const portfolioWeight = segment.portfolio.paidIn / portfolio.paidIn;
    const benchmarkWeight = segment.benchmark.paidIn / benchmark.paidIn;
    const reference = benchmarkMultiple ?? benchmark.multiple;
    return {
      name: segment.name,
      portfolioMultiple,
      benchmarkMultiple,
      allocation: (portfolioWeight - benchmarkWeight) * (reference - benchmark.multiple),
      selection: portfolioMultiple === null ? 0 : portfolioWeight * (portfolioMultiple - reference),
    };
  });
  return {
    portfolioMultiple: portfolio.multiple,
    benchmarkMultiple: benchmark.multiple,
    difference: portfolio.multiple - benchmark.multiple,
    allocation: sumBy(effects, ({ allocation }) => allocation),
    selection: sumBy(effects, ({ selection }) => selection),
    segments: effects,
  };
}

const multipleOf = ({ paidIn, distributed, nav }: FundTotals) => (paidIn > 0 ? (distributed + nav) / paidIn : null);

import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { assertUsableReturns } from "../risk/usable-returns";
import { populationStandardDeviation } from "../statistics/moments";
import { normalCdf } from "../statistics/normal";
import { autocorrelations, ljungBox, type TestResult } from "../statistics/serial-correlation";
import { loScalingFactor } from "./lo-sharpe";
import { smoothingProfile } from "./unsmooth-getmansky";

/** What raises a flag; each limit is the institution's to set. */
export interface SmoothingLimits {
  /** A test below this probability raises a flag; 0.01 by default, one false alarm in a hundred clean records. */
  significance: number;
  /** This share of periods without any change raises a flag; 0.1 by default. */
  unchangedShare: number;
}

export type SmoothingFlag = "seriallyCorrelated" | "unchangedPeriods" | "missingSmallLosses";

/** Signs that reported returns are smoother than true ones. A sign is a question to the manager, not a verdict. */
export interface SmoothingSigns {
  firstAutocorrelation: Measured;
  serialCorrelation: Measured<TestResult>;
  /** Getmansky-Lo-Makarov index over two lags: below 1 is smoothing. */
  smoothingIndex: Measured;
  /** sqrt(periods per year) / Lo's factor: by how much the usual Sharpe ratio of a year is too high (1: not at all). */
  sharpeOverstatement: Measured;
  /** Share of periods with a return of exactly 0, and the longest run of them. */
  unchangedShare: Measured;
  longestUnchangedRun: number;
  /** Too few small losses next to small gains; the statistic is a normal z, negative where losses are missing. */
  kinkAtZero: Measured<TestResult>;
  flags: SmoothingFlag[];
}

/**
 * Looks for smoothing in reported returns in three independent ways: correlation with earlier periods, periods without
 * any change, and small losses that are missing beside small gains.
 *
 * @param lags of the Ljung-Box test; 6 by default
 * @throws InvalidInputError notFinite, notAProbability
 * @see Getmansky, Lo and Makarov (2004); Bollen and Pool (2009), Journal of Finance 64(5), 2257-2288
 */
export function smoothingSigns(
  returns: ArrayLike<number>,
  periodsPerYear: number,
  { significance = 0.01, unchangedShare = 0.1 }: Partial<SmoothingLimits> = {},
  lags = 6,
): SmoothingSigns {
  assertUsableReturns(returns);
  if (!(significance > 0 && significance < 1)) throw new InvalidInputError("notAProbability", { significance });
  const first = autocorrelations(returns, 1);
  const serial = ljungBox(returns, lags);
  const profile = smoothingProfile(returns);
  const lo = loScalingFactor(returns, periodsPerYear);
  const runs = unchangedRuns(returns);
  const unchanged =
    returns.length === 0
      ? unavailable("tooFewPeriods")
      : measured(runs.reduce((total, run) => total + run, 0) / returns.length);
  const kink = kinkAtZero(returns);
  const flags: SmoothingFlag[] = [];
  const positive = first.value !== null && first.value[0]! > 0;
  if (positive && serial.value !== null && serial.value.probability < significance) flags.push("seriallyCorrelated");
  if (unchanged.value !== null && unchanged.value >= unchangedShare) flags.push("unchangedPeriods");
  if (kink.value !== null && kink.value.probability < significance) flags.push("missingSmallLosses");
  return {
    firstAutocorrelation: first.value === null ? first : measured(first.value[0]!),
    serialCorrelation: serial,
    smoothingIndex: profile.value === null ? profile : measured(profile.value.smoothingIndex),
    sharpeOverstatement: lo.value === null ? lo : measured(Math.sqrt(periodsPerYear) / lo.value),
    unchangedShare: unchanged,
    longestUnchangedRun: Math.max(0, ...runs),
    kinkAtZero: kink,
    flags,
  };
}

function unchangedRuns(returns: ArrayLike<number>): number[] {
  const runs: number[] = [];
  let run = 0;
  for (let period = 0; period < returns.length; period++) {
    if (returns[period] === 0) run++;
    else if (run > 0) {
      runs.push(run);
      run = 0;
    }
  }
  return run > 0 ? [...runs, run] : runs;
}

/**
 * Compares the number of returns just below 0 with the mean of the two bins beside it. A smooth distribution has about
 * that mean; where losses are rounded up to gains the bin is too empty. Bins are n^(-1/3)
 * standard deviations wide (they shrink at the rate of Freedman and Diaconis), periods of exactly 0 are left out.
 *
 *   z = (below - (further below + above) / 2) / sqrt(n pb (1 - pb) + n (pf + pa)(1 - pf - pa) / 4)
 *
 * @returns the one-sided probability of so few; unavailable: tooFewPeriods (fewer than 36 moves, or 5 in the three bins)
 * @see Burgstahler and Dichev (1997), Journal of Accounting and Economics 24(1), 99-126
 */
export function kinkAtZero(returns: ArrayLike<number>): Measured<TestResult> {
  const moves = Float64Array.from(returns).filter((value) => value !== 0);
  const n = moves.length;
  if (n < 36) return unavailable("tooFewPeriods");
  const width = populationStandardDeviation(moves) / Math.cbrt(n);
  const within = (from: number, to: number) =>
    moves.filter((value) => value >= from * width && value < to * width).length;
  const [further, below, above] = [within(-2, -1), within(-1, 0), within(0, 1)];
  if (further + below + above < 5) return unavailable("tooFewPeriods");
  const beside = (further + above) / n;
  const variance = n * (below / n) * (1 - below / n) + (n * beside * (1 - beside)) / 4;
  const statistic = (below - (further + above) / 2) / Math.sqrt(variance);
  return measured({ statistic, probability: normalCdf(statistic) });
}

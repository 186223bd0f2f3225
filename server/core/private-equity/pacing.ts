import { InvalidInputError } from "../invalid-input-error";

/** Parameters of a commitment's projected life. */
export interface PacingAssumptions {
  readonly commitment: number;
  readonly lifeYears: number;
  /** Shape of the distribution rate: 1 is a straight line, more pays later. */
  readonly bow: number;
  /** Growth of the value per year. */
  readonly growth: number;
  /** Lowest distribution rate per year (an income-paying strategy). */
  readonly yield: number;
  /** Share of what is not yet called, year by year; the last one goes on. */
  readonly contributionRates: readonly number[];
  /** Taken from the value at year end and never more than it; null: none. */
  readonly fees: { readonly rateOnCommitment: number; readonly years: number } | null;
}

export interface PacingYear {
  readonly year: number;
  readonly contribution: number;
  readonly fee: number;
  readonly distributionRate: number;
  readonly distribution: number;
  /** Value at the end of the year. */
  readonly nav: number;
  /** Multiples of what has been called by then; null while nothing has. */
  readonly dpi: number | null;
  readonly tvpi: number | null;
}

export interface PacingProjection {
  readonly years: readonly PacingYear[];
  readonly peakNavYear: number;
  /** Null where the multiple is never reached. */
  readonly firstYearDpiAtLeastOne: number | null;
  readonly finalDpi: number | null;
  readonly finalTvpi: number | null;
  /** Cumulative distributions minus contributions at their lowest, and the year of it. */
  readonly deepestNetFlow: { readonly year: number; readonly amount: number };
}

/**
 * Projects calls, distributions and value of a private commitment (Takahashi-Alexander), all at year ends.
 *
 *   contribution = rate(t) * (commitment - called so far)        earns nothing in its first year
 *   distribution = max(yield, (t / life)^bow) * nav(t-1) * (1 + growth),   all of it in the last year
 *   nav          = nav(t-1) * (1 + growth) - distribution + contribution - fee
 *
 * The call of the last year is the value left at the end.
 *
 * @throws InvalidInputError notFinite, notPositive, notWholeYears, noContributionRates, notAShare
 * @see Takahashi and Alexander (2002), Journal of Portfolio Management 28(2), 90-100
 */
export function pacingProjection(assumptions: PacingAssumptions): PacingProjection {
  assertUsableAssumptions(assumptions);
  const { commitment, lifeYears, bow, growth, contributionRates, fees } = assumptions;
  const years: PacingYear[] = [];
  let [called, distributed, nav, deepest] = [0, 0, 0, { year: 0, amount: 0 }];
  for (let year = 1; year <= lifeYears; year++) {
    const rate = contributionRates[Math.min(year, contributionRates.length) - 1]!;
    const contribution = rate * (commitment - called);
    const distributionRate = year === lifeYears ? 1 : Math.max(assumptions.yield, (year / lifeYears) ** bow);
    const grown = nav * (1 + growth);
    const distribution = distributionRate * grown;
    const beforeFee = grown - distribution + contribution;
    const charged = fees !== null && year <= fees.years ? fees.rateOnCommitment * commitment : 0;
    const fee = Math.min(charged, beforeFee);
    nav = beforeFee - fee;
    called += contribution;
    distributed += distribution;
    if (distributed - called < deepest.amount) deepest = { year, amount: distributed - called };
    const ofCalled = (value: number) => (called > 0 ? value / called : null);
    const [dpi, tvpi] = [ofCalled(distributed), ofCalled(distributed + nav)];
    years.push({ year, contribution, fee, distributionRate, distribution, nav, dpi, tvpi });
  }
  const last = years.at(-1)!;
  return {
    years,
    peakNavYear: years.reduce((peak, year) => (year.nav > peak.nav ? year : peak)).year,
    firstYearDpiAtLeastOne: years.find(({ dpi }) => dpi !== null && dpi >= 1)?.year ?? null,
    finalDpi: last.dpi,
    finalTvpi: last.tvpi,
    deepestNetFlow: deepest,
  };
}

function assertUsableAssumptions(assumptions: PacingAssumptions): void {
  const { commitment, lifeYears, bow, growth, contributionRates, fees } = assumptions;
  const numbers = [
    commitment,
    lifeYears,
    bow,
    growth,
    assumptions.yield,
    fees?.rateOnCommitment ?? 0,
    fees?.years ?? 0,
  ];
  if (!numbers.every(Number.isFinite)) throw new InvalidInputError("notFinite");
  if (!(commitment > 0 && bow >= 0 && growth > -1))
    throw new InvalidInputError("notPositive", { commitment, bow, growth });
  if (!Number.isInteger(lifeYears) || lifeYears < 1 || lifeYears > 100) {
    throw new InvalidInputError("notWholeYears", { lifeYears });
  }
  if (contributionRates.length === 0) throw new InvalidInputError("noContributionRates");
  const shares = [...contributionRates, assumptions.yield, fees?.rateOnCommitment ?? 0];
  const bad = shares.find((share) => !(share >= 0 && share <= 1));
  if (bad !== undefined) throw new InvalidInputError("notAShare", { share: bad });
}

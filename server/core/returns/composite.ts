import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { quantile } from "../statistics/quantile";
import { sumBy } from "../sum";

/** A portfolio of a composite in one period: its return and its size when the period began. */
export interface CompositeMember {
  readonly name: string;
  readonly return: number;
  /** Value at the start, or start plus weighted flows; not negative. */
  readonly startValue: number;
}

/** Which standard deviation measures internal dispersion: of a sample (n - 1) or of all there is (n). */
export type DispersionDivisor = "sample" | "population";

/** How far the annual returns of the portfolios of a composite lie apart. */
export interface Dispersion {
  readonly portfolios: number;
  readonly equalWeighted: Measured;
  readonly assetWeighted: Measured;
  readonly highest: Measured;
  readonly lowest: Measured;
  /** Upper minus lower quartile (type 7). */
  readonly interquartileRange: Measured;
}

/** Fewest portfolios for which GIPS asks dispersion to be shown; with five or fewer it need not be. */
export const DISPERSION_FROM_PORTFOLIOS = 6;

/**
 * Return of a composite in one period, weighted by the value at its start.
 *
 *   sum of startValue * return / sum of startValue
 *
 * @returns unavailable: noMembers, nothingInvested
 * @throws InvalidInputError notFinite, negativeValue
 * @see GIPS Standards for Firms (2020), provision 2.A.36
 */
export function compositeReturn(members: readonly CompositeMember[]): Measured {
  assertUsableMembers(members);
  if (members.length === 0) return unavailable("noMembers");
  const total = sumBy(members, (member) => member.startValue);
  return total > 0
    ? measured(sumBy(members, (member) => member.startValue * member.return) / total)
    : unavailable("nothingInvested");
}

/**
 * Internal dispersion of a year: only portfolios that were in the composite for all of it belong in `members`.
 *
 *   equal-weighted: sqrt(sum of (r - mean)^2 / (n - 1 or n)),   asset-weighted: sqrt(sum of w (r - sum of w r)^2)
 *
 * @returns unavailable: fewerThanSixPortfolios (GIPS does not ask for it, and five returns measure no spread)
 * @throws InvalidInputError notFinite, negativeValue
 * @see GIPS Standards for Firms (2020), provision 4.A.1.h and the glossary on internal dispersion
 */
export function internalDispersion(members: readonly CompositeMember[], divisor: DispersionDivisor): Dispersion {
  assertUsableMembers(members);
  const portfolios = members.length;
  if (portfolios < DISPERSION_FROM_PORTFOLIOS) {
    const none = unavailable("fewerThanSixPortfolios");
    return {
      portfolios,
      equalWeighted: none,
      assetWeighted: none,
      highest: none,
      lowest: none,
      interquartileRange: none,
    };
  }
  const returns = members.map((member) => member.return);
  const mean = sumBy(members, (member) => member.return) / portfolios;
  const squares = sumBy(members, (member) => (member.return - mean) ** 2);
  const total = sumBy(members, (member) => member.startValue);
  const center = sumBy(members, (member) => member.startValue * member.return) / total;
  const weighted = sumBy(members, (member) => member.startValue * (member.return - center) ** 2) / total;
  return {
    portfolios,
    equalWeighted: measured(Math.sqrt(squares / (divisor === "sample" ? portfolios - 1 : portfolios))),
    assetWeighted: total > 0 ? measured(Math.sqrt(weighted)) : unavailable("nothingInvested"),
    highest: measured(Math.max(...returns)),
    lowest: measured(Math.min(...returns)),
    interquartileRange: measured(quantile(returns, 0.75) - quantile(returns, 0.25)),
  };
}

function assertUsableMembers(members: readonly CompositeMember[]): void {
  for (const { name, startValue, return: value } of members) {
    if (!Number.isFinite(value) || !Number.isFinite(startValue)) throw new InvalidInputError("notFinite", { name });
    if (startValue < 0) throw new InvalidInputError("negativeValue", { name, startValue });
  }
}

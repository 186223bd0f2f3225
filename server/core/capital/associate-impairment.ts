import { InvalidInputError } from "../invalid-input-error";
import { isAbove, isAtLeast } from "./compared-with-tolerance";
import type { CrossRules } from "./regimes/cross-rules";

/** A listed stake in an associate (联营、合营企业). */
export interface ListedAssociate {
  readonly bookValue: number;
  readonly marketValue: number;
  /** Months in a row with the price below book. */
  readonly monthsBelowBook: number;
  readonly isCsi300: boolean;
  /** Dividend yield and payout of the last years, latest first, as fractions. */
  readonly dividendYields: readonly number[];
  readonly payouts: readonly number[];
}

/** Whether the stake has to be written down, and by which test or exemption. */
export type ImpairmentFinding = "notBelowLimits" | "exemptByDividends" | "impairedByTime" | "impairedByFall";

/**
 * Whether a listed associate must be impaired: price below book for more than one year, or by more than 50%, unless it
 * is in CSI 300 and its dividend yield was at least 3% (or its payout at least 10%) in each of the last three years.
 *
 * @throws InvalidInputError bookValueNotPositive, negativeMarketValue, noRuleInForce
 * @see C-ROSS II Rule 1
 */
export function associateImpairment(stake: ListedAssociate, rules: CrossRules): ImpairmentFinding {
  const { bookValue, marketValue, monthsBelowBook, isCsi300 } = stake;
  if (!(bookValue > 0)) throw new InvalidInputError("bookValueNotPositive", { bookValue });
  if (!(marketValue >= 0)) throw new InvalidInputError("negativeMarketValue", { marketValue });
  const fellTooFar = isAbove(1 - marketValue / bookValue, rules.parameter("impairmentFallBelowBook"));
  const tooLong = marketValue < bookValue && monthsBelowBook > rules.parameter("impairmentMonthsBelowBook");
  if (!fellTooFar && !tooLong) return "notBelowLimits";
  const years = rules.parameter("impairmentExemptYears");
  const heldEachYear = (figures: readonly number[], least: number) =>
    figures.length >= years && figures.slice(0, years).every((figure) => isAtLeast(figure, least));
  const paysEnough =
    heldEachYear(stake.dividendYields, rules.parameter("impairmentExemptDividendYield")) ||
    heldEachYear(stake.payouts, rules.parameter("impairmentExemptPayout"));
  if (isCsi300 && paysEnough) return "exemptByDividends";
  return fellTooFar ? "impairedByFall" : "impairedByTime";
}

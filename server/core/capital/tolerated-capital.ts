import { sumBy } from "../sum";
import type { CapitalHolding } from "./capital-book";
import type { AllocatedLine, CapitalInstitution, CapitalPosition } from "./capital-position";
import { type AssetParts, capitalWithout } from "./capital-without";
import type { CrossRules } from "./regimes/cross-rules";
import type { ClampReading } from "./risk-factor";
import { NOTHING_CHANGED, whatIfPosition } from "./what-if";

/** What tolerating present paper losses for one more year costs. */
export interface ToleratedLosses {
  readonly count: number;
  /** Sum of the paper losses, positive. */
  readonly loss: number;
  readonly value: number;
  /** Sum of the charges of the holdings below cost. */
  readonly charge: number;
  /** The same in a year: values as they are, clocks a year older. */
  readonly chargeInAYear: number;
  /** Minimum capital of the company with them less without them: k1 of the rest moves as well. */
  readonly marginalCapital: number;
  /** Cost of capital x capital held against the marginal capital. */
  readonly capitalCost: number;
  /** Return on value that pays for it; null without value. */
  readonly returnNeeded: number | null;
}

export interface CapitalPrice {
  /** What a unit of required capital has to earn a year, as a fraction. */
  readonly costOfCapital: number;
  /** Ratio that capital is held to: 1 for the pass mark. */
  readonly requiredRatio: number;
}

const isBelowCost = ({ paperGain }: AllocatedLine) => paperGain !== null && paperGain < 0;

/**
 * Holdings below cost, and what keeping them for one more year costs in capital: of the whole book, of one manager, of
 * one deal.
 *
 *   marginal capital = MC(company) - MC(company without the holdings below cost)
 *   cost of the year = cost of capital x required ratio x marginal capital
 *
 * Selling the losers takes their paper loss out of the floating ratio, which raises k1 of all other listed shares: the
 * marginal capital is therefore below the sum of their charges. What groups cost by themselves does not sum to what they
 * cost together.
 *
 * @returns asked with the parts of assets that a group answers for; those not below cost are left out
 * @throws InvalidInputError as capitalPosition
 * @see C-ROSS II Rule 8
 */
export function toleratedLosses(
  holdings: readonly CapitalHolding[],
  institution: CapitalInstitution,
  position: CapitalPosition,
  date: string,
  rules: CrossRules,
  { costOfCapital, requiredRatio }: CapitalPrice,
  clamp?: ClampReading,
): (parts: AssetParts) => ToleratedLosses {
  const below = new Map(position.lines.filter(isBelowCost).map((line) => [line.code, line]));
  const without = capitalWithout(holdings, institution, position, date, rules, clamp);
  const older = below.size === 0 ? [] : [...below.keys()].map((code) => ({ code, yearsLonger: 1 }));
  const later =
    below.size === 0
      ? new Map<string, number>()
      : new Map(
          whatIfPosition(holdings, institution, { ...NOTHING_CHANGED, changes: older }, date, rules, clamp).lines.map(
            ({ code, charge }) => [code, charge],
          ),
        );
  return (parts) => {
    const losing = [...parts].flatMap(([code, part]) => {
      const line = below.get(code);
      return line === undefined || part === 0 ? [] : [{ line, part }];
    });
    const total = (amount: (line: AllocatedLine) => number) => sumBy(losing, ({ line, part }) => part * amount(line));
    const value = total(({ admittedValue }) => admittedValue);
    const marginalCapital =
      losing.length === 0
        ? 0
        : position.company.minimumCapital - without(new Map(losing.map(({ line, part }) => [line.code, part])));
    const capitalCost = costOfCapital * requiredRatio * marginalCapital;
    return {
      count: losing.length,
      loss: total(({ paperGain }) => -(paperGain ?? 0)),
      value,
      charge: total(({ charge }) => charge),
      chargeInAYear: total(({ code }) => later.get(code) ?? 0),
      marginalCapital,
      capitalCost,
      returnNeeded: value > 0 ? capitalCost / value : null,
    };
  };
}

/** Every asset of a position whole: the parts of the book. */
export const wholeBook = ({ lines }: Pick<CapitalPosition, "lines">): AssetParts =>
  new Map(lines.map(({ code }) => [code, 1]));

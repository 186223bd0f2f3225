import { InvalidInputError } from "../invalid-input-error";
import { sumBy } from "../sum";
import { BOND_ASSET, type CapitalHolding, hasRule } from "./capital-book";
import { type CapitalInstitution, type CapitalPosition, capitalPosition } from "./capital-position";
import type { CrossRules } from "./regimes/cross-rules";
import type { ClampReading } from "./risk-factor";

/** A change of one holding. */
export interface HoldingChange {
  readonly code: string;
  /** Share of the holding that stays: 0 sold, 1 as it is, 2 doubled. Bought and sold at value. */
  readonly keep?: number | undefined;
  readonly lookThrough?: boolean | undefined;
  /** Whole or broken years by which it is held longer. */
  readonly yearsLonger?: number | undefined;
}

/** Money put into something new. */
export interface NewHolding {
  readonly asset: string;
  readonly amount: number;
  readonly indices?: readonly string[] | undefined;
  readonly layers?: number | undefined;
}

export interface WhatIf {
  readonly changes: readonly HoldingChange[];
  readonly added: readonly NewHolding[];
  /** Change of the value of every directly held listed share, as a fraction. */
  readonly listedShock: number;
}

export const NOTHING_CHANGED: WhatIf = { changes: [], added: [], listedShock: 0 };

/**
 * The position after changes. Buying and selling happen at value against cash, which is charged nothing, so that they move
 * minimum capital alone; a shock moves value, and with it actual and core capital after tax, while costs stay.
 *
 * @throws InvalidInputError shockBelowMinusOne, changeOutOfRange, and as capitalPosition
 */
export function whatIfPosition(
  holdings: readonly CapitalHolding[],
  institution: CapitalInstitution,
  whatIf: WhatIf,
  date: string,
  rules: CrossRules,
  clamp?: ClampReading,
): CapitalPosition {
  const { holdings: changed, capitalChange } = changedBook(holdings, institution.taxRate, whatIf, rules);
  const moved = (capital: number | null) => (capital === null ? null : capital + capitalChange);
  return capitalPosition(
    changed,
    { ...institution, actualCapital: moved(institution.actualCapital), coreCapital: moved(institution.coreCapital) },
    date,
    rules,
    clamp,
  );
}

function changedBook(
  holdings: readonly CapitalHolding[],
  taxRate: number,
  { changes, added, listedShock }: WhatIf,
  rules: CrossRules,
): { holdings: CapitalHolding[]; capitalChange: number } {
  if (!(listedShock >= -1 && Number.isFinite(listedShock)))
    throw new InvalidInputError("shockBelowMinusOne", { listedEquity: listedShock });
  const byCode = new Map(changes.map((change) => [change.code, change]));
  const kept = holdings.flatMap((holding): CapitalHolding[] => {
    const { keep = 1, lookThrough, yearsLonger } = byCode.get(holding.code) ?? {};
    if (!(keep >= 0 && Number.isFinite(keep)) || !((yearsLonger ?? 0) >= 0))
      throw new InvalidInputError("changeOutOfRange", { asset: holding.code, keep, yearsLonger });
    if (keep === 0) return [];
    return [
      {
        ...holding,
        admittedValue: holding.admittedValue * keep,
        // What is sold takes its share of the cost along; what is bought costs its value.
        purchaseCost:
          holding.purchaseCost === null
            ? null
            : keep <= 1
              ? holding.purchaseCost * keep
              : holding.purchaseCost + holding.admittedValue * (keep - 1),
        isLookedThrough: lookThrough ?? holding.isLookedThrough,
        yearsLonger: yearsLonger ?? holding.yearsLonger,
      },
    ];
  });
  const bought = added.map(({ asset, amount, indices = [], layers = 0 }, i): CapitalHolding => {
    if (!(amount >= 0 && Number.isFinite(amount))) throw new InvalidInputError("changeOutOfRange", { asset, amount });
    return {
      code: `new-${i + 1}`,
      asset,
      admittedValue: amount,
      purchaseCost: amount,
      modifiedDuration: null,
      counterparty: null,
      indices,
      layers,
      productType: null,
      emergingMarket: false,
      issuerFactor: null,
      grade: null,
      below: [],
      trades: [],
    };
  });
  const all = [...kept, ...bought];
  const isShocked = (holding: CapitalHolding) => isListedAndDirect(holding, rules);
  const gain = listedShock === 0 ? 0 : listedShock * sumBy(all.filter(isShocked), ({ admittedValue }) => admittedValue);
  return {
    holdings:
      listedShock === 0
        ? all
        : all.map((holding) =>
            isShocked(holding) ? { ...holding, admittedValue: holding.admittedValue * (1 + listedShock) } : holding,
          ),
    capitalChange: gain * (1 - taxRate),
  };
}

/** A directly held listed A-share: what the mandatory shocks fall on and what the floating ratio counts. */
export function isListedAndDirect({ asset, layers }: CapitalHolding, rules: CrossRules): boolean {
  if (asset === BOND_ASSET || layers > 0) return false;
  return hasRule(() => rules.baseFactor(asset)) && rules.baseFactor(asset).floating;
}

/** What tolerating the present paper losses for one more year costs. */
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

/**
 * Holdings below cost, and what keeping them for one more year costs in capital.
 *
 *   marginal capital = MC(company) - MC(company without the holdings below cost)
 *   cost of the year = cost of capital x required ratio x marginal capital
 *
 * Selling the losers takes their paper loss out of the floating ratio, which raises k1 of all other listed shares: the
 * marginal capital is therefore below the sum of their charges.
 *
 * @throws InvalidInputError as capitalPosition
 * @see C-ROSS II Rule 8
 */
export function toleratedLosses(
  holdings: readonly CapitalHolding[],
  institution: CapitalInstitution,
  position: CapitalPosition,
  date: string,
  rules: CrossRules,
  { costOfCapital, requiredRatio }: { readonly costOfCapital: number; readonly requiredRatio: number },
): ToleratedLosses {
  const below = position.lines.filter(({ paperGain }) => paperGain !== null && paperGain < 0);
  const codes = new Set(below.map(({ code }) => code));
  const without = capitalPosition(
    holdings.filter(({ code }) => !codes.has(code)),
    institution,
    date,
    rules,
  );
  const later = whatIfPosition(
    holdings,
    institution,
    { ...NOTHING_CHANGED, changes: [...codes].map((code) => ({ code, yearsLonger: 1 })) },
    date,
    rules,
  );
  const value = sumBy(below, ({ admittedValue }) => admittedValue);
  const marginalCapital = position.company.minimumCapital - without.company.minimumCapital;
  const capitalCost = costOfCapital * requiredRatio * marginalCapital;
  return {
    count: below.length,
    loss: -sumBy(below, ({ paperGain }) => paperGain ?? 0),
    value,
    charge: sumBy(below, ({ charge }) => charge),
    chargeInAYear: sumBy(later.lines, ({ code, charge }) => (codes.has(code) ? charge : 0)),
    marginalCapital,
    capitalCost,
    returnNeeded: value > 0 ? capitalCost / value : null,
  };
}

import { InvalidInputError } from "../invalid-input-error";
import { sumBy } from "../sum";
import { type CapitalHolding, isChargedByGrade } from "./capital-book";
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
    const change = byCode.get(holding.code);
    if (change === undefined) return [holding];
    const { keep = 1, lookThrough, yearsLonger } = change;
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
  if (isChargedByGrade(asset) || layers > 0) return false;
  return rules.hasBaseFactor(asset) && rules.baseFactor(asset).floating;
}

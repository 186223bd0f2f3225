import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { sumBy } from "../sum";
import { isLongHeld, longHoldRule } from "./index-factor";
import { marginalCapital } from "./marginal-capital";
import { type Position, positionCharge } from "./minimum-capital";
import type { CrossRules } from "./regimes/cross-rules";
import { type ClampReading, DEFAULT_CLAMP } from "./risk-factor";

/** Charge of a holding as it is and as it could be. */
export interface CapitalSaving {
  readonly chargeNow: number;
  readonly chargeThen: number;
  /** chargeNow - chargeThen; negative where the change costs capital. */
  readonly saved: number;
}

const saving = (chargeNow: number, chargeThen: number): CapitalSaving => ({
  chargeNow,
  chargeThen,
  saved: chargeNow - chargeThen,
});

/**
 * Capital that looking through a product saves (穿透): the opaque charge against the charges of the assets below, each
 * with its loading for the layers. An opaque fund of 100 with unlisted shares below: 60.00 -> 45.10 through one layer.
 *
 * @param product the product as an opaque position
 * @param below its bottom assets with `layers` and `productType`; their values need not add up to the product's
 * @throws InvalidInputError as positionCharge; notOpaque where the position is not an opaque product
 * @see C-ROSS II Rule 7
 */
export function capitalSavedByLookingThrough(
  product: Position,
  below: readonly Position[],
  rules: CrossRules,
  clamp: ClampReading = DEFAULT_CLAMP,
): CapitalSaving {
  if (rules.baseFactor(product.asset).lookThrough !== "opaque")
    throw new InvalidInputError("notOpaque", { asset: product.asset });
  return saving(
    positionCharge(product, rules, clamp).minimumCapital,
    sumBy(below, (position) => positionCharge(position, rules, clamp).minimumCapital),
  );
}

export interface LongHoldSaving extends CapitalSaving {
  /** The weighted holding time has to be longer than this. */
  readonly longerThanYears: number;
  readonly isLongHeld: boolean;
}

/**
 * Capital that the long-hold factor saves on a share: its charge with a short holding against that with a long one, at
 * the same value and k1. Once it is held long enough, `chargeNow` is still the short one: the saving is being earned.
 *
 * @param bookFactor k1 of the listed book the share belongs to
 * @returns n/a (noLongHoldRule) where holding longer changes nothing
 * @throws InvalidInputError as positionCharge
 * @see 金规〔2025〕24号
 */
export function capitalSavedByHoldingLonger(
  position: Position,
  rules: CrossRules,
  bookFactor = 0,
  clamp: ClampReading = DEFAULT_CLAMP,
): Measured<LongHoldSaving> {
  const rule = longHoldRule({ asset: position.asset, indices: position.indices ?? [] }, rules);
  if (rule === null) return unavailable("noLongHoldRule");
  const chargeAt = (holdingYears: number) =>
    positionCharge({ ...position, holdingYears }, rules, clamp, bookFactor).minimumCapital;
  const { longerThanYears } = rule;
  return measured({
    ...saving(chargeAt(0), chargeAt(longerThanYears + 1)),
    longerThanYears,
    isLongHeld: isLongHeld(position.holdingYears ?? 0, longerThanYears),
  });
}

export interface ToleranceOptions {
  /** What a unit of required capital has to earn a year, as a fraction. */
  readonly costOfCapital: number;
  /** Ratio that capital is held to: 1 for the pass mark. */
  readonly requiredRatio: number;
  readonly taxRate: number;
  readonly clamp?: ClampReading | undefined;
}

export interface ToleranceCost {
  readonly chargeNow: number;
  readonly chargeInAYear: number;
  /** Change of surplus over the year: the expected change in value after tax, less the change of required capital. */
  readonly surplusChange: number;
  /** Cost of the capital tied up for the year: cost of capital x required ratio x charge now. */
  readonly capitalCost: number;
  /** Return on book value that the year needs to pay for its capital; null for a book worth nothing. */
  readonly returnNeeded: number | null;
}

/**
 * What tolerating the paper losses of a listed book for one more year costs in capital. Values move as expected and
 * every holding gets one year older, which may bring it under the long-hold factor. A weighted age grows by a year
 * while no lot is at its cap, so pass the ages of the holding clock a year on where lots are old.
 *
 * @param book directly held listed shares, each with its value and age expected in a year
 * @throws InvalidInputError notFinite, and as marginalCapital
 */
export function toleranceOfPaperLoss(
  book: readonly (Position & {
    readonly purchaseCost: number;
    readonly valueInAYear: number;
    readonly holdingYearsInAYear?: number | undefined;
  })[],
  rules: CrossRules,
  { costOfCapital, requiredRatio, taxRate, clamp = DEFAULT_CLAMP }: ToleranceOptions,
): ToleranceCost {
  if (!Number.isFinite(costOfCapital)) throw new InvalidInputError("notFinite", { costOfCapital });
  const change = marginalCapital(
    book.map(({ valueInAYear, holdingYearsInAYear, ...position }) => ({
      ...position,
      newValue: valueInAYear,
      newHoldingYears: holdingYearsInAYear ?? (position.holdingYears ?? 0) + 1,
    })),
    rules,
    { taxRate, requiredRatio, clamp },
  );
  const value = sumBy(book, (position) => position.admittedValue);
  const capitalCost = costOfCapital * requiredRatio * change.minimumCapitalBefore;
  return {
    chargeNow: change.minimumCapitalBefore,
    chargeInAYear: change.minimumCapitalAfter,
    surplusChange: change.surplusChange,
    capitalCost,
    returnNeeded: value > 0 ? capitalCost / value : null,
  };
}

/**
 * Return on minimum capital: income or gain of a period over the capital it tied up.
 *
 * @returns n/a (noCapitalCharged) where nothing is charged
 * @throws InvalidInputError notFinite, negativeMinimumCapital
 */
export function returnOnCapital(gain: number, minimumCapital: number): Measured {
  if (!Number.isFinite(gain) || !Number.isFinite(minimumCapital))
    throw new InvalidInputError("notFinite", { gain, minimumCapital });
  if (minimumCapital < 0) throw new InvalidInputError("negativeMinimumCapital", { minimumCapital });
  return minimumCapital === 0 ? unavailable("noCapitalCharged") : measured(gain / minimumCapital);
}

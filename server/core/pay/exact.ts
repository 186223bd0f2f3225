import { Decimal } from "decimal.js";
import { InvalidInputError } from "../invalid-input-error";

/**
 * Decimals for pay: 40 digits, ties away from zero ("half up" for amounts). A clone of its own, so that no other user
 * of decimal.js can change the rounding under a bonus.
 */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

export type Exact = Decimal;

/** Money or a rate as it comes in: a number is read as the decimal it prints as (0.1 is one tenth). */
export type ExactInput = Decimal.Value;

export const ZERO = new Exact(0);
export const ONE = new Exact(1);

/**
 * Reads a value exactly.
 *
 * @throws InvalidInputError notFinite, naming the field
 */
export function exact(value: ExactInput, field: string): Exact {
  const read = parse(value);
  if (read === null || !read.isFinite()) throw new InvalidInputError("notFinite", { field, value: String(value) });
  return read;
}

/** @throws InvalidInputError notFinite, negativeAmount */
export function notNegative(value: ExactInput, field: string): Exact {
  const read = exact(value, field);
  if (read.lt(0)) throw new InvalidInputError("negativeAmount", { field, value: read.toString() });
  return read;
}

/** A share between 0 and 1, both allowed. @throws InvalidInputError notFinite, shareOutOfRange */
export function share(value: ExactInput, field: string): Exact {
  const read = exact(value, field);
  if (read.lt(0) || read.gt(1)) throw new InvalidInputError("shareOutOfRange", { field, value: read.toString() });
  return read;
}

/** Digits of the smallest coin after the point: 2 for CNY, USD, EUR, GBP; 0 for JPY. */
export const CENTS = 2;

/** To the smallest coin, half up. */
export const toCents = (amount: Exact, digits = CENTS): Exact => amount.toDecimalPlaces(digits, Decimal.ROUND_HALF_UP);

/** @throws InvalidInputError notFinite, negativeAmount, notInWholeCents */
export function wholeCents(value: ExactInput, field: string, digits = CENTS): Exact {
  const read = notNegative(value, field);
  if (read.decimalPlaces() > digits) throw new InvalidInputError("notInWholeCents", { field, value: read.toString() });
  return read;
}

export const total = (amounts: readonly Exact[]): Exact => amounts.reduce((sum, amount) => sum.plus(amount), ZERO);

export const larger = (a: Exact, b: Exact): Exact => (a.gte(b) ? a : b);
export const smaller = (a: Exact, b: Exact): Exact => (a.lte(b) ? a : b);
export const atLeastZero = (amount: Exact): Exact => larger(amount, ZERO);

function parse(value: ExactInput): Exact | null {
  try {
    return new Exact(value);
  } catch {
    return null;
  }
}

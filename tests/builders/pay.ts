import type { Decimal } from "decimal.js";
import fc from "fast-check";
import { expect } from "vitest";
import { Exact } from "@/server/core/pay/exact";

/** An amount in whole cents, up to ten million. */
export const anyCents = (most = 1_000_000_000): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: most }).map((cents) => cents / 100);

/** A share in whole per mille, so that it is an exact decimal. */
export const anyShare = (min = 0, max = 1000): fc.Arbitrary<number> =>
  fc.integer({ min, max }).map((mille) => mille / 1000);

export const addUp = (amounts: readonly Decimal.Value[]): Decimal =>
  amounts.reduce<Decimal>((sum, amount) => sum.plus(amount), new Exact(0));

/** Exact amounts as numbers, for comparison with printed ones. */
export const numbers = (amounts: readonly Decimal[]): number[] => amounts.map((amount) => amount.toNumber());

/** Cash is neither made nor lost: equal but for the last of 40 digits. */
export function expectSameCash(actual: Decimal, expected: Decimal.Value): void {
  expect(actual.minus(expected).abs().lte(new Exact(expected).abs().plus(1).times("1e-15"))).toBe(true);
}

import { bonusPool, fundedAwards } from "../../pay/bonus-pool";
import { atLeastZero, type Exact, exact, toCents } from "../../pay/exact";
import type { SchemePay } from "../scheme-definition";
import type { InstitutionYear } from "./pay-facts";

/**
 * Awards that the pool of the last year can pay, in the order given; amounts below 0 (for a bank) need none.
 *
 * @throws InvalidInputError as the pool functions do
 */
export function pooledAwards(
  { pool }: Pick<SchemePay, "pool">,
  amounts: readonly Exact[],
  years: readonly InstitutionYear[],
): readonly Exact[] {
  const available = poolOfYears(pool, years);
  if (available === null) return amounts;
  const funded = fundedAwards(amounts.map(atLeastZero), available);
  return amounts.map((amount, i) => (amount.gt(0) ? (funded[i] ?? amount) : amount));
}

/** null: no pool, or one whose income is not known, which then limits nothing. */
export function poolOfYears(pool: SchemePay["pool"], years: readonly InstitutionYear[]): Exact | null {
  if (pool === null) return null;
  if (pool.kind === "fixed") return exact(pool.amount, "pool");
  const known = years.flatMap(({ equity, netIncome }) =>
    equity === null || netIncome === null ? [] : [{ equity, netIncome }],
  );
  const last = known.length < years.length ? undefined : bonusPool(known, pool).at(-1);
  return last === undefined ? null : toCents(last);
}

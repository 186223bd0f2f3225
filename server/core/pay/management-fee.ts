import { InvalidInputError } from "../invalid-input-error";
import { type Exact, type ExactInput, notNegative, total } from "./exact";

/**
 * What the fee is a share of: commitments, capital called so far, cost of what is still invested, or fair value.
 * Commitments stay; the others come with one amount per year.
 */
export type FeeBase =
  | { readonly kind: "committed"; readonly commitment: ExactInput }
  | { readonly kind: "called" | "invested" | "fairValue"; readonly byYear: readonly ExactInput[] };

/** From the year after `afterYear` the rate is `newRate`, and the base `newBase` if one is given. */
export interface FeeStepDown {
  readonly afterYear: number;
  readonly newRate: ExactInput;
  readonly newBase?: FeeBase;
}

/**
 * Management fees by year: rate * base, with rates (and bases) that step down.
 *
 * @param stepDowns in any order; the latest one that has begun counts
 * @throws InvalidInputError notFinite, negativeAmount, notAWholeNumberOfYears, baseMissingForYear
 */
export function managementFees(
  rate: ExactInput,
  base: FeeBase,
  years: number,
  stepDowns: readonly FeeStepDown[] = [],
): { yearly: readonly Exact[]; total: Exact; average: Exact | null } {
  if (!Number.isInteger(years) || years < 0) throw new InvalidInputError("notAWholeNumberOfYears", { years });
  const steps = [...stepDowns].sort((a, b) => a.afterYear - b.afterYear);
  const yearly = Array.from({ length: years }, (_, i) => {
    const year = i + 1;
    const begun = steps.filter(({ afterYear }) => year > afterYear);
    const yearRate = begun.at(-1)?.newRate ?? rate;
    const yearBase = begun.findLast(({ newBase }) => newBase !== undefined)?.newBase ?? base;
    return notNegative(yearRate, "rate").times(baseOfYear(yearBase, year));
  });
  const sum = total(yearly);
  return { yearly, total: sum, average: years === 0 ? null : sum.div(years) };
}

function baseOfYear(base: FeeBase, year: number): Exact {
  const amount = base.kind === "committed" ? base.commitment : base.byYear[year - 1];
  if (amount === undefined) throw new InvalidInputError("baseMissingForYear", { base: base.kind, year });
  return notNegative(amount, `${base.kind}.${year}`);
}

import { type Measured, measured, unavailable } from "../measured";
import { quantile } from "../statistics/quantile";
import { sumBy } from "../sum";

/** One fund as far as groups need it; money in one currency for all. */
export interface GroupedFund {
  readonly key: number;
  readonly paidIn: number;
  readonly distributed: number;
  readonly value: number;
  readonly tvpi: number | null;
  readonly irr: number | null;
}

/** Funds of one vintage or one age together. */
export interface FundGroup {
  /** Vintage year, or age in years. */
  readonly key: number;
  readonly funds: number;
  /** Pooled: sums over sums. */
  readonly tvpi: Measured;
  readonly dpi: Measured;
  readonly rvpi: Measured;
  readonly medianTvpi: Measured;
  readonly medianIrr: Measured;
  /** Funds worth less than was paid in, of those with a multiple. */
  readonly belowWater: number;
  readonly withMultiple: number;
}

/** Groups funds by their key, ascending. */
export function fundGroups(funds: readonly GroupedFund[]): FundGroup[] {
  const byKey = new Map<number, GroupedFund[]>();
  for (const fund of funds) byKey.set(fund.key, [...(byKey.get(fund.key) ?? []), fund]);
  return [...byKey]
    .sort(([a], [b]) => a - b)
    .map(([key, members]) => {
      const paidIn = sumBy(members, (fund) => fund.paidIn);
      const distributed = sumBy(members, (fund) => fund.distributed);
      const value = sumBy(members, (fund) => fund.value);
      const pooled = (part: number): Measured => (paidIn > 0 ? measured(part / paidIn) : unavailable("nothingPaidIn"));
      const multiples = members.flatMap(({ tvpi }) => tvpi ?? []);
      const rates = members.flatMap(({ irr }) => irr ?? []);
      return {
        key,
        funds: members.length,
        tvpi: pooled(distributed + value),
        dpi: pooled(distributed),
        rvpi: pooled(value),
        medianTvpi: median(multiples),
        medianIrr: median(rates),
        belowWater: multiples.filter((multiple) => multiple < 1).length,
        withMultiple: multiples.length,
      };
    });
}

const median = (values: readonly number[]): Measured =>
  values.length === 0 ? unavailable("notReported") : measured(quantile(values, 0.5));

import { Exact } from "../../pay/exact";
import type { PlainDate } from "../../returns/calendar/plain-date";

/** A part of an award that has not vested. */
export interface Tranche {
  readonly awardYear: number;
  readonly awardedOn: PlainDate;
  readonly vestsOn: PlainDate;
  amount: Exact;
  /** Price of a unit, 1 at award. */
  index: Exact;
}

/** What a year was awarded from, for a later restatement. */
export interface AwardMade {
  readonly declared: Exact;
  /** Part of the award that the pool could pay. */
  readonly poolFactor: Exact;
  taken: Exact;
}

export interface AccountParts {
  readonly tranches: Tranche[];
  readonly bank: Exact;
  readonly awards: Map<number, AwardMade>;
  /** Cash paid and not taken back, by year of the award. */
  readonly paidOf: Map<number, Exact>;
  readonly left: "good" | "bad" | null;
}

/** All that a pay account remembers between two years, as plain data; amounts are text of exact decimals. */
export interface AccountState {
  readonly tranches: readonly {
    readonly awardYear: number;
    readonly awardedOn: PlainDate;
    readonly vestsOn: PlainDate;
    readonly amount: string;
    readonly index: string;
  }[];
  readonly bank: string;
  readonly awards: readonly {
    readonly year: number;
    readonly declared: string;
    readonly poolFactor: string;
    readonly taken: string;
  }[];
  readonly paidOf: readonly { readonly year: number; readonly amount: string }[];
  readonly left: "good" | "bad" | null;
}

export const noAccount: AccountState = { tranches: [], bank: "0", awards: [], paidOf: [], left: null };

export const accountState = ({ tranches, bank, awards, paidOf, left }: AccountParts): AccountState => ({
  tranches: tranches.map(({ amount, index, ...rest }) => ({
    ...rest,
    amount: amount.toFixed(),
    index: index.toFixed(),
  })),
  bank: bank.toFixed(),
  awards: [...awards].map(([year, { declared, poolFactor, taken }]) => ({
    year,
    declared: declared.toFixed(),
    poolFactor: poolFactor.toFixed(),
    taken: taken.toFixed(),
  })),
  paidOf: [...paidOf].map(([year, amount]) => ({ year, amount: amount.toFixed() })),
  left,
});

export const accountParts = ({ tranches, bank, awards, paidOf, left }: AccountState): AccountParts => ({
  tranches: tranches.map(({ amount, index, ...rest }) => ({
    ...rest,
    amount: new Exact(amount),
    index: new Exact(index),
  })),
  bank: new Exact(bank),
  awards: new Map(
    awards.map(({ year, declared, poolFactor, taken }) => [
      year,
      { declared: new Exact(declared), poolFactor: new Exact(poolFactor), taken: new Exact(taken) },
    ]),
  ),
  paidOf: new Map(paidOf.map(({ year, amount }) => [year, new Exact(amount)])),
  left,
});

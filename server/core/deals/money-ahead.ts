import { InvalidInputError } from "../invalid-input-error";

/** An open holding as it stands, for its money ahead. */
export interface HoldingAhead {
  readonly value: number;
  /** Committed and not called yet, beside the planned calls. */
  readonly uncalled: number;
  /** Calls that are planned, by year ahead; the first is the next year's. */
  readonly plannedCalls?: readonly number[];
  readonly ageYears: number;
  /** Whole years until the planned exit, counted up; null without a plan ahead. */
  readonly exitInYears: number | null;
}

export interface MoneyAheadAssumptions {
  readonly lifeYears: number;
  readonly bow: number;
  readonly growth: number;
  /** Of what is uncalled, per year. */
  readonly callRate: number;
}

export interface MoneyAheadYear {
  /** 1 is the first year ahead. */
  readonly year: number;
  readonly calls: number;
  readonly distributions: number;
  /** At the end of the year. */
  readonly value: number;
}

/**
 * Calls and distributions of a holding in the years ahead: the life of Takahashi and Alexander from where it stands.
 *
 *   calls        = planned of the year + callRate * uncalled; the rest of the uncalled in the year before the last
 *   grown        = value * (1 + growth)
 *   distribution = (age / life)^bow * grown;  all of it at the end of life, or in the year of the planned exit,
 *                  with a call planned for that year, which earns nothing
 *   value        = grown - distribution + calls
 *
 * Nothing is lost: with growth 0, distributions = value now + calls. Calls planned for after the end are not made. A holding beyond its life is paid out over one more year.
 *
 * @throws InvalidInputError notFinite, negativeAmount
 * @see Takahashi and Alexander (2002), Journal of Portfolio Management 28(2), 90-100
 */
export function moneyAhead(
  holding: HoldingAhead,
  { lifeYears, bow, growth, callRate }: MoneyAheadAssumptions,
): MoneyAheadYear[] {
  const { value, uncalled, plannedCalls = [], ageYears, exitInYears } = holding;
  if (![value, uncalled, ...plannedCalls, ageYears, growth].every(Number.isFinite))
    throw new InvalidInputError("notFinite");
  const negative = value < 0 ? "value" : uncalled < 0 ? "uncalled" : plannedCalls.some((c) => c < 0) && "plannedCalls";
  if (negative) throw new InvalidInputError("negativeAmount", { field: negative });
  const last = exitInYears !== null ? Math.max(1, exitInYears) : Math.max(1, Math.ceil(lifeYears - ageYears));
  const years: MoneyAheadYear[] = [];
  let [left, open] = [value, uncalled];
  for (let year = 1; year <= last; year++) {
    const isLast = year === last;
    const planned = plannedCalls[year - 1] ?? 0;
    const drawn = isLast ? 0 : year === last - 1 ? open : callRate * open;
    const calls = planned + drawn;
    open -= drawn;
    const grown = left * (1 + growth);
    const rate = exitInYears !== null ? 0 : Math.min(1, ((ageYears + year) / lifeYears) ** bow);
    const distributions = isLast ? grown + calls : rate * grown;
    left = grown - distributions + calls;
    years.push({ year, calls, distributions, value: left });
  }
  return years;
}

/** Sums of several holdings, year by year; the longest gives the length. */
export function moneyAheadOfAll(holdings: readonly (readonly MoneyAheadYear[])[]): MoneyAheadYear[] {
  const length = holdings.reduce((most, years) => Math.max(most, years.length), 0);
  return Array.from({ length }, (_, i) => {
    const total = { year: i + 1, calls: 0, distributions: 0, value: 0 };
    for (const years of holdings) {
      const year = years[i];
      if (!year) continue;
      total.calls += year.calls;
      total.distributions += year.distributions;
      total.value += year.value;
    }
    return total;
  });
}

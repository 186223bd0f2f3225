import { addDays, addMonths, type PlainDate } from "../returns/calendar/plain-date";
import type { DatedRate, RateKind, SchemeContext } from "../schemes/scheme-context";

/** A figure of the institution as of a day. */
export interface InstitutionFact {
  readonly name: string;
  readonly on: PlainDate;
  /** null: the figure is a text, such as a rating. */
  readonly value: number | null;
}

/** What schemes read of the institution; the same for every manager. */
export type InstitutionContext = Pick<SchemeContext, "indicators" | "rates">;

/** Rates of a period that ends on their day, as a yearly rate; the risk-free rate holds from its day on. */
const RATES: Readonly<Record<RateKind, "ofPeriodBefore" | "fromDayOn">> = {
  liabilityCost: "ofPeriodBefore",
  inflation: "ofPeriodBefore",
  riskFree: "fromDayOn",
};

/** A rate that ends longer ago than this says nothing of today. */
const RATE_LASTS_MONTHS = 18;

/**
 * Indicators and rates as known: figures dated after the as-of date are left out, the order in which they come is
 * irrelevant.
 *
 *   indicator: its values on 31 December, latest first, one per year without a gap; none where the last completed year
 *              but one is missing as well
 *   rate of a period: a figure holds for the days after the figure before it up to its own day, the first one for a year
 */
export function institutionContext(facts: readonly InstitutionFact[], asOf: PlainDate): InstitutionContext {
  const byName = new Map<string, { readonly on: PlainDate; readonly value: number }[]>();
  for (const { name, on, value } of facts) {
    if (value === null || on > asOf) continue;
    const known = byName.get(name) ?? [];
    known.push({ on, value });
    byName.set(name, known);
  }
  const indicators: Record<string, number[]> = {};
  const rates: { [rate in RateKind]?: DatedRate[] } = {};
  for (const [name, dated] of byName) {
    dated.sort((a, b) => (a.on < b.on ? -1 : 1));
    if (isRate(name)) {
      const found = datedRates(dated, RATES[name], asOf);
      if (found !== null) rates[name] = found;
    }
    const yearly = yearlyValues(dated, asOf);
    if (yearly.length > 0) indicators[name] = yearly;
  }
  return { indicators, rates };
}

type Dated = readonly { readonly on: PlainDate; readonly value: number }[];

const isRate = (name: string): name is RateKind => name in RATES;

function yearlyValues(dated: Dated, asOf: PlainDate): number[] {
  const byYear = new Map(
    dated.flatMap(({ on, value }) => (on.endsWith("-12-31") ? [[Number(on.slice(0, 4)), value] as const] : [])),
  );
  const lastCompleted = asOf.endsWith("-12-31") ? Number(asOf.slice(0, 4)) : Number(asOf.slice(0, 4)) - 1;
  const latest = byYear.has(lastCompleted) ? lastCompleted : lastCompleted - 1;
  const values: number[] = [];
  for (let year = latest; ; year--) {
    const value = byYear.get(year);
    if (value === undefined) return values;
    values.push(value);
  }
}

function datedRates(dated: Dated, holds: "ofPeriodBefore" | "fromDayOn", asOf: PlainDate): DatedRate[] | null {
  const last = dated.at(-1);
  if (last === undefined || last.on < addMonths(asOf, -RATE_LASTS_MONTHS)) return null;
  return dated.map(({ on, value }, i) => {
    if (holds === "fromDayOn") return { from: on, annualRate: value };
    const before = dated[i - 1]?.on ?? addMonths(on, -12);
    return { from: addDays(before, 1), annualRate: value };
  });
}

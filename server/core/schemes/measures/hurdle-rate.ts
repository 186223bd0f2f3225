import { type Measured, measured, unavailable } from "../../measured";
import { daysBetween, type PlainDate } from "../../returns/calendar/plain-date";
import type { DatedRate, SchemeContext } from "../scheme-context";

/** What a return is compared with when it is not a benchmark: a fixed rate, or one that changes with time. */
type HurdleTerms =
  | { readonly kind: "hurdle"; readonly annualRate: number }
  | { readonly kind: "liabilityCost" | "inflation"; readonly margin: number };

/**
 * The hurdle of a window as a yearly rate.
 *
 *   fixed: its rate      liability cost or inflation: yearly rate over the window + margin
 *
 * @returns unavailable: notReported, where the rate is not known for the whole window
 */
export function hurdleRate(
  terms: HurdleTerms,
  rates: SchemeContext["rates"],
  window: { readonly from: PlainDate; readonly to: PlainDate },
): Measured {
  if (terms.kind === "hurdle") return measured(terms.annualRate);
  const over = rateOver(rates?.[terms.kind] ?? [], window);
  return over.value === null ? over : measured(over.value + terms.margin);
}

/**
 * Yearly rate over a window from rates that each hold from a day on.
 *
 *   (product of (1 + rate)^(days / 365))^(365 / all days) - 1
 */
export function rateOver(
  rates: readonly DatedRate[],
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): Measured {
  const known = rates.filter((rate) => rate.from <= to).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const first = known.findLastIndex((rate) => rate.from <= from);
  if (first < 0) return unavailable("notReported");
  const days = daysBetween(from, to) + 1;
  if (days <= 0) return unavailable("notReported");
  let growth = 0;
  for (let i = first; i < known.length; i++) {
    const start = i === first ? from : known[i]!.from;
    const next = known[i + 1]?.from;
    growth +=
      (Math.log1p(known[i]!.annualRate) *
        (next === undefined ? days - daysBetween(from, start) : daysBetween(start, next))) /
      days;
  }
  return measured(Math.expm1(growth));
}

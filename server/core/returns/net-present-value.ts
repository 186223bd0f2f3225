import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { sum } from "../sum";
import { type DayCount, yearFraction, yearsFromEarliest } from "./calendar/day-count";
import type { PlainDate } from "./calendar/plain-date";

/**
 * Present value of flows at given times.
 *
 *   sum of amount_k (1 + rate)^(-t_k)
 *
 * @throws InvalidInputError lengthsDiffer, notFinite, rateNotAboveTotalLoss
 */
export function presentValue(rate: number, times: ArrayLike<number>, amounts: ArrayLike<number>): number {
  if (!(rate > -1 && rate < Number.POSITIVE_INFINITY)) throw new InvalidInputError("rateNotAboveTotalLoss", { rate });
  if (times.length !== amounts.length) {
    throw new InvalidInputError("lengthsDiffer", { times: times.length, amounts: amounts.length });
  }
  const terms = new Float64Array(amounts.length);
  for (let i = 0; i < terms.length; i++) terms[i] = amounts[i]! * (1 + rate) ** -times[i]!;
  const total = sum(terms);
  if (!Number.isFinite(total)) throw new InvalidInputError("notFinite", { rate });
  return total;
}

/**
 * NPV of flows one period apart.
 *
 * @param firstFlowPeriod 0: the first flow is today (finance texts); 1: it is one period away (Excel's NPV)
 * @throws as {@link presentValue}
 */
export const netPresentValue = (rate: number, amounts: ArrayLike<number>, firstFlowPeriod: number): number =>
  presentValue(
    rate,
    Float64Array.from({ length: amounts.length }, (_, i) => i + firstFlowPeriod),
    amounts,
  );

/**
 * Future value of flows one period apart.
 *
 *   sum of amount_k (1 + rate)^(lastPeriod - k),   k = 0, 1, ...
 *
 * @param lastPeriod period of the value; the last flow's own by default
 * @throws as {@link presentValue}
 */
export const netFutureValue = (rate: number, amounts: ArrayLike<number>, lastPeriod = amounts.length - 1): number =>
  presentValue(
    rate,
    Float64Array.from({ length: amounts.length }, (_, i) => i - lastPeriod),
    amounts,
  );

/**
 * XNPV: present value of dated flows at a date.
 *
 * @param at the date that the value is of; the earliest flow's by default
 * @throws InvalidInputError notADate, and as {@link presentValue}
 */
export function datedPresentValue(
  rate: number,
  dates: readonly PlainDate[],
  amounts: ArrayLike<number>,
  { dayCount = "ACT/365F", at }: { readonly dayCount?: DayCount; readonly at?: PlainDate | undefined } = {},
): number {
  const times =
    at === undefined ? yearsFromEarliest(dates, dayCount) : dates.map((date) => yearFraction(at, date, dayCount));
  return presentValue(rate, times, amounts);
}

/**
 * XNFV: future value of dated flows at the latest of their dates.
 *
 *   (1 + rate)^(years from first to last) * XNPV
 *
 * @throws as {@link datedPresentValue}
 */
export function datedFutureValue(
  rate: number,
  dates: readonly PlainDate[],
  amounts: ArrayLike<number>,
  dayCount: DayCount = "ACT/365F",
): number {
  const times = yearsFromEarliest(dates, dayCount);
  const last = times.reduce((latest, time) => Math.max(latest, time), 0);
  return (1 + rate) ** last * presentValue(rate, times, amounts);
}

/**
 * Modified internal rate of return per period (MIRR): outflows financed at one rate, inflows reinvested at another.
 *
 *   (future value of inflows / present value of outflows)^(1 / (n - 1)) - 1
 *
 * @param amounts one period apart, outflows negative
 * @returns unavailable: noSignChange
 * @throws as {@link presentValue}
 */
export function modifiedInternalRate(
  amounts: ArrayLike<number>,
  { financeRate, reinvestRate }: { readonly financeRate: number; readonly reinvestRate: number },
): Measured {
  const all = Array.from(amounts);
  const inflows = netFutureValue(
    reinvestRate,
    all.map((amount) => Math.max(amount, 0)),
  );
  const outflows = -netPresentValue(
    financeRate,
    all.map((amount) => Math.min(amount, 0)),
    0,
  );
  if (!(inflows > 0 && outflows > 0)) return unavailable("noSignChange");
  return measured((inflows / outflows) ** (1 / (all.length - 1)) - 1);
}

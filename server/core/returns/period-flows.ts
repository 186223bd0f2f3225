import { InvalidInputError } from "../invalid-input-error";
import { addDays, daysBetween, isPlainDate, type PlainDate } from "./calendar/plain-date";

/** Money put into the portfolio from outside (positive) or taken out of it (negative). */
export interface ExternalFlow {
  readonly date: PlainDate;
  readonly amount: number;
}

/** When on its day a flow arrives: before the day's gains (it works on that day) or after them (it does not). */
export type FlowTiming = "beginningOfDay" | "endOfDay";

/** A period of a portfolio; both days are inside it. `startValue` is the close of the day before the first. */
export interface ValuedPeriod {
  readonly firstDay: PlainDate;
  readonly lastDay: PlainDate;
  readonly startValue: number;
  readonly endValue: number;
  readonly flows: readonly ExternalFlow[];
  readonly flowTiming: FlowTiming;
}

/** Value of the portfolio at the close of a day, the day's flows included. */
export interface Valuation {
  readonly date: PlainDate;
  readonly value: number;
}

/** Days of a period, both ends counted. */
export const periodDays = ({ firstDay, lastDay }: Pick<ValuedPeriod, "firstDay" | "lastDay">): number =>
  daysBetween(firstDay, lastDay) + 1;

/**
 * Share of the period that a flow is at work: a flow at the end of day t works (last day - t) days of it, at the
 * beginning one day more.
 */
export function flowWeight(date: PlainDate, period: Pick<ValuedPeriod, "firstDay" | "lastDay" | "flowTiming">): number {
  const days = daysBetween(date, period.lastDay) + (period.flowTiming === "beginningOfDay" ? 1 : 0);
  return days / periodDays(period);
}

/** @throws InvalidInputError notADate, periodEndsBeforeItStarts, flowOutsidePeriod, notFinite */
export function assertUsablePeriod(period: ValuedPeriod): void {
  const { firstDay, lastDay, startValue, endValue, flows } = period;
  for (const date of [firstDay, lastDay, ...flows.map((flow) => flow.date)]) {
    if (!isPlainDate(date)) throw new InvalidInputError("notADate", { date });
  }
  if (lastDay < firstDay) throw new InvalidInputError("periodEndsBeforeItStarts", { firstDay, lastDay });
  for (const value of [startValue, endValue, ...flows.map((flow) => flow.amount)]) {
    if (!Number.isFinite(value)) throw new InvalidInputError("notFinite", { value });
  }
  const outside = flows.find(({ date }) => date < firstDay || date > lastDay);
  if (outside !== undefined)
    throw new InvalidInputError("flowOutsidePeriod", { date: outside.date, firstDay, lastDay });
}

/** Net flow of each day that has one other than zero, in order of date. */
export function netFlowsByDay(flows: readonly ExternalFlow[]): ExternalFlow[] {
  const byDay = new Map<PlainDate, number>();
  for (const { date, amount } of flows) byDay.set(date, (byDay.get(date) ?? 0) + amount);
  return [...byDay]
    .filter(([, amount]) => amount !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, amount]) => ({ date, amount }));
}

/** Looks up closing values by day, the period's own ends included. @throws InvalidInputError missingValuation */
export function valuationLookup(valuations: readonly Valuation[], period: ValuedPeriod): (date: PlainDate) => number {
  const byDay = new Map(valuations.map(({ date, value }) => [date, value]));
  byDay.set(addDays(period.firstDay, -1), period.startValue);
  byDay.set(period.lastDay, period.endValue);
  return (date) => {
    const value = byDay.get(date);
    if (value === undefined) throw new InvalidInputError("missingValuation", { date });
    if (!Number.isFinite(value)) throw new InvalidInputError("notFinite", { date, value });
    return value;
  };
}

import { type Measured, measured, unavailable } from "../measured";
import { sumBy } from "../sum";
import { addDays, endOfMonth, type PlainDate } from "./calendar/plain-date";
import {
  assertUsablePeriod,
  flowWeight,
  netFlowsByDay,
  type Valuation,
  type ValuedPeriod,
  valuationLookup,
} from "./period-flows";

/**
 * Modified Dietz return of one period: gain over the capital at work.
 *
 *   (end - start - sum of flows) / (start + sum of weight * flow)
 *
 * @returns unavailable: averageCapitalNotPositive, where the flows took out more than there was on average
 * @throws InvalidInputError notADate, periodEndsBeforeItStarts, flowOutsidePeriod, notFinite
 * @see GIPS Handbook for Asset Owners (2020), provision 22.A.21; Dietz (1966)
 */
export function modifiedDietz(period: ValuedPeriod): Measured {
  assertUsablePeriod(period);
  const { gain, averageCapital } = dietzParts(period);
  if (averageCapital <= 0) return unavailable("averageCapitalNotPositive");
  return measured(gain / averageCapital);
}

/** Gain of a period and the capital at work in it; what groups of portfolios add up. */
export function dietzParts(period: ValuedPeriod): { gain: number; averageCapital: number } {
  const { startValue, endValue, flows } = period;
  return {
    gain: endValue - startValue - sumBy(flows, ({ amount }) => amount),
    averageCapital: startValue + sumBy(flows, ({ date, amount }) => amount * flowWeight(date, period)),
  };
}

export interface LinkedDietzOptions {
  /** Flows beyond this share of the value at the start of the sub-period end it; null: only month ends do. */
  readonly largeFlowShare: number | null;
}

/**
 * Time-weighted return as linked Modified Dietz returns: a sub-period ends with each calendar month and at every large
 * flow, and needs a valuation there. Days on which nothing is invested neither gain nor lose.
 *
 *   product of (1 + return of sub-period) - 1
 *
 * @returns unavailable: averageCapitalNotPositive; wealthNotPositive where a sub-period lost more than everything
 * @throws InvalidInputError missingValuation, and those of {@link modifiedDietz}
 * @see GIPS Handbook for Asset Owners (2020), provision 22.A.20
 */
export function linkedModifiedDietz(
  period: ValuedPeriod,
  valuations: readonly Valuation[],
  { largeFlowShare }: LinkedDietzOptions,
): Measured {
  assertUsablePeriod(period);
  const valueAt = valuationLookup(valuations, period);
  const flows = netFlowsByDay(period.flows);
  let growth = 1;
  for (let firstDay = period.firstDay; firstDay <= period.lastDay; ) {
    const startValue = valueAt(addDays(firstDay, -1));
    const lastDay = subPeriodEnd({ ...period, firstDay, startValue, flows }, largeFlowShare);
    const inside = flows.filter(({ date }) => date >= firstDay && date <= lastDay);
    const sub: ValuedPeriod = { ...period, firstDay, lastDay, startValue, endValue: valueAt(lastDay), flows: inside };
    const { gain, averageCapital } = dietzParts(sub);
    const idle = averageCapital === 0 && gain === 0;
    if (!idle && averageCapital <= 0) return unavailable("averageCapitalNotPositive");
    growth *= idle ? 1 : 1 + gain / averageCapital;
    if (growth < 0) return unavailable("wealthNotPositive");
    if (growth === 0) break;
    firstDay = addDays(lastDay, 1);
  }
  return measured(growth - 1);
}

/** End of the sub-period that begins on `firstDay`: a large flow, the end of an empty stretch, the month, or the period. */
function subPeriodEnd(rest: ValuedPeriod, largeFlowShare: number | null): PlainDate {
  const { firstDay, lastDay, startValue, flows, flowTiming } = rest;
  const monthEnd = endOfMonth(firstDay) < lastDay ? endOfMonth(firstDay) : lastDay;
  const endBefore = (flowDay: PlainDate) => (flowTiming === "beginningOfDay" ? addDays(flowDay, -1) : flowDay);
  const arriving = flowTiming === "beginningOfDay" ? flows.find(({ date }) => date === firstDay) : undefined;
  const next = flows.filter(({ date }) => (flowTiming === "beginningOfDay" ? date > firstDay : date >= firstDay));
  if (startValue + (arriving?.amount ?? 0) === 0) return next[0] === undefined ? lastDay : endBefore(next[0].date);
  if (largeFlowShare === null || startValue === 0) return monthEnd;
  const large = next.find(
    ({ date, amount }) =>
      date > firstDay &&
      (flowTiming === "beginningOfDay" ? date <= monthEnd : date < monthEnd) &&
      Math.abs(amount) > largeFlowShare * Math.abs(startValue),
  );
  return large === undefined ? monthEnd : endBefore(large.date);
}

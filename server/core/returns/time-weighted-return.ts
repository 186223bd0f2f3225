import { type Measured, measured, unavailable } from "../measured";
import { addDays, type PlainDate } from "./calendar/plain-date";
import { assertUsablePeriod, netFlowsByDay, type Valuation, type ValuedPeriod, valuationLookup } from "./period-flows";

/**
 * True time-weighted return: the period is cut at every external flow, so that the timing of flows has no effect.
 *
 *   product of (value just before the next flow / value just after the last one) - 1
 *
 * Flows at the beginning of a day need the closing value of the day before, flows at its end that of the day itself
 * (which includes the flow). Nothing invested neither gains nor loses; once all is lost the return is -100%.
 *
 * @returns unavailable: returnOnNothing where value appears without capital; wealthNotPositive where more than
 *   everything was lost
 * @throws InvalidInputError missingValuation, notADate, periodEndsBeforeItStarts, flowOutsidePeriod, notFinite
 * @see GIPS Handbook for Asset Owners (2020), provision 22.A.21
 */
export function timeWeightedReturn(period: ValuedPeriod, valuations: readonly Valuation[]): Measured {
  assertUsablePeriod(period);
  const valueAt = valuationLookup(valuations, period);
  const atEnd = period.flowTiming === "endOfDay";
  let growth = 1;
  let invested = period.startValue;
  const link = (closing: number): string | null => {
    if (invested === 0) return closing === 0 ? null : "returnOnNothing";
    const factor = closing / invested;
    growth *= factor;
    return factor < 0 ? "wealthNotPositive" : null;
  };
  for (const { date, amount } of netFlowsByDay(period.flows)) {
    const closing = atEnd ? valueAt(date) - amount : valueBefore(date, valueAt);
    const problem = link(closing);
    if (problem !== null) return unavailable(problem);
    if (growth === 0) return measured(-1);
    invested = closing + amount;
  }
  const problem = link(lastClosing(period, invested));
  return problem === null ? measured(growth - 1) : unavailable(problem);
}

const valueBefore = (date: PlainDate, valueAt: (date: PlainDate) => number) => valueAt(addDays(date, -1));

/** The closing value of the period; where the last flow came at the very end, what it left is invested for no time. */
function lastClosing({ endValue, lastDay, flows, flowTiming }: ValuedPeriod, invested: number): number {
  const flowAtVeryEnd = flowTiming === "endOfDay" && netFlowsByDay(flows).at(-1)?.date === lastDay;
  return flowAtVeryEnd ? invested : endValue;
}

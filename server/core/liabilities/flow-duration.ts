import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { daysBetween, type PlainDate } from "../returns/calendar/plain-date";
import { sumBy } from "../sum";

/** Money expected on a day ahead; positive both for what assets bring and for what liabilities cost. */
export interface ExpectedFlow {
  readonly on: PlainDate;
  readonly amount: number;
}

export interface FlowDuration {
  readonly presentValue: number;
  /** Mean time to the flows, weighted by present value, in years (久期). */
  readonly macaulay: Measured;
  /** Relative fall of the present value per unit of the yearly rate (修正久期). */
  readonly modified: Measured;
}

const DAYS_PER_YEAR = 365;

/**
 * Present value and durations of flows at one yearly rate. Flows on or before the day are past and left out.
 *
 *   PV = sum of a / (1 + r)^t       t = days / 365
 *   Macaulay = sum of t a / (1 + r)^t / PV       modified = Macaulay / (1 + r)
 *
 * @returns durations n/a (noFlowsAhead) where the present value is not positive
 * @throws InvalidInputError notFinite, rateTooLow (at -100% or below)
 * @see Macaulay (1938), Some Theoretical Problems Suggested by the Movements of Interest Rates; Hicks (1939), Value and Capital
 */
export function flowDuration(flows: readonly ExpectedFlow[], asOf: PlainDate, annualRate: number): FlowDuration {
  if (!(annualRate > -1)) throw new InvalidInputError("rateTooLow", { rate: annualRate });
  const ahead = flows
    .filter(({ on }) => on > asOf)
    .map(({ on, amount }) => {
      if (!Number.isFinite(amount)) throw new InvalidInputError("notFinite", { on, amount });
      const years = daysBetween(asOf, on) / DAYS_PER_YEAR;
      return { years, value: amount * Math.exp(-years * Math.log1p(annualRate)) };
    });
  const presentValue = sumBy(ahead, ({ value }) => value);
  if (!(presentValue > 0))
    return { presentValue, macaulay: unavailable("noFlowsAhead"), modified: unavailable("noFlowsAhead") };
  const macaulay = sumBy(ahead, ({ years, value }) => years * value) / presentValue;
  return { presentValue, macaulay: measured(macaulay), modified: measured(macaulay / (1 + annualRate)) };
}

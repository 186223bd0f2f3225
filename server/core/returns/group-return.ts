import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { sumBy } from "../sum";
import type { PlainDate } from "./calendar/plain-date";
import { dietzParts } from "./modified-dietz";
import { assertUsablePeriod, type FlowTiming, type ValuedPeriod } from "./period-flows";

/** One period of one member: values at its ends and the flows between it and the world outside the group. */
export interface MemberPeriod extends Omit<ValuedPeriod, "firstDay" | "lastDay" | "flowTiming"> {
  readonly name: string;
}

/** One period of a group, with the members that belonged to it then. */
export interface GroupPeriod {
  readonly firstDay: PlainDate;
  readonly lastDay: PlainDate;
  readonly flowTiming: FlowTiming;
  readonly members: readonly MemberPeriod[];
}

export interface GroupPeriodReturn {
  readonly firstDay: PlainDate;
  readonly lastDay: PlainDate;
  readonly value: Measured;
  readonly startValue: number;
  readonly endValue: number;
  /** Value that members brought in by joining (positive) or took out by leaving before the period began. */
  readonly membershipFlow: number;
}

export interface GroupReturn {
  readonly periods: readonly GroupPeriodReturn[];
  /** Periods linked; unavailable where one of them is. */
  readonly cumulative: Measured;
}

/**
 * Time-weighted return of several portfolios as one. A portfolio that joins or leaves is an external flow of its whole
 * value between two periods, so membership alone never moves the return.
 *
 *   period return = sum of members' gains / sum of members' capital at work   (Modified Dietz on the sums)
 *   cumulative    = product of (1 + period return) - 1
 *
 * Transfers between members cancel when both sides are given as flows.
 *
 * @param periods consecutive, ascending
 * @returns unavailable: noMembers, averageCapitalNotPositive
 * @throws InvalidInputError noPeriods, periodsNotAscending, memberTwice, and those of the periods' own checks
 */
export function groupReturn(periods: readonly GroupPeriod[]): GroupReturn {
  if (periods.length === 0) throw new InvalidInputError("noPeriods");
  let growth: Measured = measured(1);
  let lastValue: number | null = null;
  let lastDay: PlainDate | null = null;
  const results = periods.map((period): GroupPeriodReturn => {
    if (lastDay !== null && period.firstDay <= lastDay)
      throw new InvalidInputError("periodsNotAscending", { at: period.firstDay });
    lastDay = period.lastDay;
    const { value, startValue, endValue } = periodReturn(period);
    const membershipFlow = lastValue === null ? 0 : startValue - lastValue;
    lastValue = endValue;
    if (growth.value !== null) growth = value.value === null ? value : measured(growth.value * (1 + value.value));
    return { firstDay: period.firstDay, lastDay: period.lastDay, value, startValue, endValue, membershipFlow };
  });
  return { periods: results, cumulative: growth.value === null ? growth : measured(growth.value - 1) };
}

function periodReturn({ firstDay, lastDay, flowTiming, members }: GroupPeriod) {
  const names = new Set(members.map((member) => member.name));
  if (names.size !== members.length) throw new InvalidInputError("memberTwice", { firstDay });
  const parts = members.map((member) => {
    const period: ValuedPeriod = { ...member, firstDay, lastDay, flowTiming };
    assertUsablePeriod(period);
    return dietzParts(period);
  });
  const capital = sumBy(parts, ({ averageCapital }) => averageCapital);
  const gain = sumBy(parts, (part) => part.gain);
  const value: Measured =
    members.length === 0
      ? unavailable("noMembers")
      : capital > 0
        ? measured(gain / capital)
        : unavailable("averageCapitalNotPositive");
  return {
    value,
    startValue: sumBy(members, (member) => member.startValue),
    endValue: sumBy(members, (member) => member.endValue),
  };
}

import { measured } from "@/server/core/measured";
import { addMonths, endOfMonth } from "@/server/core/returns/calendar/plain-date";
import type { ManagerRecord } from "@/server/core/schemes/manager-record";
import type { ReplayInput, ReplayQuarter } from "@/server/core/schemes/replay-input";
import { managerRecord } from "./manager-record";

/** Ends of quarters, the first at the end of March 2015. */
export const quarterEnds = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => endOfMonth(addMonths("2015-03-31", 3 * i)));

/** A record with the same active return over every horizon, and value added of 100 times it in the year. */
export function recordOn(
  managerId: string,
  asOf: string,
  active: number,
  rest: Partial<ManagerRecord> = {},
): ManagerRecord {
  const base = managerRecord(
    {
      active: { "1q": active, "1y": active, "3y": active, "5y": active, "7y": active, "10y": active },
      probabilitySkill: 0.1,
    },
    { managerId, code: managerId, asOf },
  );
  const row = (index: number) => ({ ...base.ladder.whole[index]!, valueAdded: measured(100 * active) });
  const whole = base.ladder.whole.map((line, i) => (line.horizon === "1y" ? row(i) : line));
  return { ...base, ladder: { ...base.ladder, whole, liquid: whole }, ...rest };
}

/** A history from one active return per manager and quarter. */
export function history(actives: Readonly<Record<string, readonly number[]>>): ReplayInput {
  const count = Math.max(...Object.values(actives).map(({ length }) => length));
  const quarters = quarterEnds(count).map(
    (asOf, i): ReplayQuarter => ({
      asOf,
      entries: Object.entries(actives).flatMap(([managerId, values]) => {
        const active = values[i];
        return active === undefined ? [] : [{ record: recordOn(managerId, asOf, active) }];
      }),
    }),
  );
  return {
    quarters,
    people: Object.keys(actives).map((managerId) => ({
      managerId,
      target: "1000",
      salary: "5000",
      grade: null,
      carryShare: null,
    })),
  };
}

import type { PlainDate } from "../returns/calendar/plain-date";
import type { ManagerRecord } from "./manager-record";
import type { InstitutionYear, PersonPay } from "./pay/pay-facts";
import type { SchemeContext } from "./scheme-context";

/** What was known of one manager at the end of a quarter. */
export interface ReplayEntry {
  readonly record: ManagerRecord;
  readonly context?: SchemeContext;
}

export interface ReplayQuarter {
  readonly asOf: PlainDate;
  readonly entries: readonly ReplayEntry[];
  /** What is agreed with people from this quarter on, where it differs from before. */
  readonly people?: readonly PersonPay[];
}

/** The figures of an earlier quarter as they came to be known later. */
export interface Restatement extends ReplayEntry {
  /** Day on which the restatement was known; nothing before it can see it. */
  readonly knownOn: PlainDate;
}

export interface Departure {
  readonly managerId: string;
  readonly on: PlainDate;
  readonly as: "good" | "bad";
}

/**
 * What a replay may see. Nothing in it says how anything ended: that is given to `hindsightOf` alone, after the
 * decisions are made.
 */
export interface ReplayInput {
  /** In order, one per quarter end; every record as it was known then. */
  readonly quarters: readonly ReplayQuarter[];
  readonly people?: readonly PersonPay[];
  readonly institution?: readonly InstitutionYear[];
  readonly restatements?: readonly Restatement[];
  readonly departures?: readonly Departure[];
}

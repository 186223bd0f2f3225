import type { PlainDate } from "../returns/calendar/plain-date";
import type { DealLine } from "../schemes/manager-record";

/** One movement of money of a deal: instalments go in, proceeds come out; the amount is positive. */
export interface DealFlow {
  readonly on: PlainDate;
  readonly kind: string;
  readonly amount: string;
  readonly isIn: boolean;
}

export interface DealMark {
  readonly on: PlainDate;
  readonly amount: string;
  readonly basis: string;
}

/** What happened to a deal: a milestone, a judgement, a change of stage, a plan; the same facts that schemes read. */
export interface DealHappening {
  readonly on: PlainDate;
  readonly kind: string;
  readonly name: string;
  readonly outcome: string | null;
  readonly score: number | null;
  readonly route: string | null;
  /** The day that a plan is for. */
  readonly plannedOn: PlainDate | null;
  readonly note: string | null;
}

/** All that is known of a deal as of a day. Lists ascend by date and hold nothing later than that day. */
export interface DealFile {
  /** Money and place as every other page has them. */
  readonly line: DealLine;
  readonly flows: readonly DealFlow[];
  readonly marks: readonly DealMark[];
  readonly events: readonly DealHappening[];
}

/** Rules by which deals are watched: an institution's own, dated and editable. Months and years are calendar ones. */
export interface DealRules {
  /** A deal without an exit plan is a sign from this age on. */
  readonly exitPlanFromYears: number;
  /** Longest a deal may be held before its age itself is a sign. */
  readonly horizonYears: number;
  /** Without an external round for so long. */
  readonly roundMonths: number;
  /** Without a mark for so long. */
  readonly markMonths: number;
  /** So many milestones missed one after the other. */
  readonly missedInARow: number;
  /** Cash of the company lasts less than this. */
  readonly cashMonths: number;
  /** So many signs make a deal stuck (死循环). */
  readonly signsOfStuck: number;
  /** No event of any kind for so long is a gap in disclosure. */
  readonly newsMonths: number;
  /** Most of the money still at work in one company, domain, stage, vintage; as fractions. */
  readonly companyLimit: number;
  readonly domainLimit: number;
  readonly stageLimit: number;
  readonly vintageLimit: number;
}

/** What holds until an institution writes its own. The choice is ours; every figure can be edited. */
export const DEFAULT_DEAL_RULES: DealRules = {
  exitPlanFromYears: 5,
  horizonYears: 10,
  roundMonths: 36,
  markMonths: 9,
  missedInARow: 2,
  cashMonths: 6,
  signsOfStuck: 2,
  newsMonths: 12,
  companyLimit: 0.1,
  domainLimit: 0.4,
  stageLimit: 0.5,
  vintageLimit: 0.3,
};

import type { PlainDate } from "../../returns/calendar/plain-date";
import type { EventKind } from "../definition/common-shapes";
import type { NoAwardReason } from "./year-award";

/** A part of an award that is paid later. Money is text of an exact decimal. */
export interface OpenTranche {
  readonly awardYear: number;
  readonly awardedOn: PlainDate;
  readonly vestsOn: PlainDate;
  /** At award. */
  readonly amount: string;
  /** What it would pay today: the part in units moves with its index. */
  readonly valueNow: string;
}

export interface TranchePaid extends OpenTranche {
  readonly paid: string;
}

export interface MalusOfYear {
  readonly event: EventKind;
  readonly on: PlainDate;
  readonly cut: string;
}

/** Pay given back, and why. */
export interface ClawbackOfYear {
  readonly awardYear: number;
  readonly cause: "restatement" | EventKind;
  readonly on: PlainDate;
  /** As awarded, and as restated figures give; null for an event. */
  readonly awarded: string | null;
  readonly restated: string | null;
  /** Taken from the bank, from what had not vested, and claimed from what was paid. */
  readonly fromBank: string;
  readonly fromUnvested: string;
  readonly fromPaid: string;
}

/**
 * One pay year of a person. At award value
 *
 *   granted = paid upfront + deferred            bank: opening + interest + declared - adjusted - paid = closing
 *   unvested before + deferred = vested + malus + clawed from unvested + forfeited + unvested after
 */
export interface PayYear {
  readonly year: number;
  readonly endsOn: PlainDate;
  /** What the scheme gives before the pool; null when there was no award to make: stopped, or left. */
  readonly award: {
    readonly amount: string;
    readonly reason: NoAwardReason | null;
    readonly multiple: string | null;
    readonly target: string | null;
    readonly base: string | null;
    readonly earned: string;
    readonly missedGates: readonly string[];
    readonly gateFactor: string;
    readonly matrix: { readonly outcome: string; readonly maximum: string | null } | null;
    readonly escrowed: string;
    readonly escrow: string;
    readonly givebackDue: string;
  } | null;
  /** After the pool. */
  readonly declared: string;
  readonly bank: {
    readonly opening: string;
    readonly interest: string;
    readonly declared: string;
    readonly adjusted: string;
    readonly paid: string;
    readonly writtenOff: string;
    readonly forfeited: string;
    readonly closing: string;
  } | null;
  /** Awarded to the person: the declared amount, or what the bank pays. */
  readonly granted: string;
  readonly upfront: string;
  readonly deferred: string;
  readonly vested: readonly TranchePaid[];
  /** At award value. */
  readonly vestedAtAward: string;
  /** Cash of the year: upfront and vested. */
  readonly paid: string;
  readonly malus: readonly MalusOfYear[];
  readonly forfeited: string;
  readonly clawbacks: readonly ClawbackOfYear[];
  readonly clawedBack: string;
  /** Own money to be put into the funds, and the first day it may be taken out. */
  readonly ownMoney: {
    readonly purchase: string;
    readonly inEquityFunds: string | null;
    readonly heldUntil: PlainDate;
  } | null;
  readonly unvestedBefore: string;
  readonly unvestedAfter: string;
  readonly open: readonly OpenTranche[];
}

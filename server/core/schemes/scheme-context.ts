import type { PlainDate } from "../returns/calendar/plain-date";
import type { EventKind } from "./definition/common-shapes";
import type { DealLine, LadderBook, PrivatePath, PrivatePosition, ReturnPoint, ReturnRow } from "./manager-record";

/**
 * What a scheme may need beside the record: series, deals, judgements of people, events, figures of the institution.
 * All of it as known at the moment of the record; whatever is dated after its as-of date is left out. A part that is not
 * given is not known: the measures that need it have no result.
 */
export interface SchemeContext {
  /** Returns of the manager's record, one per period, ascending; of one book where it is given. */
  readonly returns?: { readonly [book in LadderBook]?: readonly ReturnPoint[] } | undefined;
  readonly deals?: readonly DealLine[] | undefined;
  /** How the private portfolios came to where they are: the flows that carry is computed from. */
  readonly paths?: readonly PrivatePath[] | undefined;
  readonly events?: readonly SchemeEvent[] | undefined;
  readonly dueDiligence?: readonly DueDiligenceFile[] | undefined;
  readonly assessments?: readonly Assessment[] | undefined;
  /** Yearly figures of the institution by name (`returnOnEquity`, ...), latest first. */
  readonly indicators?: Readonly<Record<string, readonly number[]>> | undefined;
  readonly rates?: { readonly [rate in RateKind]?: readonly DatedRate[] } | undefined;
  /** Results of each portfolio by itself, for schemes that weigh them by size x time. */
  readonly portfolios?: readonly PortfolioResult[] | undefined;
  /** Private portfolios that the manager decided, held now by whomever; `share` is the share of the decision. */
  readonly decidedPositions?: readonly PrivatePosition[] | undefined;
  /** Scores of the period before, by id of the measure, for the rule `carry`. */
  readonly previousScores?: Readonly<Record<string, number | null>> | undefined;
}

export type RateKind = "liabilityCost" | "inflation" | "riskFree";

/** A yearly rate from a day on. */
export interface DatedRate {
  readonly from: PlainDate;
  readonly annualRate: number;
}

/** Something that happened to a deal, or (without one) to the manager. */
export interface SchemeEvent {
  readonly kind: EventKind;
  readonly on: PlainDate;
  readonly dealId: string | null;
  /** File or minute that records it. */
  readonly reference: string | null;
}

/** An approved due-diligence file (尽职免责) for a deal that lost money. */
export interface DueDiligenceFile {
  readonly dealId: string;
  readonly approvedOn: PlainDate;
  readonly reference: string;
}

export interface Assessment {
  readonly assessment: string;
  readonly on: PlainDate;
  readonly value: number;
  readonly by: string | null;
}

export interface PortfolioResult {
  readonly portfolioId: string;
  readonly name: string;
  readonly averageSize: number;
  readonly ageYears: number;
  /** Days answered for, first and last; null while it lasts. */
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly ladder: readonly ReturnRow[];
}

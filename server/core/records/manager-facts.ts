import type { CorridorOptions, PeerPosition } from "../private-equity/j-curve-corridor";
import type { PlainDate } from "../returns/calendar/plain-date";
import type { AssignmentLine, SourceRef } from "../schemes/manager-record";
import type { PeriodSeries } from "./period-series";

/** What is known of one manager: the raw material of a record. Money is text of an exact decimal. */
export interface ManagerFacts {
  readonly managerId: string;
  readonly code: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly isExternal: boolean;
  readonly desk: string | null;
  readonly style: string | null;
  readonly assignments: readonly AssignmentLine[];
  readonly assignmentSources: readonly SourceRef[];
}

/** What is known of one portfolio. All lists ascend by date. */
export interface PortfolioFacts {
  readonly portfolioId: string;
  readonly code: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly book: "liquid" | "private";
  readonly assetClass: string;
  readonly currency: string;
  readonly vintageYear: number | null;
  /** Reported returns; a private portfolio usually has none and is measured by its flows and marks. */
  readonly returns: PeriodSeries | null;
  readonly benchmark: BenchmarkFacts | null;
  readonly flows: readonly FlowFact[];
  readonly marks: readonly MarkFact[];
  readonly deals: readonly DealFacts[];
  /** As reported by the fund, for portfolios without flows of their own. */
  readonly reported: readonly ReportedPosition[];
  readonly sources: readonly SourceRef[];
  /** Dates of facts that replaced an earlier figure, newest last. */
  readonly restatedOn: readonly PlainDate[];
}

export interface BenchmarkFacts {
  readonly seriesId: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly series: PeriodSeries;
  readonly sources: readonly SourceRef[];
}

export type FlowKind = "contribution" | "withdrawal" | "call" | "recallable" | "fee" | "distribution" | "income";

/** A dated flow; the amount is positive, the kind says which way. */
export interface FlowFact {
  readonly on: PlainDate;
  readonly kind: FlowKind;
  readonly amount: string;
  /** null: of the portfolio as a whole. */
  readonly dealId: string | null;
}

/** A valuation of the portfolio (dealId null) or of one deal. */
export interface MarkFact {
  readonly on: PlainDate;
  readonly amount: string;
  readonly basis: string;
  readonly dealId: string | null;
}

export interface DealFacts {
  readonly dealId: string;
  readonly code: string;
  readonly company: string;
  readonly companyZh: string | null;
  readonly domain: string;
  readonly stage: string;
  readonly instrument: string;
  /** Day of the exit, by whichever route; null while held. */
  readonly exitedOn: PlainDate | null;
  readonly exitRoute: string | null;
  readonly milestonesHit: number;
  readonly milestonesMissed: number;
}

export interface ReportedPosition {
  readonly on: PlainDate;
  /** All that may be called, whether called yet or not. */
  readonly commitment: string | null;
  readonly paidIn: string | null;
  readonly distributed: string | null;
  readonly fairValue: string | null;
  readonly netIrr: number | null;
}

/** What all managers of a snapshot are compared with. */
export interface CorridorFacts {
  readonly peers: readonly PeerPosition[];
  readonly options: CorridorOptions;
}

/** Money that goes in: contributions, calls and fees. Everything else comes out. */
export const goesIn = ({ kind }: Pick<FlowFact, "kind">): boolean =>
  kind === "contribution" || kind === "call" || kind === "fee";

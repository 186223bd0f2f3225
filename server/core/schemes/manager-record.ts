import type { Measured } from "../measured";
import type { CorridorPosition } from "../private-equity/j-curve-corridor";
import type { Horizon } from "../returns/calendar/horizons";
import type { Frequency } from "../returns/calendar/period";
import type { HorizonSpan } from "../returns/horizon-return";
import type { Interval } from "../statistics/bootstrap";

/**
 * What the facts say of one manager as of a day, as known at a moment: the one input of every scheme. A snapshot holds
 * one per manager; the page, the replay, the simulation and the shell evaluate schemes on nothing else.
 *
 * Money is text of an exact decimal in the currency beside it. Rates, weights and returns are fractions.
 */
export interface ManagerRecord {
  readonly managerId: string;
  readonly code: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly isExternal: boolean;
  readonly desk: string | null;
  readonly style: string | null;
  readonly asOf: string;
  /** Moment (ISO) that the record is limited to; null: everything known when it was built. */
  readonly knownAsOf: string | null;
  /** Which books the manager answers for on the as-of date; share of each by value, summing to 1 where both have one. */
  readonly books: { readonly liquid: BookShare; readonly private: BookShare };
  /** Sum over the portfolios answered for on the as-of date, by share. */
  readonly value: Measured<string>;
  readonly currency: string | null;
  readonly frequency: Frequency | null;
  /** Length of the chained record and its ends; null when there is none. */
  readonly recordSpan: (HorizonSpan & { readonly years: number }) | null;
  /** One row per horizon over all portfolios answered for at the time; `liquid` and `private` over one book's only. */
  readonly ladder: { readonly [book in LadderBook]: readonly HorizonRow[] };
  readonly assignments: readonly AssignmentLine[];
  /** Portfolios answered for on the as-of date. */
  readonly portfolios: readonly PortfolioLine[];
  /** Private portfolios answered for on the as-of date. */
  readonly positions: readonly PrivatePosition[];
  readonly warnings: readonly RecordWarning[];
  /** One line per subject; each file by itself is in the detail. */
  readonly sources: readonly SourceRef[];
}

export type LadderBook = "whole" | "liquid" | "private";

export interface BookShare {
  readonly held: boolean;
  /** Share of the manager's value; equal shares where a value is missing, 0 where not held. */
  readonly share: number;
}

/** The return over one horizon. */
export interface ReturnRow extends HorizonSpan {
  readonly horizon: Horizon;
  readonly periods: number;
  readonly years: number;
  /** Whether the record covers all of the horizon up to the as-of date. */
  readonly complete: boolean;
  readonly shortenedTo: HorizonSpan | null;
  readonly portfolio: WindowReturn;
  /** Of the same window as the portfolio's; the portfolio is never trimmed to its benchmark. */
  readonly benchmark: WindowReturn;
  /** Portfolio minus benchmark: of the annualised returns from one year on, of the cumulative ones below. */
  readonly active: Measured;
  /** Return per year from one year on, cumulative below: what a hurdle is compared with. */
  readonly portfolioReturn: Measured;
  readonly activeBasis: "annualized" | "cumulative";
}

/** One horizon of the ladder: the return, what it was worth and what it proves. */
export interface HorizonRow extends ReturnRow {
  /** Money gained or lost against the benchmark: sum of value at the start of each period x its active return. */
  readonly valueAdded: Measured;
  readonly evidence: EvidenceLine;
}

export interface WindowReturn {
  readonly cumulative: Measured;
  readonly annualized: Measured;
}

/** What the evidence meter says of the active returns in the window; all yearly. */
export interface EvidenceLine {
  readonly interval: Measured<Interval>;
  readonly informationRatio: Measured;
  readonly trackingError: Measured;
  readonly tStatistic: Measured;
  readonly probabilitySkill: Measured;
  readonly yearsNeeded: Measured;
  readonly yearsStillNeeded: Measured;
  /** The prior that the probability of skill starts from: shown beside it. */
  readonly prior: { readonly mean: number; readonly standardDeviation: number };
}

export interface AssignmentLine {
  readonly portfolioId: string;
  readonly portfolioCode: string;
  readonly portfolioName: string;
  readonly portfolioNameZh: string | null;
  readonly credit: "decision" | "holding";
  readonly share: number;
  readonly from: string;
  /** Last day; null while it lasts. */
  readonly until: string | null;
}

export interface PortfolioLine {
  readonly portfolioId: string;
  readonly code: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly book: "liquid" | "private";
  readonly assetClass: string;
  readonly share: number;
  readonly benchmark: { readonly seriesId: string; readonly name: string; readonly nameZh: string | null } | null;
  /** Whole portfolio, not the manager's share. */
  readonly value: Measured<string>;
  readonly valueOn: string | null;
  readonly currency: string;
  readonly sources: readonly SourceRef[];
}

/** Where a private portfolio stands on the way. */
export interface PrivatePosition {
  readonly portfolioId: string;
  readonly code: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly assetClass: string;
  readonly share: number;
  readonly vintageYear: number;
  /** Calendar years since the vintage year, as the corridor counts age. */
  readonly ageYears: number;
  readonly currency: string;
  /** All that may be called, as the fund last reported it; null where it did not. */
  readonly commitment: string | null;
  readonly paidIn: string;
  readonly distributed: string;
  readonly value: string;
  /** paper + realised = total = distributed + value - paid in, to the last digit. */
  readonly paper: string;
  readonly realised: string;
  readonly total: string;
  readonly dpi: Measured;
  readonly rvpi: Measured;
  readonly tvpi: Measured;
  readonly irr: Measured;
  readonly corridor: { readonly irr: Placed; readonly tvpi: Placed };
  readonly marks: MarkQuality;
  readonly sources: readonly SourceRef[];
}

/** Position in the corridor; `band` holds the quantiles it was compared with. */
export type Placed = Measured<CorridorPosition>;

/** How far the marks of a private portfolio can be believed. */
export interface MarkQuality {
  readonly lastOn: string | null;
  readonly ageDays: Measured;
  readonly basis: string | null;
  readonly isStale: boolean;
  /** Correlation of a quarter's return with the one before. */
  readonly autocorrelation: Measured;
  readonly looksSmoothed: boolean;
}

export interface RecordWarning {
  /** Key of `recordWarnings.*` in the messages. */
  readonly code:
    | "valuesMissing"
    | "benchmarkMissing"
    | "missingPeriods"
    | "recordEndsEarly"
    | "staleMark"
    | "smoothedMarks"
    | "mixedCurrencies"
    | "convertedCurrencies"
    | "corridorMissing"
    | "restated";
  readonly facts: Readonly<Record<string, string | number>>;
}

/**
 * Rows that a figure rests on: enough to open them. A line may stand for several files of one subject: batch, file and
 * rows are then those of the latest, dates and count those of all.
 */
export interface SourceRef {
  /** How many files the line stands for. */
  readonly files: number;
  readonly table:
    | "seriesPoint"
    | "cashFlow"
    | "valuation"
    | "dealEvent"
    | "fundPosition"
    | "assignment"
    | "benchmarkWeight"
    | "institutionFigure"
    | "expectedFlow";
  /** Series, portfolio or fund that the rows are of. */
  readonly subjectId: string;
  readonly subject: string;
  readonly batchId: string;
  readonly fileName: string;
  readonly firstRow: number | null;
  readonly lastRow: number | null;
  readonly columns: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** Series and lines behind a record that only the manager's own page needs. */
export interface ManagerDetail {
  /** The chained record of all portfolios answered for at the time, one per period, ascending. */
  readonly returns: readonly ReturnPoint[];
  readonly paths: readonly PrivatePath[];
  readonly deals: readonly DealLine[];
  /** Every file behind the record, each with its rows. */
  readonly sources: readonly SourceRef[];
}

export interface ReturnPoint {
  readonly periodEnd: string;
  readonly portfolio: number | null;
  readonly benchmark: number | null;
  /** At the start of the period, by the manager's share; null where a value is missing. */
  readonly value: number | null;
}

/** How one private portfolio came to where it is, quarter by quarter. */
export interface PrivatePath {
  readonly portfolioId: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly vintageYear: number;
  readonly currency: string;
  readonly points: readonly PathPoint[];
}

export interface PathPoint {
  readonly on: string;
  /** Years since 1 January of the vintage year, with fractions: the x of a J-curve chart. */
  readonly ageYears: number;
  readonly paidIn: string;
  readonly distributed: string;
  readonly value: string;
  readonly paper: string;
  readonly realised: string;
  readonly tvpi: Measured;
  readonly dpi: Measured;
  readonly irr: Measured;
}

/** One private investment. paper + realised = total = distributed + value - invested. */
export interface DealLine {
  readonly dealId: string;
  readonly portfolioId: string;
  readonly code: string;
  readonly company: string;
  readonly companyZh: string | null;
  readonly domain: string;
  readonly stage: string;
  readonly instrument: string;
  readonly currency: string;
  readonly investedOn: string | null;
  readonly invested: string;
  readonly distributed: string;
  readonly value: string;
  readonly paper: string;
  readonly realised: string;
  readonly total: string;
  readonly multiple: Measured;
  readonly markOn: string | null;
  readonly markBasis: string | null;
  readonly exitedOn: string | null;
  readonly exitRoute: string | null;
  readonly milestonesHit: number;
  readonly milestonesMissed: number;
}

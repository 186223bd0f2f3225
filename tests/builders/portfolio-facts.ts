import type { PortfolioFacts } from "@/server/core/records/manager-facts";
import { periodSeries } from "@/server/core/records/period-series";
import { addMonths, endOfMonth } from "@/server/core/returns/calendar/plain-date";
import type { AssignmentLine } from "@/server/core/schemes/manager-record";

/** Monthly returns from a first month on. */
export const monthly = (firstMonth: string, values: readonly number[]) =>
  periodSeries(
    values.map((value, i) => ({ on: endOfMonth(addMonths(firstMonth, i)), value })),
    "monthly",
  );

export const portfolioFacts = (rest: Partial<PortfolioFacts> = {}): PortfolioFacts => ({
  portfolioId: "p",
  code: "P",
  name: "Portfolio",
  nameZh: null,
  book: "liquid",
  assetClass: "listedEquity",
  currency: "CNY",
  vintageYear: null,
  returns: null,
  benchmark: null,
  flows: [],
  marks: [],
  deals: [],
  reported: [],
  sources: [],
  restatedOn: [],
  ...rest,
});

export const answersFor = (portfolioId: string, rest: Partial<AssignmentLine> = {}): AssignmentLine => ({
  portfolioId,
  portfolioCode: portfolioId,
  portfolioName: portfolioId,
  portfolioNameZh: null,
  credit: "holding",
  share: 1,
  from: "1990-01-01",
  until: null,
  ...rest,
});

export const mark = (on: string, amount: number, dealId: string | null = null) => ({
  on,
  amount: String(amount),
  basis: "audited",
  dealId,
});

export const flow = (
  on: string,
  kind: PortfolioFacts["flows"][number]["kind"],
  amount: number,
  dealId: string | null = null,
) => ({
  on,
  kind,
  amount: String(amount),
  dealId,
});

/** Nothing on record beside results: what a record is built with when events do not matter. */
export const noEvents = {
  events: { ofManager: null, ofDeals: new Map() },
  decided: new Map<string, number>(),
} as const;

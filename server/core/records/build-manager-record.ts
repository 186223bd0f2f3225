import { convertMoney, type ExchangeRates, NO_RATES, summingCurrency } from "../currency/exchange-rates";
import { defaultSkillPriors, type SkillStyle } from "../evidence/skill-prior";
import { type Measured, measured, unavailable } from "../measured";
import { Exact, ZERO } from "../pay/exact";
import { lastCompletedPeriod, PERIODS_PER_YEAR, periodEnd, periodIndex, periodStart } from "../returns/calendar/period";
import type { PlainDate } from "../returns/calendar/plain-date";
import type {
  LadderBook,
  ManagerDetail,
  ManagerRecord,
  PortfolioLine,
  PrivatePosition,
  SourceRef,
} from "../schemes/manager-record";
import { type CommonMoney, type GroupReturns, groupReturns, type Member } from "./group-returns";
import { horizonLadder } from "./horizon-ladder";
import { type EventFacts, type ManagerContext, managerContext, returnPoints } from "./manager-context";
import type { CorridorFacts, ManagerFacts, PortfolioFacts } from "./manager-facts";
import { mergedSources } from "./merged-sources";
import { bookStateOn } from "./private-book";
import { dealLines, privatePath, privatePosition } from "./private-position";
import { privateReturns } from "./private-returns";
import { recordWarnings } from "./record-warnings";

/** Marks of private books lag by up to two quarters (Getmansky, Lo and Makarov 2004): their returns are not independent. */
export const PRIVATE_LAGS = 2;

export interface RecordOptions {
  readonly asOf: PlainDate;
  readonly knownAsOf: string | null;
  readonly corridor: CorridorFacts;
  readonly events: EventFacts;
  /** Portfolios that the manager decided on, each with the share of the decision. */
  readonly decided: ReadonlyMap<string, number>;
  /** Into the reporting currency, for managers of portfolios in unlike ones; without them those are not added up. */
  readonly rates?: ExchangeRates;
}

/** A portfolio with its returns worked out once, however many managers share it; null where it has none. */
export function preparedPortfolio(portfolio: PortfolioFacts, asOf: PlainDate): Member | null {
  if (portfolio.returns !== null && portfolio.returns.values.size > 0)
    return { portfolio, series: portfolio.returns, capital: null };
  if (portfolio.book === "liquid") return null;
  const own = privateReturns(portfolio, asOf);
  return { portfolio, series: own.series, capital: own.capital };
}

/**
 * Everything the facts say of one manager as of a day. Pure: the same facts give the same record.
 *
 * @param portfolios all that the manager ever answered for, by id
 */
export function buildManagerRecord(
  manager: ManagerFacts,
  portfolios: ReadonlyMap<string, { readonly facts: PortfolioFacts; readonly prepared: Member | null }>,
  { asOf, knownAsOf, corridor, events, decided, rates = NO_RATES }: RecordOptions,
): { record: ManagerRecord; detail: ManagerDetail; context: ManagerContext } {
  const assignments = manager.assignments.filter(({ from }) => from <= asOf);
  const ids = [...new Set(assignments.map(({ portfolioId }) => portfolioId))];
  const known = ids.flatMap((id) => portfolios.get(id) ?? []);
  const members = known.flatMap(({ prepared }) => prepared ?? []);
  const money: CommonMoney = {
    currency: summingCurrency(
      known.map(({ facts }) => facts.currency),
      rates,
    ),
    rates,
  };
  const held = known.flatMap(({ facts, prepared }) => {
    const share = assignments.reduce(
      (sum, { portfolioId, credit, share: part, until }) =>
        portfolioId === facts.portfolioId && credit === "holding" && (until === null || until >= asOf)
          ? sum + part
          : sum,
      0,
    );
    return share > 0 ? [{ facts, prepared, share }] : [];
  });

  const lines = held.map(({ facts, share }) => portfolioLine(facts, share, asOf));
  const positionOf = (facts: PortfolioFacts, prepared: Member | null, share: number): PrivatePosition[] => {
    if (facts.book !== "private") return [];
    const returns = [...(prepared?.series.values ?? [])].sort(([a], [b]) => a - b).map(([, value]) => value);
    const position = privatePosition(facts, { asOf, share, returns, corridor });
    return position === null ? [] : [position];
  };
  const positions = held.flatMap(({ facts, prepared, share }) => positionOf(facts, prepared, share));

  const sources = uniqueSources([
    ...manager.assignmentSources,
    ...known.flatMap(({ facts }) => [...facts.sources, ...(facts.benchmark?.sources ?? [])]),
  ]);
  const prior = defaultSkillPriors[styleOf(lines)];
  const groups = groupsOf(members, assignments, asOf, money);
  const ladderOf = (book: LadderBook) =>
    horizonLadder(groups[book], {
      asOf,
      prior,
      neweyWestLag: book === "liquid" ? 0 : groups.private === null ? 0 : PRIVATE_LAGS,
    });
  const whole = ladderOf("whole");
  const single = groups.private === null ? "liquid" : groups.liquid === null ? "private" : null;
  const ladder = {
    whole,
    liquid: single === "liquid" ? whole : ladderOf("liquid"),
    private: single === "private" ? whole : ladderOf("private"),
  };
  const record: Omit<ManagerRecord, "warnings"> = {
    managerId: manager.managerId,
    code: manager.code,
    name: manager.name,
    nameZh: manager.nameZh,
    isExternal: manager.isExternal,
    desk: manager.desk,
    style: manager.style,
    asOf,
    knownAsOf,
    books: bookShares(lines, asOf, money),
    value: totalValue(lines, asOf, money),
    currency: known.length === 0 ? null : money.currency,
    frequency: groups.whole?.frequency ?? null,
    recordSpan: recordSpan(groups.whole),
    ladder,
    assignments,
    portfolios: lines,
    positions,
    sources: mergedSources(sources),
  };
  const deals = held.flatMap(({ facts }) => dealLines(facts, asOf));
  return {
    record: {
      ...record,
      warnings: recordWarnings(record, { portfolios: held.map(({ facts }) => facts), group: groups.whole }),
    },
    detail: {
      returns: groups.whole === null ? [] : returnPoints(groups.whole, asOf),
      paths: held.flatMap(({ facts }) =>
        facts.book === "private" ? (privatePath(facts, quarterEnds(facts, asOf)) ?? []) : [],
      ),
      deals,
      sources,
    },
    context: managerContext({
      asOf,
      assignments,
      members,
      deals,
      decidedPositions: [...decided].flatMap(([portfolioId, share]) => {
        const known = portfolios.get(portfolioId);
        return known ? positionOf(known.facts, known.prepared, share) : [];
      }),
      events,
      money,
    }),
  };
}

function groupsOf(
  members: readonly Member[],
  assignments: ManagerFacts["assignments"],
  asOf: PlainDate,
  money: CommonMoney,
) {
  const upTo = (group: GroupReturns | null): GroupReturns | null => {
    if (group === null) return null;
    const periods = group.periods.filter(({ period }) => periodEnd(period, group.frequency) <= asOf);
    return periods.length === 0 ? null : { ...group, periods };
  };
  const of = (book: LadderBook) => upTo(groupReturns(members, assignments, book, { money }));
  return { whole: of("whole"), liquid: of("liquid"), private: of("private") };
}

function portfolioLine(facts: PortfolioFacts, share: number, asOf: PlainDate): PortfolioLine {
  const { portfolioId, code, name, nameZh, book, assetClass, currency, benchmark, sources } = facts;
  const mark = facts.marks.findLast(({ on }) => on <= asOf) ?? null;
  const reported = facts.reported.findLast(({ on }) => on <= asOf);
  const value =
    book === "private" && facts.flows.length > 0
      ? bookStateOn(facts, asOf).value.toFixed()
      : (mark?.amount ?? reported?.fairValue ?? null);
  return {
    portfolioId,
    code,
    name,
    nameZh,
    book,
    assetClass,
    share,
    benchmark: benchmark && { seriesId: benchmark.seriesId, name: benchmark.name, nameZh: benchmark.nameZh },
    value: value === null ? unavailable("neverValued") : measured(value),
    valueOn: mark?.on ?? reported?.on ?? null,
    currency,
    sources: mergedSources(sources),
  };
}

/** By the manager's share, each in its currency's worth on the day. */
function totalValue(lines: readonly PortfolioLine[], asOf: PlainDate, money: CommonMoney): Measured<string> {
  if (lines.length === 0) return unavailable("noPortfolio");
  let total = ZERO;
  for (const { value, share, currency } of lines) {
    if (value.value === null) return unavailable("neverValued");
    const amount = new Exact(value.value).times(share);
    const converted = convertMoney(money.rates, amount, { from: currency, to: money.currency, on: asOf });
    if (converted.value === null) return converted;
    total = total.plus(converted.value);
  }
  return measured(total.toFixed());
}

/** Shares of the two books by value; alike where a value or a rate into a common currency is missing. */
function bookShares(lines: readonly PortfolioLine[], asOf: PlainDate, money: CommonMoney): ManagerRecord["books"] {
  const of = (book: "liquid" | "private") => lines.filter((line) => line.book === book);
  const [liquid, privately] = [of("liquid"), of("private")];
  const worth = (items: readonly PortfolioLine[]) => {
    const { value } = totalValue(items, asOf, money);
    return items.length === 0 ? 0 : value === null ? null : Number(value);
  };
  const [liquidValue, privateValue] = [worth(liquid), worth(privately)];
  const total = (liquidValue ?? 0) + (privateValue ?? 0);
  const canWeigh = liquidValue !== null && privateValue !== null && total > 0;
  const books = Number(liquid.length > 0) + Number(privately.length > 0);
  const share = (held: boolean, value: number | null) => (!held ? 0 : canWeigh ? (value ?? 0) / total : 1 / books);
  return {
    liquid: { held: liquid.length > 0, share: share(liquid.length > 0, liquidValue) },
    private: { held: privately.length > 0, share: share(privately.length > 0, privateValue) },
  };
}

function recordSpan(group: GroupReturns | null): ManagerRecord["recordSpan"] {
  if (group === null) return null;
  const [first, last] = [group.periods[0]!.period, group.periods.at(-1)!.period];
  const { frequency } = group;
  return {
    from: periodStart(first, frequency),
    to: periodEnd(last, frequency),
    years: (last - first + 1) / PERIODS_PER_YEAR[frequency],
  };
}

const PRIOR_STYLES: Readonly<Record<string, SkillStyle>> = {
  coreBonds: "fixedIncome",
  listedEquity: "publicEquity",
  listedTechGrowth: "publicEquity",
  ventureFund: "ventureCapital",
  directDeals: "ventureCapital",
  growthFund: "privateEquity",
  buyoutFund: "privateEquity",
  fundOfFunds: "privateEquity",
};

/** The style whose prior applies: that of the largest portfolio. */
function styleOf(lines: readonly PortfolioLine[]): SkillStyle {
  const size = ({ value, share }: PortfolioLine) => Number(value.value ?? 0) * share;
  const largest = [...lines].sort((a, b) => size(b) - size(a))[0];
  return (largest && PRIOR_STYLES[largest.assetClass]) ?? "other";
}

function quarterEnds({ flows }: PortfolioFacts, asOf: PlainDate): PlainDate[] {
  const started = flows[0]?.on;
  if (started === undefined) return [];
  const first = periodIndex(started, "quarterly");
  const count = lastCompletedPeriod(asOf, "quarterly") - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => periodEnd(first + i, "quarterly"));
}

function uniqueSources(sources: readonly SourceRef[]): SourceRef[] {
  const byRows = new Map(sources.map((source) => [`${source.table}:${source.subjectId}:${source.batchId}`, source]));
  return [...byRows.values()];
}

import { periodEnd, periodStart } from "../returns/calendar/period";
import { addDays, addMonths, daysBetween, type PlainDate } from "../returns/calendar/plain-date";
import { EVENT_KINDS, type EventKind } from "../schemes/definition/common-shapes";
import type { AssignmentLine, DealLine, ManagerDetail, PrivatePosition, ReturnPoint } from "../schemes/manager-record";
import type { Assessment, PortfolioResult, SchemeContext, SchemeEvent } from "../schemes/scheme-context";
import { sumBy } from "../sum";
import { type CommonMoney, type GroupReturns, groupReturns, type Member } from "./group-returns";
import { returnLadder } from "./horizon-ladder";
import type { InstitutionContext } from "./institution-context";

/** What happened to a manager, or was judged of one. */
export interface ManagerEventFact {
  readonly on: PlainDate;
  readonly kind: "assessment" | "event" | "departure";
  readonly name: string;
  readonly outcome: string | null;
  readonly score: number | null;
  readonly note: string | null;
}

/** What happened to a deal, or was judged of it. */
export interface DealEventFact {
  readonly dealId: string;
  readonly on: PlainDate;
  readonly kind: string;
  readonly name: string;
  readonly outcome: string | null;
  readonly score: number | null;
  readonly note: string | null;
}

/** Events and judgements as known; null where the institution has none on record at all: then nothing is known of them. */
export interface EventFacts {
  readonly ofManager: readonly ManagerEventFact[] | null;
  readonly ofDeals: ReadonlyMap<string, readonly DealEventFact[]>;
}

/**
 * The part of a manager's context that a snapshot keeps by itself. The rest is in the record's detail (the whole series,
 * deals, paths) or the same for everybody (figures of the institution): see {@link schemeContext}.
 */
export interface ManagerContext
  extends Pick<SchemeContext, "events" | "dueDiligence" | "assessments" | "portfolios" | "decidedPositions"> {
  /** Only where the record has both books; otherwise the whole series is that of the one book. */
  readonly bookReturns: { readonly liquid: readonly ReturnPoint[]; readonly private: readonly ReturnPoint[] } | null;
}

export interface ManagerContextInput {
  readonly asOf: PlainDate;
  readonly assignments: readonly AssignmentLine[];
  readonly members: readonly Member[];
  readonly deals: readonly DealLine[];
  readonly decidedPositions: readonly PrivatePosition[];
  readonly events: EventFacts;
  readonly money: CommonMoney;
}

/** What schemes may need of one manager beside the record. Nothing dated after the as-of date is in it. */
export function managerContext(input: ManagerContextInput): ManagerContext {
  const { asOf, members, assignments, deals, decidedPositions, money } = input;
  const ofManager = input.events.ofManager?.filter(({ on }) => on <= asOf) ?? null;
  const ofDeals = deals.flatMap(({ dealId }) =>
    (input.events.ofDeals.get(dealId) ?? []).filter(({ on }) => on <= asOf),
  );
  const isOnRecord = input.events.ofManager !== null;
  return {
    bookReturns: bookReturns(members, assignments, asOf, money),
    events: isOnRecord
      ? sortedByDay([...(ofManager ?? []).flatMap(eventOfManager), ...ofDeals.flatMap(eventOfDeal)])
      : undefined,
    dueDiligence: ofDeals.flatMap(({ kind, outcome, dealId, on, name, note }) =>
      kind === "dueDiligence" && outcome === "approved" ? [{ dealId, approvedOn: on, reference: note ?? name }] : [],
    ),
    assessments: assessments(ofManager ?? [], ofDeals, deals),
    portfolios: portfolioResults(members, assignments, asOf, money),
    decidedPositions,
  };
}

/** All that schemes may need, put together from where a snapshot keeps it. */
export function schemeContext(
  { returns, deals, paths }: Pick<ManagerDetail, "returns" | "deals" | "paths">,
  { bookReturns, ...context }: ManagerContext,
  institution: InstitutionContext,
): SchemeContext {
  return { ...context, ...institution, returns: { whole: returns, ...bookReturns }, deals, paths };
}

/** Returns of each book in the periods of the whole record, as schemes count in those. */
function bookReturns(
  members: readonly Member[],
  assignments: readonly AssignmentLine[],
  asOf: PlainDate,
  money: CommonMoney,
): ManagerContext["bookReturns"] {
  const whole = groupReturns(members, assignments, "whole", { money });
  if (whole === null) return null;
  const of = (book: "liquid" | "private") => {
    const group = groupReturns(members, assignments, book, { periodLength: whole.frequency, money });
    return group === null ? null : returnPoints(group, asOf);
  };
  const [liquid, privately] = [of("liquid"), of("private")];
  return liquid === null || privately === null ? null : { liquid, private: privately };
}

export function returnPoints({ periods, frequency }: GroupReturns, asOf: PlainDate): ReturnPoint[] {
  return periods.flatMap(({ period, ...rest }) => {
    const end = periodEnd(period, frequency);
    return end <= asOf ? [{ periodEnd: end, ...rest }] : [];
  });
}

const isEventKind = (name: string): name is EventKind => (EVENT_KINDS as readonly string[]).includes(name);

const eventOfManager = ({ kind, name, on, note }: ManagerEventFact): SchemeEvent[] =>
  kind === "event" && isEventKind(name) ? [{ kind: name, on, dealId: null, reference: note }] : [];

const eventOfDeal = ({ kind, name, on, dealId, note }: DealEventFact): SchemeEvent[] =>
  kind === "materialEvent" && isEventKind(name) ? [{ kind: name, on, dealId, reference: note }] : [];

const sortedByDay = <T extends { readonly on: PlainDate }>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

/**
 * Judgements of the manager; for a subject that only deals were judged by, the mean of the latest judgement of each deal
 * still held, weighed by money invested and dated by the latest of them.
 */
function assessments(
  ofManager: readonly ManagerEventFact[],
  ofDeals: readonly DealEventFact[],
  deals: readonly DealLine[],
): Assessment[] {
  const own = ofManager.flatMap(({ kind, name, on, score, note }): Assessment[] =>
    kind === "assessment" && score !== null ? [{ assessment: name, on, value: score, by: note }] : [],
  );
  const judged = new Set(own.map(({ assessment }) => assessment));
  const held = new Map(
    deals.flatMap(({ dealId, exitedOn, invested }) => (exitedOn === null ? [[dealId, Number(invested)] as const] : [])),
  );
  const latest = new Map<
    string,
    { readonly name: string; readonly on: PlainDate; readonly score: number; readonly weight: number }
  >();
  for (const { kind, name, on, score, dealId } of sortedByDay(ofDeals)) {
    const weight = held.get(dealId);
    if (kind !== "assessment" || score === null || weight === undefined || judged.has(name)) continue;
    latest.set(`${name} ${dealId}`, { name, on, score, weight });
  }
  const names = [...new Set([...latest.values()].map(({ name }) => name))].sort();
  const ofBook = names.flatMap((assessment): Assessment[] => {
    const lines = [...latest.values()].filter(({ name }) => name === assessment);
    const total = sumBy(lines, ({ weight }) => weight);
    if (!(total > 0)) return [];
    const on = lines.reduce((last, line) => (line.on > last ? line.on : last), "");
    return [{ assessment, on, value: sumBy(lines, ({ score, weight }) => score * weight) / total, by: null }];
  });
  return [...sortedByDay(own), ...ofBook];
}

/**
 * Each portfolio of the last twelve months by itself, over the time the manager answered for it. Where the size of one
 * is not known all count alike.
 */
function portfolioResults(
  members: readonly Member[],
  assignments: readonly AssignmentLine[],
  asOf: PlainDate,
  money: CommonMoney,
): PortfolioResult[] {
  const yearStart = addDays(addMonths(asOf, -12), 1);
  const results = members.flatMap((member) => {
    const { portfolioId, name } = member.portfolio;
    const held = assignments.filter(
      (line) =>
        line.portfolioId === portfolioId &&
        line.credit === "holding" &&
        line.from <= asOf &&
        (line.until === null || line.until >= yearStart),
    );
    const group = groupReturns([member], assignments, "whole", { money });
    if (held.length === 0 || group === null) return [];
    const points = returnPoints(group, asOf);
    const { values, frequency } = member.series;
    const startedOn = periodStart(Math.min(...values.keys()), frequency);
    const from = held.reduce((first, line) => (line.from < first ? line.from : first), asOf);
    const to = held.some(({ until }) => until === null)
      ? null
      : held.reduce((last, { until }) => ((until ?? "") > last ? (until ?? "") : last), "");
    return [
      {
        portfolioId,
        name,
        size: averageSize(points, yearStart),
        ageYears: daysBetween(startedOn, asOf) / 365.25,
        from,
        to,
        ladder: returnLadder(group, asOf),
      },
    ];
  });
  const allKnown = results.every(({ size }) => size !== null);
  return results.map(({ size, ...result }) => ({ ...result, averageSize: allKnown ? (size ?? 0) : 1 }));
}

/** Mean value at the start of the periods of the last twelve months. */
function averageSize(points: readonly ReturnPoint[], yearStart: PlainDate): number | null {
  const values = points.flatMap(({ periodEnd: end, value }) => (end >= yearStart ? [value] : []));
  if (values.length === 0 || values.includes(null)) return null;
  return sumBy(values, (value) => value ?? 0) / values.length;
}

/**
 * Who decided on a portfolio: the share of each line with credit for the decision; where there is no such line, whoever
 * held it first.
 *
 * @returns by manager, then by portfolio
 */
export function decidedShares(
  assignments: readonly (Pick<AssignmentLine, "portfolioId" | "credit" | "share" | "from" | "until"> & {
    readonly managerId: string;
  })[],
  asOf: PlainDate,
): Map<string, Map<string, number>> {
  const started = assignments.filter(({ from }) => from <= asOf);
  const decisions = started.filter(({ credit, until }) => credit === "decision" && (until === null || until >= asOf));
  const decided = new Set(started.flatMap(({ credit, portfolioId }) => (credit === "decision" ? [portfolioId] : [])));
  const firstHeld = new Map<string, PlainDate>();
  for (const { portfolioId, credit, from } of started)
    if (credit === "holding" && from < (firstHeld.get(portfolioId) ?? "9999-12-31")) firstHeld.set(portfolioId, from);
  const first = started.filter(
    ({ portfolioId, credit, from }) =>
      credit === "holding" && !decided.has(portfolioId) && from === firstHeld.get(portfolioId),
  );
  const shares = new Map<string, Map<string, number>>();
  for (const { managerId, portfolioId, share } of [...decisions, ...first]) {
    const own = shares.get(managerId) ?? new Map<string, number>();
    own.set(portfolioId, (own.get(portfolioId) ?? 0) + share);
    shares.set(managerId, own);
  }
  return shares;
}

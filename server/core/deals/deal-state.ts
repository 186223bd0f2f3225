import { daysBetween, fullMonthsBetween, type PlainDate } from "../returns/calendar/plain-date";
import type { DealFile, DealHappening } from "./deal-facts";

/** Where a deal stands on a day, read off what has happened to it by then. */
export interface DealState {
  /** After the last stage change; as entered while there was none. */
  readonly stage: string;
  /** After the last conversion; as entered while there was none. */
  readonly instrument: string;
  readonly isOpen: boolean;
  /** Years since the first instalment, to the exit or the day; null before the first instalment. */
  readonly ageYears: number | null;
  readonly tickets: number;
  /** Day of the last instalment. */
  readonly lastTicketOn: PlainDate | null;
  /** What was promised to the deal by the last word on it; null: nothing beyond what was paid. */
  readonly commitment: number | null;
  /** Instalments planned for days ahead, the earliest first. */
  readonly plannedTickets: readonly { readonly name: string; readonly plannedOn: PlainDate; readonly amount: number }[];
  /** Promised and not paid in: max(0, commitment - instalments); without a commitment, what is planned. 0 once it was left. */
  readonly uncalled: number;
  /** Whole months since the last mark; null while there is none. */
  readonly markMonths: number | null;
  /** The last plan that is not done yet. */
  readonly exitPlan: {
    readonly on: PlainDate;
    readonly route: string | null;
    readonly plannedOn: PlainDate | null;
  } | null;
  readonly milestones: { readonly hit: number; readonly missed: number; readonly missedInARow: number };
  /** Latest score by subject: technology, market, team. */
  readonly assessments: readonly { readonly name: string; readonly on: PlainDate; readonly score: number }[];
  /** Latest figure of the company by name. */
  readonly condition: readonly { readonly name: string; readonly on: PlainDate; readonly value: number }[];
  readonly lastNewsOn: PlainDate | null;
  readonly lastRoundOn: PlainDate | null;
}

const DAYS_PER_YEAR = 365.25;

/**
 * State of a deal: stage and instrument now, age, last mark, exit plan, latest judgements.
 *
 *   age = days from the first instalment to the day (or to the exit) / 365.25
 *
 * News are events and marks of outsiders; a mark by one's own model is none. An external round is a mark on that basis, a
 * `financingRound` or the day of the first instalment, whichever is last.
 */
export function dealState({ line, flows, marks, events }: DealFile, asOf: PlainDate): DealState {
  const past = events.filter(({ on }) => on <= asOf);
  const last = (kind: string) => past.findLast((event) => event.kind === kind);
  const end = line.exitedOn !== null && line.exitedOn <= asOf ? line.exitedOn : asOf;
  const isOpen = line.exitedOn === null || line.exitedOn > asOf;
  const mark = marks.findLast(({ on }) => on <= asOf);
  const plan = last("exitPlan");
  const milestones = past.filter(
    ({ kind, outcome }) => kind === "milestone" && (outcome === "hit" || outcome === "missed"),
  );
  const lastHit = milestones.findLastIndex(({ outcome }) => outcome === "hit");
  const rounds = [
    line.investedOn,
    marks.findLast(({ on, basis }) => on <= asOf && basis === "externalRound")?.on,
    past.findLast(({ kind, name }) => kind === "materialEvent" && name === "financingRound")?.on,
  ];
  const commitment = last("commitment")?.score ?? null;
  const plannedTickets = isOpen ? ticketsAhead(past, asOf) : [];
  const paid = flows.reduce(
    (sum, { on, isIn, kind, amount }) => (isIn && kind !== "fee" && on <= asOf ? sum + Number(amount) : sum),
    0,
  );
  const planned = plannedTickets.reduce((sum, { amount }) => sum + amount, 0);
  const news = [
    past.findLast(({ kind }) => !PROMISES.has(kind))?.on,
    marks.findLast(({ on, basis }) => on <= asOf && OUTSIDE.has(basis))?.on,
  ];
  return {
    stage: last("stageChange")?.outcome ?? line.stage,
    instrument: last("conversion")?.outcome ?? line.instrument,
    isOpen,
    ageYears: line.investedOn === null ? null : daysBetween(line.investedOn, end) / DAYS_PER_YEAR,
    tickets: flows.filter(({ on, isIn, kind }) => isIn && kind !== "fee" && on <= asOf).length,
    lastTicketOn: flows.findLast(({ on, isIn, kind }) => isIn && kind !== "fee" && on <= asOf)?.on ?? null,
    commitment,
    plannedTickets,
    uncalled: !isOpen ? 0 : commitment === null ? planned : Math.max(0, commitment - paid),
    markMonths: mark === undefined ? null : fullMonthsBetween(mark.on, asOf),
    exitPlan: plan === undefined || !isOpen ? null : { on: plan.on, route: plan.route, plannedOn: plan.plannedOn },
    milestones: {
      hit: milestones.filter(({ outcome }) => outcome === "hit").length,
      missed: milestones.filter(({ outcome }) => outcome === "missed").length,
      missedInARow: milestones.length - 1 - lastHit,
    },
    assessments: latestScores(past, "assessment").map(({ name, on, score }) => ({ name, on, score })),
    condition: latestScores(past, "financialCondition").map(({ name, on, score }) => ({ name, on, value: score })),
    lastNewsOn: latest(news),
    lastRoundOn: latest(rounds),
  };
}

const OUTSIDE = new Set(["externalRound", "audited", "marketPrice"]);

/** What one's own house promised is no news of the company. */
const PROMISES = new Set(["commitment", "plannedTicket"]);

/** The last word on every instalment by name, where its day is ahead and it was not called off. */
function ticketsAhead(past: readonly DealHappening[], asOf: PlainDate) {
  const latestByName = new Map(
    past.flatMap((event) => (event.kind === "plannedTicket" ? [[event.name, event] as const] : [])),
  );
  return [...latestByName.values()]
    .flatMap(({ name, plannedOn, score, outcome }) =>
      plannedOn !== null && plannedOn > asOf && score !== null && score > 0 && outcome !== "cancelled"
        ? [{ name, plannedOn, amount: score }]
        : [],
    )
    .sort((a, b) => (a.plannedOn < b.plannedOn ? -1 : 1));
}

function latestScores(events: readonly DealHappening[], kind: string) {
  const found = new Map<string, { name: string; on: PlainDate; score: number }>();
  for (const event of events) {
    if (event.kind === kind && event.score !== null)
      found.set(event.name, { name: event.name, on: event.on, score: event.score });
  }
  return [...found.values()];
}

const latest = (dates: readonly (PlainDate | null | undefined)[]): PlainDate | null =>
  dates.reduce<PlainDate | null>((found, date) => (date && (found === null || date > found) ? date : found), null);

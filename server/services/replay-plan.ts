import "server-only";
import { lastCompletedPeriod, periodEnd, periodIndex } from "@/server/core/returns/calendar/period.ts";
import { addDays, type PlainDate } from "@/server/core/returns/calendar/plain-date.ts";
import {
  type KnowledgeMoment,
  type KnownDay,
  loadKnowledgeMoments,
  loadReplayHeads,
} from "@/server/persistence/replay-repository.ts";
import { loadFactsMark, loadFactsMarks, loadResultDays } from "@/server/persistence/snapshot-repository.ts";
import { SNAPSHOT_ENGINE } from "./build-snapshot.ts";

/** From where the past is looked at: as it was known so many days after each quarter end, or as it is known today. */
export interface KnownThen {
  readonly known: "then" | "today";
  /** Days after a quarter end at which its verdict is given; of no effect where `known` is "today". */
  readonly delayDays: number;
  /** Months whose ends settle pay years: the year ends that restatements are looked for. December where not given. */
  readonly months?: readonly number[] | undefined;
}

/** The same choice always in the same words: what a job is asked with. */
export const buildInput = ({ known, delayDays, months }: KnownThen) => ({
  known,
  delayDays,
  months: monthsOf(months).join(","),
});

const monthsOf = (months: KnownThen["months"]): number[] => [...new Set(months ?? [12])].sort((a, b) => a - b);

/** A day at a moment that a replay needs, and whether what is kept of it still holds. */
export interface PlannedDay extends KnownDay {
  /** Id of what is kept, also of what facts have overtaken; null: nothing is kept. */
  readonly id: string | null;
  readonly isCurrent: boolean;
}

/** The figures of a year end as they came to be known by a later year end. */
export interface PlannedRestatement extends PlannedDay {
  /** Day of the last change before the later year end: from then on the figures stood so. */
  readonly knownOn: PlainDate;
}

export interface ReplayPlan {
  /** In order, one per quarter end. */
  readonly quarters: readonly PlannedDay[];
  readonly restated: readonly PlannedRestatement[];
  /** The last quarter as known today: how everything ended. */
  readonly final: PlannedDay;
}

/** All days of a plan, each once, in the order in which they are best built: the past first, the end last. */
export function plannedDays({ quarters, restated, final }: ReplayPlan): PlannedDay[] {
  const days = new Map([...quarters, ...restated, final].map((day) => [keyOf(day), day]));
  return [...days.values()];
}

const keyOf = ({ asOf, knownAsOf }: KnownDay): string => `${asOf} ${knownAsOf?.toISOString() ?? ""}`;

/** What a replay over the whole history needs; null where there are no results at all. */
export async function replayPlan(choice: KnownThen): Promise<ReplayPlan | null> {
  const [wanted, heads] = await Promise.all([
    loadFactsMark(null).then((mark) => wantedUnder(mark, choice)),
    loadReplayHeads(SNAPSHOT_ENGINE),
  ]);
  if (wanted === null) return null;
  const kept = new Map(heads.map((head) => [keyOf(head), head]));
  const planned = wanted.days.map(({ asOf, knownAsOf }, i): PlannedDay => {
    const head = kept.get(keyOf({ asOf, knownAsOf }));
    return { asOf, knownAsOf, id: head?.id ?? null, isCurrent: head?.factsMark === wanted.marks[i] };
  });
  const { quarters, restated } = wanted;
  return {
    quarters: planned.slice(0, quarters),
    restated: restated.map(({ knownOn }, i) => ({ ...planned[quarters + i]!, knownOn })),
    final: planned.at(-1)!,
  };
}

interface WantedDays {
  /** How many of the days are quarters; the restated days follow, and the end is last. */
  readonly quarters: number;
  readonly restated: readonly (KnownDay & { readonly knownOn: PlainDate })[];
  readonly days: readonly KnownDay[];
  /** Fingerprint of the facts that each of the days may see. */
  readonly marks: readonly string[];
}

/** A slider of the studio asks for the same days ten times a second: under the same facts they are found once. */
const found = new Map<string, Promise<WantedDays | null>>();
const MOST_FOUND = 10;

function wantedUnder(mark: string, choice: KnownThen): Promise<WantedDays | null> {
  const key = `${mark} ${JSON.stringify(buildInput(choice))}`;
  const known = found.get(key);
  if (known) return known;
  const wanted = wantedDays(choice);
  found.set(key, wanted);
  wanted.catch(() => found.delete(key));
  for (const oldest of found.keys()) {
    if (found.size <= MOST_FOUND) break;
    found.delete(oldest);
  }
  return wanted;
}

async function wantedDays(choice: KnownThen): Promise<WantedDays | null> {
  const days = await loadResultDays(null);
  if (days === null) return null;
  const ends = quarterEnds(days);
  const last = ends.at(-1);
  if (last === undefined) return null;
  const quarters = ends.map((asOf): KnownDay => ({ asOf, knownAsOf: knownMoment(asOf, choice) }));
  const restated = choice.known === "today" ? [] : restatedDays(quarters, await loadKnowledgeMoments(), choice.months);
  const all = [...quarters, ...restated, { asOf: last, knownAsOf: null }];
  const marks = await loadFactsMarks(all.map(({ knownAsOf }) => knownAsOf));
  return { quarters: quarters.length, restated, days: all, marks };
}

/** Quarter ends that results reach, first to last. */
function quarterEnds({ first, last }: { first: string; last: string }): PlainDate[] {
  const from = periodIndex(first, "quarterly");
  const count = lastCompletedPeriod(last, "quarterly") - from + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => periodEnd(from + i, "quarterly"));
}

/** The end of the day, in UTC, on which the verdict on a quarter is given. */
export const knownMoment = (asOf: PlainDate, { known, delayDays }: KnownThen): Date | null =>
  known === "today" ? null : new Date(`${addDays(asOf, delayDays)}T23:59:59.999Z`);

const endOfDay = (day: PlainDate): Date => new Date(`${day}T23:59:59.999Z`);

/**
 * For every end of a pay year and every later one: when something about the first became known between the two that its
 * verdict had not seen, the first as it was known at the second.
 *
 * @param months whose ends close pay years; each month is a row of years of its own
 */
export const restatedDays = (
  quarters: readonly KnownDay[],
  moments: readonly KnowledgeMoment[],
  months?: readonly number[],
): (KnownDay & { readonly knownOn: PlainDate })[] =>
  monthsOf(months).flatMap((month) => {
    const yearEnds = quarters.filter(({ asOf }) => Number(asOf.slice(5, 7)) === month);
    return yearEnds.flatMap((yearEnd, i) => restatedAt(yearEnd, yearEnds.slice(i + 1), moments));
  });

function restatedAt(
  { asOf, knownAsOf }: KnownDay,
  settlements: readonly KnownDay[],
  moments: readonly KnowledgeMoment[],
) {
  let seen = knownAsOf;
  return settlements.flatMap((later) => {
    const until = endOfDay(later.asOf);
    const news = moments.filter(({ at, firstDay }) => firstDay <= asOf && at <= until && (seen === null || at > seen));
    if (seen === null || until > seen) seen = until;
    const last = news.at(-1);
    return last === undefined ? [] : [{ asOf, knownAsOf: until, knownOn: last.at.toISOString().slice(0, 10) }];
  });
}

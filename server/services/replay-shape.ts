import "server-only";
import { unavailable } from "@/server/core/measured.ts";
import { Exact, total } from "@/server/core/pay/exact.ts";
import type { HindsightReport } from "@/server/core/schemes/hindsight.ts";
import type { PayYear } from "@/server/core/schemes/pay/pay-year.ts";
import type { ReplayEntry } from "@/server/core/schemes/replay-input.ts";
import type { ManagerReplay, SchemeReplay } from "@/server/core/schemes/replay-scheme.ts";
import { managerName } from "./manager-lines.ts";
import type {
  PayReach,
  ReplayLane,
  ReplayManager,
  ReplayPayPerson,
  ReplayPayTotals,
  ReplayPayYear,
  ReplaySchemeName,
  ReplaySchemeView,
} from "./replay-view.ts";

/** Managers of the end with what everything came to, by code. */
export const managersView = (final: readonly ReplayEntry[]): ReplayManager[] =>
  final.map(({ record }): ReplayManager => {
    const row = record.ladder.whole.at(-1);
    return {
      ...managerName(record),
      finalActive: row?.active ?? unavailable("noReturns"),
      finalValueAdded: row?.valueAdded ?? unavailable("noReturns"),
      currency: record.currency,
    };
  });

/** A replay as a page shows it: compact, and of pay only as much as the viewer may see. */
export function schemeView({
  name,
  replay,
  hindsight,
  quarters,
  managers,
  pay,
}: {
  name: ReplaySchemeName;
  replay: SchemeReplay;
  hindsight: HindsightReport;
  quarters: readonly string[];
  managers: readonly ReplayManager[];
  pay: PayReach;
}): ReplaySchemeView {
  const at = new Map(quarters.map((asOf, i) => [asOf, i]));
  const byId = new Map(replay.managers.map((manager) => [manager.managerId, manager]));
  const paysAnything = replay.currency !== null;
  const { regrets, wrongStops, rightStops, missedStops, reversals, reversalShare } = hindsight;
  return {
    ...name,
    currency: replay.currency,
    lanes: managers.map(({ managerId }) => lane(managerId, byId.get(managerId), at)),
    stops: regrets.toSorted((a, b) => (a.stoppedOn < b.stoppedOn ? -1 : a.stoppedOn > b.stoppedOn ? 1 : 0)),
    wrongStops,
    rightStops,
    missedStops,
    reversals,
    reversalShare,
    totals: paysAnything && pay !== "none" ? payTotals(replay, hindsight) : null,
    people: paysAnything && pay === "all" ? people(replay, hindsight) : null,
  };
}

function lane(managerId: string, replay: ManagerReplay | undefined, at: ReadonlyMap<string, number>): ReplayLane {
  const quarters = replay?.quarters ?? [];
  return {
    managerId,
    first: at.get(quarters[0]?.asOf ?? "") ?? 0,
    scores: quarters.map(({ score }) => score),
    ranks: quarters.map(({ rank }) => rank),
    verdicts: quarters.map(({ verdict }) => verdict),
    actions: quarters.map(({ action }) => action),
    barred: quarters.flatMap(({ barredBy }, i) => (barredBy === null ? [] : [{ at: i, by: barredBy }])),
    stop: replay?.stop ?? null,
  };
}

function payTotals({ managers }: SchemeReplay, { cost, payAgainstOutcome }: HindsightReport): ReplayPayTotals {
  const byEnd = new Map<string, PayYear[]>();
  for (const { years } of managers)
    for (const year of years) byEnd.set(year.endsOn, [...(byEnd.get(year.endsOn) ?? []), year]);
  return {
    years: [...byEnd].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, years]) => sumOfYears(years.map(payYear))),
    ...cost,
    payAgainstOutcome,
  };
}

const people = ({ managers }: SchemeReplay, { pay }: HindsightReport): ReplayPayPerson[] =>
  managers.map(({ years }, i) => ({ ...pay[i]!, years: years.map(payYear) }));

const payYear = (year: PayYear): ReplayPayYear => ({
  year: year.year,
  endsOn: year.endsOn,
  granted: year.granted,
  paid: year.paid,
  deferredBalance: year.unvestedAfter,
  bank: year.bank?.closing ?? "0",
  malus: total(year.malus.map(({ cut }) => new Exact(cut))).toFixed(),
  forfeited: year.forfeited,
  clawedBack: year.clawedBack,
});

function sumOfYears(years: readonly ReplayPayYear[]): ReplayPayYear {
  const sum = (pick: (year: ReplayPayYear) => string) => total(years.map((year) => new Exact(pick(year)))).toFixed();
  return {
    year: years[0]!.year,
    endsOn: years[0]!.endsOn,
    granted: sum(({ granted }) => granted),
    paid: sum(({ paid }) => paid),
    deferredBalance: sum(({ deferredBalance }) => deferredBalance),
    bank: sum(({ bank }) => bank),
    malus: sum(({ malus }) => malus),
    forfeited: sum(({ forfeited }) => forfeited),
    clawedBack: sum(({ clawedBack }) => clawedBack),
  };
}

import { type Measured, measured, unavailable } from "../measured";
import { Exact, total } from "../pay/exact";
import { annualizedReturn } from "../returns/annualize";
import { type Frequency, PERIODS_PER_YEAR } from "../returns/calendar/period";
import { addMonths, type PlainDate } from "../returns/calendar/plain-date";
import { sum, sumBy } from "../sum";
import type { Breach } from "./definition/decision-shape";
import type { ReturnPoint } from "./manager-record";
import type { ManagerReplay, SchemeReplay } from "./replay-scheme";

/** How everything ended: the whole record of each manager, as known today. Decisions never see it. */
export interface FinalOutcome {
  readonly managerId: string;
  readonly frequency: Frequency;
  readonly returns: readonly ReturnPoint[];
}

/** What happened after a stop. Active returns per year; money by the values at the start of each period. */
export interface RegretLine {
  readonly managerId: string;
  readonly stoppedOn: PlainDate;
  readonly breach: Breach | null;
  readonly after: { readonly [span in "1y" | "3y" | "5y" | "toEnd"]: Measured };
  readonly yearsSince: number;
  readonly valueAddedSince: Measured;
  /** Whether what was stopped went on to beat its benchmark; null where that cannot be said. */
  readonly wasWrong: boolean | null;
}

export interface PayAgainstOutcome {
  readonly managerId: string;
  /** Cash paid less what was taken back, and what is still open at award value. */
  readonly paid: string;
  readonly clawedBack: string;
  readonly open: string;
  readonly finalActive: Measured;
  readonly finalValueAdded: Measured;
}

export interface ReversalsOfYear {
  readonly asOf: PlainDate;
  /** Pairs of managers that the final outcome ranks the other way round, of all pairs with both. */
  readonly reversed: number;
  readonly pairs: number;
}

export interface HindsightReport {
  readonly schemeCode: string;
  readonly regrets: readonly RegretLine[];
  readonly wrongStops: number;
  readonly rightStops: number;
  /** Managers never stopped whose final active return is below 0. */
  readonly missedStops: readonly string[];
  readonly reversals: readonly ReversalsOfYear[];
  /** Reversed pairs over all pairs of all year ends; unavailable: noActiveReturn. */
  readonly reversalShare: Measured;
  readonly pay: readonly PayAgainstOutcome[];
  /** Kendall's tau-a of pay and final value added: 1 the same order, -1 the opposite. */
  readonly payAgainstOutcome: Measured;
  readonly cost: {
    readonly paid: string;
    readonly clawedBack: string;
    readonly open: string;
    /** Paid to managers whose final value added is not above 0. */
    readonly paidWithoutValue: string;
    /** Value added after wrong stops: what patience would have kept. */
    readonly valueAddedAfterWrongStops: number;
  };
}

/**
 * What a replay's decisions look like from the end: regret ledger, rank reversals, pay against final outcome, cost.
 *
 *   active after a stop = annualised portfolio return - annualised benchmark return over the span after it
 *   reversal            = a pair whose order by score at a year end is the opposite of its order by final active return
 *
 * @param outcomes one per manager, in any order; those without one have no hindsight
 */
export function hindsightOf(replay: SchemeReplay, outcomes: readonly FinalOutcome[]): HindsightReport {
  const byId = new Map(outcomes.map((outcome) => [outcome.managerId, finished(outcome)]));
  const regrets = replay.managers.flatMap((manager) => regretLine(manager, byId.get(manager.managerId)));
  const reversals = reversalsOf(replay.managers, byId);
  const pairs = sumBy(reversals, (year) => year.pairs);
  const pay = replay.managers.map((manager) => payLine(manager, byId.get(manager.managerId)));
  const known = pay.flatMap(({ paid, finalValueAdded }) =>
    finalValueAdded.value === null ? [] : [{ paid: Number(paid), outcome: finalValueAdded.value }],
  );
  const money = (pick: (line: PayAgainstOutcome) => string, lines = pay) =>
    total(lines.map((line) => new Exact(pick(line)))).toFixed();
  const wrong = regrets.filter(({ wasWrong }) => wasWrong === true);
  return {
    schemeCode: replay.schemeCode,
    regrets,
    wrongStops: wrong.length,
    rightStops: regrets.filter(({ wasWrong }) => wasWrong === false).length,
    missedStops: replay.managers.flatMap(({ managerId, stop }) => {
      const final = byId.get(managerId)?.active.value ?? null;
      return stop === null && final !== null && final < 0 ? [managerId] : [];
    }),
    reversals,
    reversalShare:
      pairs > 0 ? measured(sumBy(reversals, (year) => year.reversed) / pairs) : unavailable("noActiveReturn"),
    pay,
    payAgainstOutcome: kendall(known),
    cost: {
      paid: money(({ paid }) => paid),
      clawedBack: money(({ clawedBack }) => clawedBack),
      open: money(({ open }) => open),
      paidWithoutValue: money(
        ({ paid }) => paid,
        pay.filter(({ finalValueAdded }) => finalValueAdded.value !== null && finalValueAdded.value <= 0),
      ),
      valueAddedAfterWrongStops: sumBy(wrong, ({ valueAddedSince }) => valueAddedSince.value ?? 0),
    },
  };
}

interface Finished extends FinalOutcome {
  readonly active: Measured;
  readonly valueAdded: Measured;
}

const finished = (outcome: FinalOutcome): Finished => ({
  ...outcome,
  active: activeReturn(outcome.returns, outcome.frequency),
  valueAdded: valueAdded(outcome.returns),
});

function regretLine({ managerId, stop }: ManagerReplay, outcome: Finished | undefined): RegretLine[] {
  if (stop === null) return [];
  const later = (outcome?.returns ?? []).filter(({ periodEnd }) => periodEnd > stop.on);
  const frequency = outcome?.frequency ?? "quarterly";
  const within = (years: number) => {
    const until = addMonths(stop.on, 12 * years);
    const inside = later.filter(({ periodEnd }) => periodEnd <= until);
    return inside.length < years * PERIODS_PER_YEAR[frequency]
      ? unavailable("horizonNotCovered")
      : activeReturn(inside, frequency);
  };
  const toEnd = activeReturn(later, frequency);
  return [
    {
      managerId,
      stoppedOn: stop.on,
      breach: stop.breach,
      after: { "1y": within(1), "3y": within(3), "5y": within(5), toEnd },
      yearsSince: later.length / PERIODS_PER_YEAR[frequency],
      valueAddedSince: valueAdded(later),
      wasWrong: toEnd.value === null ? null : toEnd.value > 0,
    },
  ];
}

function reversalsOf(
  managers: readonly ManagerReplay[],
  outcomes: ReadonlyMap<string, Finished>,
): readonly ReversalsOfYear[] {
  const byDay = new Map<PlainDate, { score: number; final: number }[]>();
  for (const { managerId, quarters } of managers) {
    const final = outcomes.get(managerId)?.active.value ?? null;
    if (final === null) continue;
    for (const { asOf, score } of quarters) {
      if (score === null || asOf.slice(5, 7) !== "12") continue;
      const day = byDay.get(asOf);
      if (day) day.push({ score, final });
      else byDay.set(asOf, [{ score, final }]);
    }
  }
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([asOf, items]) => {
      let [reversed, pairs] = [0, 0];
      for (let i = 0; i < items.length; i++)
        for (let k = 0; k < i; k++) {
          pairs += 1;
          if ((items[i]!.score - items[k]!.score) * (items[i]!.final - items[k]!.final) < 0) reversed += 1;
        }
      return { asOf, reversed, pairs };
    });
}

function payLine({ managerId, years }: ManagerReplay, outcome: Finished | undefined): PayAgainstOutcome {
  const clawedBack = total(years.map((year) => new Exact(year.clawedBack)));
  return {
    managerId,
    paid: total(years.map(({ paid }) => new Exact(paid)))
      .minus(clawedBack)
      .toFixed(),
    clawedBack: clawedBack.toFixed(),
    open: years.at(-1)?.unvestedAfter ?? "0",
    finalActive: outcome?.active ?? unavailable("noReturns"),
    finalValueAdded: outcome?.valueAdded ?? unavailable("noReturns"),
  };
}

/** (pairs in the same order - pairs in the opposite order) / all pairs. */
function kendall(items: readonly { readonly paid: number; readonly outcome: number }[]): Measured {
  if (items.length < 2) return unavailable("tooFewSeries");
  let balance = 0;
  for (let i = 0; i < items.length; i++)
    for (let k = 0; k < i; k++)
      balance += Math.sign((items[i]!.paid - items[k]!.paid) * (items[i]!.outcome - items[k]!.outcome));
  return measured(balance / ((items.length * (items.length - 1)) / 2));
}

function activeReturn(points: readonly ReturnPoint[], frequency: Frequency): Measured {
  if (points.length === 0) return unavailable("noReturns");
  let [own, compared] = [1, 1];
  for (const { portfolio, benchmark } of points) {
    if (portfolio === null) return unavailable("missingPeriods");
    if (benchmark === null) return unavailable("benchmarkMissing");
    own *= 1 + portfolio;
    compared *= 1 + benchmark;
  }
  const years = points.length / PERIODS_PER_YEAR[frequency];
  if (years < 1) return measured(own - compared);
  const [ofOwn, ofBenchmark] = [annualizedReturn(own - 1, years), annualizedReturn(compared - 1, years)];
  if (ofOwn.value === null) return ofOwn;
  return ofBenchmark.value === null ? ofBenchmark : measured(ofOwn.value - ofBenchmark.value);
}

function valueAdded(points: readonly ReturnPoint[]): Measured {
  if (points.length === 0) return unavailable("noReturns");
  const parts: number[] = [];
  for (const { portfolio, benchmark, value } of points) {
    if (value === null) return unavailable("valuesMissing");
    if (portfolio === null) return unavailable("missingPeriods");
    if (benchmark === null) return unavailable("benchmarkMissing");
    parts.push(value * (portfolio - benchmark));
  }
  return measured(sum(parts));
}

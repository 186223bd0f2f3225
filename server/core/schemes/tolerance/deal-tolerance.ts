import { Exact, ONE, smaller, ZERO } from "../../pay/exact";
import { daysBetween, type PlainDate } from "../../returns/calendar/plain-date";
import type { DealLine, PrivatePosition } from "../manager-record";
import type { DueDiligenceFile, SchemeEvent } from "../scheme-context";
import type { DealTolerance, SchemeTolerance } from "../scheme-definition";
import { scoreCurve } from "../score-curve";

/** Why nothing of a deal's loss is forgiven. */
export type InFull = DealTolerance["alwaysInFull"][number] | "staleMark" | "smoothedMarks";

/** What one deal counts for. counted + forgiven + exempted = loss. */
export interface DealTolerated {
  readonly deal: DealLine;
  /** Position of the class in the definition; null where none matches: then nothing is forgiven. */
  readonly classIndex: number | null;
  readonly ageYears: number;
  readonly paperLoss: Exact;
  readonly realisedLoss: Exact;
  /** Weight that the age gives a paper loss. */
  readonly paperWeight: number;
  readonly inFull: InFull | null;
  /** Reference of the due-diligence file that exempts it. */
  readonly exemption: string | null;
  readonly exempted: Exact;
  /** Asked of the budget, after the limit for one deal. */
  readonly asked: Exact;
  readonly forgiven: Exact;
  readonly countedLoss: Exact;
  readonly gain: Exact;
  /** Share of an unrealised gain that counts. */
  readonly gainCredit: number;
  readonly countedGain: Exact;
}

/** The budget of one class. */
export interface ClassBudget {
  readonly classIndex: number;
  readonly deals: number;
  readonly invested: Exact;
  readonly budget: Exact;
  readonly asked: Exact;
  /** asked / budget; above 1 the budget is used up and the rest counts. Null without a budget. */
  readonly used: number | null;
  readonly isExceeded: boolean;
}

export interface DealsTolerated {
  readonly deals: readonly DealTolerated[];
  readonly classes: readonly ClassBudget[];
  readonly totals: {
    readonly invested: Exact;
    readonly gains: Exact;
    readonly losses: Exact;
    readonly exempted: Exact;
    readonly forgiven: Exact;
    readonly countedLosses: Exact;
  };
}

interface DealFacts {
  readonly asOf: PlainDate;
  readonly events: readonly SchemeEvent[];
  readonly dueDiligence: readonly DueDiligenceFile[];
  readonly positions: readonly PrivatePosition[];
}

/**
 * Tolerance for losses deal by deal (容错), compiled once.
 *
 *   asked    = min(paper loss * (1 - weight(age)) + realised loss where it may be forgiven, deal rate * invested)
 *   budget   = class rate * invested in the class
 *   forgiven = asked * min(1, budget / sum of asked)              counted loss = loss - exempted - forgiven
 *   counted gain = realised gain + paper gain * credit(basis, age of the mark)
 *
 * Nothing is forgiven of a deal with an event that always counts in full, and no paper loss behind a stale or smoothed
 * mark. A due-diligence file exempts its share of the loss, except after a breach of limits or of the negative list.
 * Amounts are exact.
 */
export function compileDealTolerance({
  deals: rules,
  staleAfterDays,
  smoothedMarksLoseGrace,
}: Pick<SchemeTolerance, "staleAfterDays" | "smoothedMarksLoseGrace"> & {
  readonly deals: DealTolerance;
}): (deals: readonly DealLine[], facts: DealFacts) => DealsTolerated {
  const ramps = rules.classes.map(({ paperLossWeight }) => scoreCurve(paperLossWeight));

  return (lines, facts) => {
    const smoothed = new Set(
      facts.positions.flatMap(({ portfolioId, marks }) => (marks.looksSmoothed ? [portfolioId] : [])),
    );
    const eventsOf = byDeal(facts.events.filter(({ on }) => on <= facts.asOf));
    const files = byDeal(facts.dueDiligence.filter(({ approvedOn }) => approvedOn <= facts.asOf));
    const asking = lines.map((deal) => {
      const found = rules.classes.findIndex((item) => matches(item, deal));
      const happened = eventsOf.get(deal.dealId) ?? NONE;
      const markAge = deal.markOn === null ? null : daysBetween(deal.markOn, facts.asOf);
      const [paper, realised, invested] = [new Exact(deal.paper), new Exact(deal.realised), new Exact(deal.invested)];
      const [paperLoss, realisedLoss] = [lossOf(paper), lossOf(realised)];
      const loss = added(paperLoss, realisedLoss);
      const ageYears = deal.investedOn === null ? 0 : daysBetween(deal.investedOn, facts.asOf) / 365.25;
      const paperWeight = found < 0 ? 1 : (ramps[found]!(ageYears) ?? 1);
      const isOpen = deal.exitedOn === null;
      const isStale = isOpen && (markAge === null || markAge > staleAfterDays);
      const isSmoothed = isOpen && smoothedMarksLoseGrace && smoothed.has(deal.portfolioId);
      const cause = disqualifying(rules, deal, happened);
      const inFull: InFull | null = cause ?? (isStale ? "staleMark" : isSmoothed ? "smoothedMarks" : null);
      const gainCredit = creditOf(rules, deal.markBasis, markAge);
      const [paperGain, realisedGain] = [gainOf(paper), gainOf(realised)];
      const asking = loss.isZero()
        ? NOTHING_ASKED
        : askedOf(rules, {
            loss,
            paper: inFull === null ? paperLoss.times(ONE.minus(paperWeight)) : ZERO,
            realised: cause === null && !rules.alwaysInFull.includes("realisedLoss") ? realisedLoss : ZERO,
            limit: found < 0 ? ZERO : invested.times(rules.classes[found]!.dealLossRate),
            file: files.get(deal.dealId)?.[0],
            events: happened,
            hasClass: found >= 0,
          });
      return {
        deal,
        classIndex: found < 0 ? null : found,
        ageYears,
        paperLoss,
        realisedLoss,
        paperWeight,
        inFull: loss.isZero() ? null : inFull,
        ...asking,
        gain: added(realisedGain, paperGain),
        gainCredit,
        countedGain: paperGain.isZero() ? realisedGain : added(realisedGain, paperGain.times(gainCredit)),
        invested,
        loss,
      };
    });

    const classes = rules.classes.flatMap((item, classIndex): ClassBudget[] => {
      const members = asking.filter((deal) => deal.classIndex === classIndex);
      if (members.length === 0) return [];
      const invested = totalOf(members.map((deal) => deal.invested));
      const budget = invested.times(item.classLossRate);
      const asked = totalOf(members.map((deal) => deal.asked));
      const used = budget.isZero() ? null : asked.div(budget).toNumber();
      return [{ classIndex, deals: members.length, invested, budget, asked, used, isExceeded: asked.gt(budget) }];
    });
    const budgets = new Map(classes.map((item) => [item.classIndex, item]));
    const deals = asking.map(({ invested: _, loss, ...deal }): DealTolerated => {
      const budget = deal.classIndex === null ? undefined : budgets.get(deal.classIndex);
      if (loss.isZero()) return { ...deal, forgiven: ZERO, countedLoss: ZERO };
      const forgiven =
        budget === undefined
          ? ZERO
          : budget.isExceeded
            ? deal.asked.times(budget.budget).div(budget.asked)
            : deal.asked;
      return { ...deal, forgiven, countedLoss: loss.minus(deal.exempted).minus(forgiven) };
    });
    return {
      deals,
      classes,
      totals: {
        invested: totalOf(asking.map(({ invested }) => invested)),
        gains: totalOf(deals.map(({ countedGain }) => countedGain)),
        losses: totalOf(asking.map(({ loss }) => loss)),
        exempted: totalOf(deals.map(({ exempted }) => exempted)),
        forgiven: totalOf(deals.map(({ forgiven }) => forgiven)),
        countedLosses: totalOf(deals.map(({ countedLoss }) => countedLoss)),
      },
    };
  };
}

/** What is asked of the budget for one loss, and what a due-diligence file exempts beside it. */
function askedOf(
  { dueDiligenceExemption: exemption }: DealTolerance,
  {
    loss,
    paper,
    realised,
    limit,
    file,
    events,
    hasClass,
  }: {
    readonly loss: Exact;
    readonly paper: Exact;
    readonly realised: Exact;
    readonly limit: Exact;
    readonly file: DueDiligenceFile | undefined;
    readonly events: readonly SchemeEvent[];
    readonly hasClass: boolean;
  },
): Pick<DealTolerated, "exemption" | "exempted" | "asked"> {
  const isBarred = events.some(({ kind }) => kind === "limitBreach" || kind === "negativeList");
  const byFile = exemption !== null && file !== undefined && !isBarred ? loss.times(exemption.share) : ZERO;
  const usesBudget = exemption?.usesBudget === true;
  const exempted = usesBudget ? ZERO : byFile;
  const byRule = smaller(added(paper, realised), limit);
  const wanted = usesBudget && byFile.gt(byRule) ? byFile : byRule;
  return {
    exemption: byFile.isZero() ? null : (file?.reference ?? null),
    exempted,
    asked: hasClass ? smaller(wanted, loss.minus(exempted)) : ZERO,
  };
}

const NOTHING_ASKED = { exemption: null, exempted: ZERO, asked: ZERO } as const;
const NONE: readonly SchemeEvent[] = [];

const lossOf = (result: Exact): Exact => (result.lt(0) ? result.neg() : ZERO);
const gainOf = (result: Exact): Exact => (result.gt(0) ? result : ZERO);

/** Most amounts of a book are 0, and a replay adds millions: what is 0 costs nothing. */
const added = (a: Exact, b: Exact): Exact => (b.isZero() ? a : a.isZero() ? b : a.plus(b));
const totalOf = (amounts: readonly Exact[]): Exact => amounts.reduce(added, ZERO);

function matches({ stages, domains }: DealTolerance["classes"][number], { stage, domain }: DealLine): boolean {
  return (
    (stages === "all" || (stages as readonly string[]).includes(stage)) &&
    (domains === "all" || domains.includes(domain))
  );
}

/** The first thing that happened to a deal which the scheme never forgives. */
function disqualifying(
  { alwaysInFull }: DealTolerance,
  { exitRoute }: DealLine,
  events: readonly SchemeEvent[],
): DealTolerance["alwaysInFull"][number] | null {
  const found = alwaysInFull.find((kind) => kind !== "realisedLoss" && events.some((event) => event.kind === kind));
  return found ?? (exitRoute === "writeOff" && alwaysInFull.includes("writeOff") ? "writeOff" : null);
}

function creditOf({ unrealisedGains }: DealTolerance, basis: string | null, ageDays: number | null): number {
  if (unrealisedGains.length === 0) return 1;
  const row = unrealisedGains.find(
    (item) =>
      (item.basis === "any" || item.basis === basis) &&
      (item.upToDays === null || (ageDays !== null && ageDays <= item.upToDays)),
  );
  return row?.credit ?? 0;
}

function byDeal<T extends { readonly dealId: string | null }>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    if (item.dealId === null) continue;
    const group = groups.get(item.dealId);
    if (group) group.push(item);
    else groups.set(item.dealId, [item]);
  }
  return groups;
}

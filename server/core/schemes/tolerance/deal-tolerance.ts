import { atLeastZero, Exact, ONE, smaller, total, ZERO } from "../../pay/exact";
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
      const classIndex = rules.classes.findIndex((item) => matches(item, deal));
      const happened = eventsOf.get(deal.dealId) ?? [];
      const markAge = deal.markOn === null ? null : daysBetween(deal.markOn, facts.asOf);
      const isOpen = deal.exitedOn === null;
      const isStale = isOpen && (markAge === null || markAge > staleAfterDays);
      const bySmoothing = smoothedMarksLoseGrace && smoothed.has(deal.portfolioId);
      const disqualifier = disqualifying(rules, deal, happened);
      const inFull: InFull | null =
        disqualifier ?? (isStale ? "staleMark" : bySmoothing && isOpen ? "smoothedMarks" : null);
      const [paper, realised, invested] = [new Exact(deal.paper), new Exact(deal.realised), new Exact(deal.invested)];
      const [paperLoss, realisedLoss] = [atLeastZero(paper.neg()), atLeastZero(realised.neg())];
      const loss = paperLoss.plus(realisedLoss);
      const ageYears = deal.investedOn === null ? 0 : daysBetween(deal.investedOn, facts.asOf) / 365.25;
      const paperWeight = classIndex < 0 ? 1 : (ramps[classIndex]!(ageYears) ?? 1);
      const file = files.get(deal.dealId)?.[0];
      const isExempt =
        rules.dueDiligenceExemption !== null &&
        file !== undefined &&
        loss.gt(0) &&
        !happened.some(({ kind }) => kind === "limitBreach" || kind === "negativeList");
      const byFile = isExempt ? loss.times(rules.dueDiligenceExemption?.share ?? 0) : ZERO;
      const onBudget = rules.dueDiligenceExemption?.usesBudget === true;
      const exempted = onBudget ? ZERO : byFile;
      const paperAsked = inFull === null ? paperLoss.times(ONE.minus(paperWeight)) : ZERO;
      const realisedAsked = disqualifier === null && !rules.alwaysInFull.includes("realisedLoss") ? realisedLoss : ZERO;
      const byRule = smaller(
        paperAsked.plus(realisedAsked),
        invested.times(rules.classes[classIndex]?.dealLossRate ?? 0),
      );
      const wanted = onBudget && byFile.gt(byRule) ? byFile : byRule;
      const asked = classIndex < 0 ? ZERO : smaller(wanted, loss.minus(exempted));
      const credit = gainCredit(rules, deal.markBasis, markAge);
      const paperGain = atLeastZero(paper);
      const gain = atLeastZero(realised).plus(paperGain);
      return {
        deal,
        classIndex: classIndex < 0 ? null : classIndex,
        ageYears,
        paperLoss,
        realisedLoss,
        paperWeight,
        inFull: loss.gt(0) ? inFull : null,
        exemption: isExempt ? file.reference : null,
        exempted,
        asked,
        gain,
        gainCredit: credit,
        countedGain: atLeastZero(realised).plus(paperGain.times(credit)),
        invested,
        loss,
      };
    });

    const classes = rules.classes.flatMap((item, classIndex): ClassBudget[] => {
      const members = asking.filter((deal) => deal.classIndex === classIndex);
      if (members.length === 0) return [];
      const invested = total(members.map((deal) => deal.invested));
      const budget = invested.times(item.classLossRate);
      const asked = total(members.map((deal) => deal.asked));
      const used = budget.isZero() ? null : asked.div(budget).toNumber();
      return [{ classIndex, deals: members.length, invested, budget, asked, used, isExceeded: asked.gt(budget) }];
    });
    const budgets = new Map(classes.map((item) => [item.classIndex, item]));
    const deals = asking.map(({ invested: _, loss, ...deal }): DealTolerated => {
      const budget = deal.classIndex === null ? undefined : budgets.get(deal.classIndex);
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
        invested: total(asking.map(({ invested }) => invested)),
        gains: total(deals.map(({ countedGain }) => countedGain)),
        losses: total(asking.map(({ loss }) => loss)),
        exempted: total(deals.map(({ exempted }) => exempted)),
        forgiven: total(deals.map(({ forgiven }) => forgiven)),
        countedLosses: total(deals.map(({ countedLoss }) => countedLoss)),
      },
    };
  };
}

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

function gainCredit({ unrealisedGains }: DealTolerance, basis: string | null, ageDays: number | null): number {
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

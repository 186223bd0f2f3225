import "server-only";
import { Decimal } from "decimal.js";
import { scopeOf, type Viewer } from "@/server/auth/permissions.ts";
import { convertMoney, type ExchangeRates } from "@/server/core/currency/exchange-rates.ts";
import { VERDICTS, type Verdict } from "@/server/core/schemes/evaluation.ts";
import type { PageAnswer, PageContextInput, Sentence } from "./context-view.ts";
import { loadExchangeRates } from "./exchange-rates.ts";
import {
  clockLine,
  type Judged,
  judged,
  managerLine,
  managerName,
  moneyDifference,
  moneySum,
  wholeRow,
} from "./manager-lines.ts";
import { inOneCurrency } from "./one-currency.ts";
import type {
  AgreementMatrix,
  Disagreement,
  ManagerLine,
  OverviewView,
  PaperLosses,
  RankPair,
} from "./overview-view.ts";
import { openSnapshot } from "./snapshot.ts";

/** What a quarter and what many years say of the managers the viewer may see, and where the two disagree. */
export async function overview(viewer: Viewer, input: PageContextInput): Promise<PageAnswer<OverviewView>> {
  const opened = await openSnapshot(viewer, input, "results.read");
  if (opened.status !== "ready") return opened;
  const { context, left, right, records, entries, scope } = opened;
  const rates = await loadExchangeRates(context.asOf, context.knownAsOf === null ? null : new Date(context.knownAsOf));
  const all = judged(entries, left, right);
  const lines = all.map(managerLine);
  const valued = lines.map(({ value }) => value).filter(({ value }) => value !== null);
  const disagreements = all.flatMap(disagreement).sort(byMoney(rates, context.asOf));
  return {
    status: "ready",
    context,
    headline: headline(lines, context.asOf),
    totals: {
      managers: lines.length,
      value: moneySum(valued, rates, context.asOf),
      withoutValue: lines.length - valued.length,
      disagreements: disagreements.length,
      left: countByVerdict(lines, "left"),
      right: countByVerdict(lines, "right"),
    },
    matrix: agreementMatrix(lines),
    disagreements,
    // Among one's own records there is nothing to rank, and the place among others is not the viewer's to know.
    ranks: scope.managers === "all" ? rankPairs(all) : [],
    managers: lines,
    paperLosses: scopeOf(viewer.role, "privateBook.read") === null ? null : paperLosses(all, rates, context.asOf),
    warnings: records.flatMap((record) =>
      record.warnings.map((warning) => ({
        ...warning,
        managerId: record.managerId,
        managerName: record.name,
        managerNameZh: record.nameZh,
      })),
    ),
  };
}

/**
 * The sentence the page opens with: how many the short lens condemns, how many of those the long lens has ahead, and for
 * how many of these the record alone is proof (no further years needed).
 */
function headline(lines: readonly ManagerLine[], asOf: string): Sentence {
  const facts = { quarter: `Q${Number(asOf.slice(5, 7)) / 3}`, year: asOf.slice(0, 4), asOf, managers: lines.length };
  if (lines.length === 0) return { code: "nobody", facts };
  const condemned = lines.filter(({ left }) => left.verdict === "behind" || left.verdict === "outsideCorridor");
  const ahead = condemned.filter(({ right }) => right.verdict === "ahead");
  const tooEarly = condemned.filter(({ right }) => right.verdict === "tooEarly").length;
  const withEvidence = ahead.filter(({ yearsStillNeeded }) => yearsStillNeeded.value === 0).length;
  const counted = { ...facts, condemned: condemned.length, ahead: ahead.length, tooEarly, withEvidence };
  if (condemned.length === 0) return { code: "noneCondemned", facts: counted };
  if (ahead.length === 0)
    return { code: tooEarly > 0 ? "condemnedSomeTooEarly" : "condemnedNoneAhead", facts: counted };
  return { code: "condemnedSomeAhead", facts: counted };
}

const countByVerdict = (lines: readonly ManagerLine[], side: "left" | "right") =>
  Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, lines.filter((line) => line[side].verdict === verdict).length]),
  ) as Record<Verdict, number>;

const isGood = (verdict: Verdict) => verdict === "ahead";
const isBad = (verdict: Verdict) => verdict === "behind" || verdict === "outsideCorridor";

function agreementMatrix(lines: readonly ManagerLine[]): AgreementMatrix {
  const kind = (left: Verdict, right: Verdict) => {
    if (left === right || (isBad(left) && isBad(right))) return "agree";
    return (isGood(left) && isBad(right)) || (isBad(left) && isGood(right)) ? "opposite" : "softer";
  };
  return {
    verdicts: VERDICTS,
    cells: VERDICTS.flatMap((left) =>
      VERDICTS.map((right) => {
        const members = lines.filter((line) => line.left.verdict === left && line.right.verdict === right);
        const managerIds = members.map(({ managerId }) => managerId);
        return { left, right, count: members.length, managerIds, kind: kind(left, right) };
      }),
    ),
  };
}

/** Only where one lens condemns or praises what the other does not: a shade of difference is no disagreement. */
function disagreement({ record, left, right }: Judged): Disagreement[] {
  const [one, other] = [left.verdict, right.verdict];
  const kind =
    isBad(one) !== isBad(other)
      ? isBad(one)
        ? "condemnedByLeftOnly"
        : "condemnedByRightOnly"
      : isGood(one) !== isGood(other)
        ? isGood(one)
          ? "praisedByLeftOnly"
          : "praisedByRightOnly"
        : null;
  if (kind === null || one === "noData" || other === "noData") return [];
  const [leftLine, rightLine] = [clockLine(record, left), clockLine(record, right)];
  const evidence = wholeRow(record, "sinceInception")?.evidence;
  if (!evidence) return [];
  return [
    {
      ...managerName(record),
      left: leftLine,
      right: rightLine,
      kind,
      moneyBetween: moneyDifference(leftLine.valueAdded, rightLine.valueAdded),
      probabilitySkill: evidence.probabilitySkill,
      yearsStillNeeded: evidence.yearsStillNeeded,
    },
  ];
}

/** Most money first; those without an amount last. */
function byMoney(rates: ExchangeRates, on: string) {
  const size = ({ moneyBetween: { value } }: Disagreement): number => {
    if (value === null) return -1;
    const { amount, currency } = value;
    const converted = convertMoney(rates, amount, { from: currency, to: rates.reportingCurrency, on });
    // Without a rate the order is by the bare number: the table shows each with its currency.
    return Math.abs(converted.value?.toNumber() ?? Number(amount));
  };
  return (a: Disagreement, b: Disagreement) => size(b) - size(a);
}

/** Ranks among the managers that both lenses give a score; equal scores share the better rank. */
function rankPairs(all: readonly Judged[]): RankPair[] {
  const scored = all.flatMap(({ record, left, right }) =>
    left.score.value === null || right.score.value === null
      ? []
      : [{ record, leftScore: left.score.value, rightScore: right.score.value }],
  );
  const rank = (scores: readonly number[], own: number) => 1 + scores.filter((score) => score > own).length;
  const leftScores = scored.map(({ leftScore }) => leftScore);
  const rightScores = scored.map(({ rightScore }) => rightScore);
  return scored.map(({ record, leftScore, rightScore }) => ({
    ...managerName(record),
    leftRank: rank(leftScores, leftScore),
    rightRank: rank(rightScores, rightScore),
    leftScore,
    rightScore,
  }));
}

/** Paper losses by the manager's share, and what the corridor (by multiple, its lowest band) says of each. */
function paperLosses(all: readonly Judged[], rates: ExchangeRates, asOf: string): PaperLosses {
  const losses = all.flatMap(({ record }) =>
    record.positions.flatMap((position) => {
      const paper = new Decimal(position.paper).times(position.share);
      if (!paper.lt(0)) return [];
      const place = position.corridor.tvpi.value?.place.value ?? null;
      return [
        {
          managerId: record.managerId,
          managerName: record.name,
          managerNameZh: record.nameZh,
          portfolioId: position.portfolioId,
          name: position.name,
          nameZh: position.nameZh,
          ageYears: position.ageYears,
          currency: position.currency,
          loss: paper.negated().toFixed(),
          place:
            place === null
              ? ("withoutCorridor" as const)
              : place === "below"
                ? ("outside" as const)
                : ("inside" as const),
        },
      ];
    }),
  );
  const one = inOneCurrency(losses, rates, asOf, ({ loss, ...position }, convert) => ({
    ...position,
    loss: convert(loss),
  }));
  const positions = one.items.map(({ loss, ...position }) => ({ ...position, loss: new Decimal(loss) }));
  const of = (place?: "inside" | "outside" | "withoutCorridor") =>
    positions
      .filter((position) => place === undefined || position.place === place)
      .reduce((sum, { loss }) => sum.plus(loss), new Decimal(0))
      .toFixed();
  return {
    currency: losses.length === 0 ? null : one.currency,
    converted: one.converted,
    leftOut: one.leftOut,
    total: of(),
    inside: of("inside"),
    outside: of("outside"),
    withoutCorridor: of("withoutCorridor"),
    positions: positions
      .sort((a, b) => b.loss.comparedTo(a.loss))
      .map(({ currency: _, loss, ...position }) => ({ ...position, loss: loss.toFixed() })),
  };
}

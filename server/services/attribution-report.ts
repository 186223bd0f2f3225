import "server-only";
import type { ManagerScope } from "@/server/auth/permissions.ts";
import type { AttributionOptions } from "@/server/core/attribution/attribute-matrix.ts";
import type { AttributionPeriod } from "@/server/core/attribution/attribution-matrix.ts";
import {
  type AttributionOverTime,
  attributionOverTime,
  type SegmentEffects,
} from "@/server/core/attribution/attribution-over-time.ts";
import { rollUpHoldings } from "@/server/core/attribution/roll-up-holdings.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import {
  type AttributionSubject,
  loadAnsweredWindows,
  loadAttributionSubjects,
  loadBatchFiles,
} from "@/server/persistence/attribution-repository.ts";
import { loadHoldings, loadSegmentReturns } from "@/server/persistence/fact-repository.ts";

export interface AttributionQuestion
  extends Pick<AttributionOptions, "model" | "approach" | "interaction" | "linking" | "unheld"> {
  /** A portfolio's code; the first one with segments when absent. */
  portfolio?: string;
  /** See AttributionSubject. */
  breakdown?: string;
  /** Period ends, inclusive. */
  from?: string;
  to?: string;
  knownAsOf?: string;
}

/** A row of a file behind an effect; several where holdings were rolled up. */
export interface EffectSource {
  batchId: string;
  fileName: string;
  rows: number[];
}

export interface AttributionReport {
  status: "ready";
  subjects: AttributionSubject[];
  subject: AttributionSubject;
  /** Every period end there is for the subject, to choose from. */
  periodEnds: string[];
  from: string;
  to: string;
  /** Totals of each period; its segments are told one at a time, by segmentDerivation. */
  attribution: Omit<AttributionOverTime, "periods"> & {
    periods: Omit<AttributionOverTime["periods"][number], "segments">[];
  };
  /** Where the time is one period: its segments, whose returns then stand in the table. */
  onlyPeriod: SegmentEffects[] | null;
  /** Mean weights over the periods, by segment: what the table shows beside linked effects. */
  averageWeights: { name: string; portfolioWeight: number; benchmarkWeight: number }[];
}

interface DatedSegments {
  periods: AttributionPeriod[];
  /** period end -> segment -> where its figures stand. */
  sources: Map<string, Map<string, { batchId: string; rows: number[] }>>;
}

/** Who held what, by period and segment, as known on a moment, limited to the time the viewer's managers answered. */
async function loadPeriods(
  subject: AttributionSubject,
  scope: ManagerScope,
  knownAsOf: Date | null,
): Promise<DatedSegments> {
  const windows = await loadAnsweredWindows(scope, subject.portfolioId, knownAsOf);
  const isAnswered = (on: string) => windows === null || windows.some(({ from, until }) => on >= from && on <= until);
  const query = { portfolioIds: [subject.portfolioId], knownAsOf };
  const found = subject.breakdown.startsWith("holdings:")
    ? fromHoldings(await loadHoldings(query), subject.breakdown.slice("holdings:".length))
    : fromSegments(await loadSegmentReturns({ ...query, breakdown: subject.breakdown }));
  return { periods: found.periods.filter(({ periodEnd }) => isAnswered(periodEnd)), sources: found.sources };
}

function byPeriod<T extends { effectiveOn: string }>(rows: readonly T[]): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.effectiveOn);
    if (group) group.push(row);
    else groups.set(row.effectiveOn, [row]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function fromSegments(rows: Awaited<ReturnType<typeof loadSegmentReturns>>): DatedSegments {
  const groups = byPeriod(rows);
  return {
    periods: groups.map(([periodEnd, segments]) => ({
      periodEnd,
      segments: segments.map(({ segment, ...figures }) => ({ name: segment, ...figures })),
    })),
    sources: new Map(
      groups.map(([periodEnd, segments]) => [
        periodEnd,
        new Map(
          segments.map(({ segment, batchId, sourceRow }) => [
            segment,
            { batchId, rows: sourceRow === null ? [] : [sourceRow] },
          ]),
        ),
      ]),
    ),
  };
}

function fromHoldings(rows: Awaited<ReturnType<typeof loadHoldings>>, column: string): DatedSegments {
  const groups = byPeriod(rows);
  const sources: DatedSegments["sources"] = new Map();
  for (const [periodEnd, holdings] of groups) {
    const bySegment = new Map<string, { batchId: string; rows: number[] }>();
    for (const { attributes, batchId, sourceRow } of holdings) {
      const name = attributes[column] ?? "";
      const source = bySegment.get(name) ?? { batchId, rows: [] };
      if (sourceRow !== null) source.rows.push(sourceRow);
      bySegment.set(name, source);
    }
    sources.set(periodEnd, bySegment);
  }
  return {
    periods: groups.map(([periodEnd, holdings]) => ({
      periodEnd,
      segments: rollUpHoldings(
        holdings.map(({ periodReturn, ...holding }) => ({ ...holding, return: periodReturn })),
        column,
      ),
    })),
    sources,
  };
}

function chosenSubject(subjects: readonly AttributionSubject[], { portfolio, breakdown }: AttributionQuestion) {
  const ofPortfolio = portfolio ? subjects.filter(({ code }) => code === portfolio) : subjects;
  // A portfolio out of reach and one that does not exist look the same.
  if (portfolio && ofPortfolio.length === 0) throw new InvalidInputError("unknownPortfolio", { portfolio });
  return ofPortfolio.find((subject) => subject.breakdown === breakdown) ?? ofPortfolio[0];
}

async function attributed(question: AttributionQuestion, scope: ManagerScope) {
  const knownAsOf = question.knownAsOf ? new Date(question.knownAsOf) : null;
  const subjects = await loadAttributionSubjects(scope, knownAsOf);
  const subject = chosenSubject(subjects, question);
  if (!subject) return null;
  const { periods, sources } = await loadPeriods(subject, scope, knownAsOf);
  const { from = periods[0]?.periodEnd ?? "", to = periods.at(-1)?.periodEnd ?? "" } = question;
  const chosen = periods.filter(({ periodEnd }) => periodEnd >= from && periodEnd <= to);
  if (chosen.length === 0) throw new InvalidInputError("noPeriodsInWindow", { from, to });
  return {
    subjects,
    subject,
    sources,
    given: chosen,
    from: chosen[0]!.periodEnd,
    to: chosen.at(-1)!.periodEnd,
    periodEnds: periods.map(({ periodEnd }) => periodEnd),
    attribution: attributionOverTime(chosen, question),
  };
}

/** Portfolios that can be attributed within the viewer's reach, each breakdown a line, as known on a moment. */
export const attributionSubjects = (
  scope: ManagerScope,
  knownAsOf: string | undefined,
): Promise<AttributionSubject[]> =>
  loadAttributionSubjects(scope, knownAsOf === undefined ? null : new Date(knownAsOf));

/**
 * Where a portfolio's active return came from, by segment and through time.
 *
 * @returns `empty` when there is nothing to attribute within the viewer's reach
 * @throws InvalidInputError unknownPortfolio, noPeriodsInWindow, and what attributionOverTime refuses
 */
export async function attributionReport(
  question: AttributionQuestion,
  scope: ManagerScope,
): Promise<AttributionReport | { status: "empty" }> {
  const found = await attributed(question, scope);
  if (!found) return { status: "empty" };
  const { sources: _sources, given: _given, attribution, ...report } = found;
  const { periods, segmentNames } = attribution;
  const count = periods.length;
  const averageWeights = segmentNames.map((name, index) => {
    let portfolioWeight = 0;
    let benchmarkWeight = 0;
    for (const { segments } of periods) {
      portfolioWeight += segments[index]!.portfolioWeight / count;
      benchmarkWeight += segments[index]!.benchmarkWeight / count;
    }
    return { name, portfolioWeight, benchmarkWeight };
  });
  return {
    status: "ready",
    ...report,
    attribution: { ...attribution, periods: periods.map(({ segments: _, ...totals }) => totals) },
    onlyPeriod: count === 1 ? periods[0]!.segments : null,
    averageWeights,
  };
}

/** An attribution with all it was made from: the periods as they stand in the files, and the rows they stand in. */
export interface AttributionWorkings {
  status: "ready";
  subject: AttributionSubject;
  from: string;
  to: string;
  attribution: AttributionOverTime;
  given: AttributionPeriod[];
  /** Rows behind a segment in a period; empty for one that the period does not mention. */
  sourcesOf: (periodEnd: string, segment: string) => EffectSource[];
}

/** The whole derivation behind attributionReport, to be made again outside. @throws InvalidInputError as attributionReport */
export async function attributionWorkings(
  question: AttributionQuestion,
  scope: ManagerScope,
): Promise<AttributionWorkings | { status: "empty" }> {
  const found = await attributed(question, scope);
  if (!found) return { status: "empty" };
  const { subject, from, to, attribution, given, sources } = found;
  const all = [...sources.values()].flatMap((segments) => [...segments.values()]);
  const files = await loadBatchFiles([...new Set(all.map(({ batchId }) => batchId))]);
  return {
    status: "ready",
    subject,
    from,
    to,
    attribution,
    given,
    sourcesOf: (periodEnd, segment) => {
      const source = sources.get(periodEnd)?.get(segment);
      return source ? [{ ...source, fileName: files.get(source.batchId) ?? "" }] : [];
    },
  };
}

/** One segment's effects through time with every input and the rows of the files they stand in. */
export interface SegmentDerivation {
  segment: string;
  options: AttributionOverTime["options"];
  periods: (AttributionOverTime["periods"][number]["segments"][number] & {
    periodEnd: string;
    /** Return of the whole benchmark in the period: what allocation is judged against. */
    benchmarkTotal: number;
    source: EffectSource | null;
  })[];
}

/** How the effects of one segment came about. @throws InvalidInputError as attributionReport, unknownSegment */
export async function segmentDerivation(
  question: AttributionQuestion & { segment: string },
  scope: ManagerScope,
): Promise<SegmentDerivation> {
  const found = await attributed(question, scope);
  const index = found?.attribution.segmentNames.indexOf(question.segment) ?? -1;
  if (!found || index < 0) throw new InvalidInputError("unknownSegment", { segment: question.segment });
  const at = (periodEnd: string) => found.sources.get(periodEnd)?.get(question.segment);
  const batches = found.attribution.periods.flatMap(({ periodEnd }) => at(periodEnd)?.batchId ?? []);
  const files = await loadBatchFiles([...new Set(batches)]);
  return {
    segment: question.segment,
    options: found.attribution.options,
    periods: found.attribution.periods.map(({ periodEnd, segments, benchmarkReturn }) => {
      const source = at(periodEnd);
      return {
        periodEnd,
        benchmarkTotal: benchmarkReturn,
        ...segments[index]!,
        source: source ? { ...source, fileName: files.get(source.batchId) ?? "" } : null,
      };
    }),
  };
}

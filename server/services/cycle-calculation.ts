import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { Exact, total } from "@/server/core/pay/exact.ts";
import { adjustmentLimits, assertWithinLimits } from "@/server/core/schemes/pay/adjustment-limits.ts";
import {
  type CycleInput,
  type CycleResult,
  type CycleTerms,
  cyclePool,
  settleCycle,
} from "@/server/core/schemes/settle-cycle.ts";
import { enqueueJob } from "@/server/jobs/queue.ts";
import {
  type CycleRow,
  type CycleStatus,
  loadCycle,
  type StoredJson,
  saveAdjustment,
  saveEvaluationPay,
  saveEvaluations,
} from "@/server/persistence/cycle-repository.ts";
import { loadManagers } from "@/server/persistence/manager-repository.ts";
import { agreedTerms, cycleFacts } from "./cycle-facts.ts";
import { askedBy } from "./cycle-jobs.ts";
import {
  adjustmentsOf,
  CYCLE_ENGINE,
  cycleFingerprint,
  frozen,
  keptTerms,
  loadFrozenCycle,
  loadStanding,
  stateBefore,
} from "./cycle-results.ts";
import { cycleAsSeen, cycleOf, type SeenCycle, takeStep } from "./cycle-step.ts";
import type { AdjustmentEffect } from "./cycle-view.ts";
import { loadSchemeVersion } from "./schemes.ts";

const CALCULABLE: readonly CycleStatus[] = ["open", "calculated"];

const json = (value: unknown) => frozen(value) as StoredJson;

/** Queues the calculation of a cycle; until it has ended nobody decides on it. @throws InvalidInputError as cycleAsSeen */
export async function requestCalculation(seen: SeenCycle, viewer: Viewer) {
  const cycle = await cycleAsSeen(seen, CALCULABLE);
  const job = await enqueueJob("calculateCycle", { cycleId: cycle.id, ...askedBy(viewer) }, viewer.userId);
  return { jobId: job.id };
}

/**
 * Calculates a cycle from facts as known at its moment, and freezes all that went in. Calculating again starts over:
 * adjustments made before are dropped.
 *
 * @throws InvalidInputError cycleMoved, cycleChanged, those of settleCycle
 */
export async function calculateCycle(
  id: string,
  viewer: Viewer,
  afterManager?: (done: number, of: number) => Promise<void>,
  now = new Date(),
): Promise<{ people: number }> {
  const cycle = await cycleOf(id);
  if (!CALCULABLE.includes(cycle.status)) throw new InvalidInputError("cycleMoved", { name: cycle.name });
  const [{ entries, year, departures }, people, standing, { lens }, past] = await Promise.all([
    cycleFacts(cycle.asOf, cycle.knownAsOf, afterManager),
    agreedTerms(cycle.asOf),
    loadStanding(cycle.previousId),
    loadSchemeVersion(cycle.schemeVersionId),
    cycle.previousId === null ? null : loadCycle(cycle.previousId),
  ]);
  const before = past === null ? null : keptTerms(past);
  const terms = frozen<CycleTerms>({
    endsOn: cycle.asOf,
    previousEnd: before?.endsOn ?? null,
    year,
    pastYears: before === null ? [] : [...before.pastYears, before.year],
  });
  const inputs = entries.map(
    (entry): CycleInput =>
      frozen({
        entry,
        person: people.get(entry.record.managerId) ?? null,
        before: stateBefore(standing, entry.record.managerId),
        leaves:
          departures.find(
            ({ managerId, on }) =>
              managerId === entry.record.managerId && on > (before?.endsOn ?? "") && on <= cycle.asOf,
          ) ?? null,
      }),
  );
  const results = settleCycle(lens, terms, inputs);
  await takeStep(
    cycle,
    { status: "calculated", calculatedAt: now, institution: json(terms), engine: CYCLE_ENGINE },
    { viewer, action: "cycle.calculated", detail: { people: results.length } },
    (tx) =>
      saveEvaluations(
        id,
        results.map((result, i) => ({ ...resultRow(result), input: json(inputs[i]) })),
        tx,
      ),
  );
  return { people: results.length };
}

const payRow = (pay: CycleResult["pay"]) =>
  pay === null
    ? {}
    : {
        pay: json({ calculated: pay.calculated, adjusted: pay.adjusted, year: pay.year }),
        payTree: json(pay.tree),
        accountAfter: json(pay.after),
      };

const resultRow = ({ managerId, evaluation, pay }: CycleResult) => ({
  managerId,
  score: evaluation.score.value,
  verdict: evaluation.verdict,
  evaluation: json(evaluation),
  ...payRow(pay),
});

export interface AdjustmentToMake extends SeenCycle {
  readonly managerId: string;
  /** Text of an exact decimal. */
  readonly amount: string;
  readonly reason: string;
}

/**
 * Puts another amount in the place of a calculated award, with its reason; everybody's pay is settled again from the
 * frozen inputs, since the pool is shared.
 *
 * @throws InvalidInputError nothingToAdjust, reasonMissing, adjustedBelowFloor, adjustedAboveCap, as cycleAsSeen and
 * settleCycle
 */
export async function adjustAward(wanted: AdjustmentToMake, viewer: Viewer): Promise<void> {
  const { managerId, amount, reason } = wanted;
  if (reason.trim() === "") throw new InvalidInputError("reasonMissing");
  const cycle = await cycleAsSeen(wanted, ["calculated"]);
  const { rows, after, own } = await adjusted(cycle, managerId, amount);
  await takeStep(
    cycle,
    {},
    {
      viewer,
      action: "cycle.adjusted",
      detail: { manager: managerId, calculated: own.calculated, adjusted: own.adjusted, reason },
    },
    async (tx) => {
      await saveAdjustment(
        {
          evaluationId: own.evaluationId,
          calculated: own.calculated,
          adjusted: own.adjusted,
          reason: reason.trim(),
          byId: viewer.userId,
          by: viewer.name,
        },
        tx,
      );
      for (const [i, { pay }] of after.entries()) await saveEvaluationPay(rows[i]!.id, payRow(pay), tx);
    },
  );
}

/** Everybody's pay if one award were adjusted. @throws InvalidInputError as adjustAward */
async function adjusted(cycle: CycleRow, managerId: string, amount: string) {
  const [{ lens }, { rows, inputs, terms, results }] = await Promise.all([
    loadSchemeVersion(cycle.schemeVersionId),
    loadFrozenCycle(cycle),
  ]);
  const { pay } = lens.definition;
  const at = rows.findIndex((row) => row.managerId === managerId);
  const [row, person, award] = [rows[at], inputs[at]?.person, results[at]?.pay?.year.award];
  if (!row || !person || !award || pay === undefined) throw new InvalidInputError("nothingToAdjust", { managerId });
  const limits = adjustmentLimits(pay, person, award);
  assertWithinLimits(limits, amount);
  const after = settleCycle(lens, terms, inputs, { ...adjustmentsOf(rows), [managerId]: amount });
  const own = after[at]?.pay;
  if (own?.adjusted == null) throw new InvalidInputError("nothingToAdjust", { managerId });
  return {
    rows,
    before: results,
    after,
    at,
    pool: cyclePool(pay, terms),
    limits,
    own: { evaluationId: row.id, calculated: own.calculated, adjusted: own.adjusted },
  };
}

/** What an adjustment would move, through the pool and down to the tranches. @throws InvalidInputError as adjustAward */
export async function adjustmentEffect(id: string, managerId: string, amount: string): Promise<AdjustmentEffect> {
  const cycle = await cycleOf(id);
  const [{ before, after, at, pool, limits }, managers] = await Promise.all([
    adjusted(cycle, managerId, amount),
    loadManagers({ managers: "all" }),
  ]);
  const named = new Map(managers.map((manager) => [manager.id, manager]));
  const granted = (all: typeof after) => total(all.map(({ pay }) => new Exact(pay?.year.granted ?? 0))).toFixed();
  const year = Number(cycle.asOf.slice(0, 4));
  const open = (all: typeof after) => (all[at]?.pay?.year.open ?? []).filter(({ awardYear }) => awardYear === year);
  const [was, becomes] = [
    new Map(open(before).map((one) => [one.vestsOn, one.amount])),
    new Map(open(after).map((one) => [one.vestsOn, one.amount])),
  ];
  return {
    pool,
    limits,
    grantedBefore: granted(before),
    grantedAfter: granted(after),
    people: before.flatMap(({ managerId: one, pay }, i) => {
      const [then, now] = [pay?.year.granted ?? "0", after[i]?.pay?.year.granted ?? "0"];
      if (new Exact(then).eq(now)) return [];
      const manager = named.get(one);
      return [{ managerId: one, name: manager?.name ?? "", nameZh: manager?.nameZh ?? null, before: then, after: now }];
    }),
    tranches: [...new Set([...was.keys(), ...becomes.keys()])]
      .sort()
      .map((dueOn) => ({ dueOn, before: was.get(dueOn) ?? "0", after: becomes.get(dueOn) ?? "0" })),
  };
}

/**
 * Computes a cycle again from its frozen inputs and compares: every amount to the cent, and the fingerprint.
 *
 * @throws InvalidInputError unknownCycle, cycleMoved
 */
export async function recomputeCycle(id: string) {
  const cycle = await cycleOf(id);
  if (cycle.status === "open") throw new InvalidInputError("cycleMoved", { name: cycle.name });
  const [{ lens }, whole] = await Promise.all([loadSchemeVersion(cycle.schemeVersionId), loadFrozenCycle(cycle)]);
  const results = settleCycle(lens, whole.terms, whole.inputs, adjustmentsOf(whole.rows));
  const different = results.filter(({ evaluation, pay }, i) => {
    const kept = whole.results[i];
    return (
      kept?.evaluation.score.value !== evaluation.score.value ||
      kept.pay?.year.granted !== pay?.year.granted ||
      kept.pay?.year.paid !== pay?.year.paid ||
      kept.pay?.year.unvestedAfter !== pay?.year.unvestedAfter
    );
  });
  const fingerprint = cycleFingerprint({ ...whole, results });
  return {
    people: results.length,
    different: different.length,
    fingerprint,
    kept: cycle.fingerprint,
    isSame: different.length === 0 && (cycle.fingerprint === null || cycle.fingerprint === fingerprint),
  };
}

import "server-only";
import { scopeOf, type Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { Exact, total } from "@/server/core/pay/exact.ts";
import type { SchemeAction } from "@/server/core/schemes/definition/decision-shape.ts";
import { VERDICTS, type Verdict } from "@/server/core/schemes/evaluation.ts";
import { cyclePool } from "@/server/core/schemes/settle-cycle.ts";
import {
  type CycleRow,
  loadCycle,
  loadCycles,
  loadEvaluation,
  loadEvaluationLines,
  loadEvaluationMarks,
  loadRestatements,
} from "@/server/persistence/cycle-repository.ts";
import { loadManagers } from "@/server/persistence/manager-repository.ts";
import { cycleJobs } from "./cycle-jobs.ts";
import { keptEvaluation, keptPay, keptTerms } from "./cycle-results.ts";
import { cycleOf } from "./cycle-step.ts";
import type { CycleHead, CycleLine, CyclePage, CycleTotals, EvaluationDetail, RestatementLine } from "./cycle-view.ts";
import { loadSchemeVersion, type SchemeRef, schemeInForce } from "./schemes.ts";
import { withoutBook } from "./without-book.ts";

const names = async () => new Map((await loadManagers({ managers: "all" })).map((manager) => [manager.id, manager]));

function head(cycle: CycleRow, { definition }: Pick<SchemeRef, "definition">): CycleHead {
  const at = (date: Date | null) => date?.toISOString() ?? null;
  return {
    id: cycle.id,
    name: cycle.name,
    revision: cycle.revision,
    asOf: cycle.asOf,
    knownAsOf: cycle.knownAsOf.toISOString(),
    status: cycle.status,
    scheme: { name: definition.name, code: cycle.schemeVersion.scheme.code, version: cycle.schemeVersion.number },
    currency: definition.pay?.currency ?? null,
    steps: [
      { step: "open", by: cycle.openedBy, at: at(cycle.openedAt) },
      { step: "calculated", by: null, at: at(cycle.calculatedAt) },
      { step: "proposed", by: cycle.proposedBy, at: at(cycle.proposedAt) },
      { step: "approved", by: cycle.approvedBy, at: at(cycle.approvedAt) },
      { step: "closed", by: cycle.closedBy, at: at(cycle.closedAt) },
    ],
    returnedNote: cycle.returnedNote,
    fingerprint: cycle.fingerprint,
    engine: cycle.engine,
  };
}

type Line = Awaited<ReturnType<typeof loadEvaluationLines>>[number];

function totalsOf(cycle: CycleRow, { definition }: Pick<SchemeRef, "definition">, lines: readonly Line[]): CycleTotals {
  const paid = lines.flatMap(({ pay }) => keptPay(pay) ?? []);
  const sum = (of: (pay: (typeof paid)[number]) => string) => total(paid.map((pay) => new Exact(of(pay)))).toFixed();
  return {
    people: lines.length,
    paidPeople: paid.length,
    adjusted: paid.filter(({ adjusted }) => adjusted !== null).length,
    calculated: sum(({ calculated }) => calculated),
    granted: sum(({ year }) => year.granted),
    upfront: sum(({ year }) => year.upfront),
    deferred: sum(({ year }) => year.deferred),
    clawedBack: sum(({ year }) => year.clawedBack),
    pool: definition.pay ? cyclePool(definition.pay, keptTerms(cycle)) : null,
    verdicts: Object.fromEntries(
      VERDICTS.map((verdict) => [verdict, lines.filter((line) => line.verdict === verdict).length]),
    ) as Record<Verdict, number>,
  };
}

/** Cycles that the viewer may read about, the latest first, and what a new one could be opened with. */
export async function cyclesPage(viewer: Viewer) {
  const cycles = await loadCycles();
  const list = await Promise.all(
    cycles.map(async (cycle) => {
      const scheme = await loadSchemeVersion(cycle.schemeVersionId);
      const lines = cycle.status === "open" ? [] : await loadEvaluationLines(cycle.id);
      return { ...head(cycle, scheme), totals: lines.length === 0 ? null : totalsOf(cycle, scheme, lines) };
    }),
  );
  const inForce = await schemeInForce();
  return {
    cycles: list,
    mayOpen: scopeOf(viewer.role, "pay.propose") !== null && cycles.every(({ status }) => status === "closed"),
    scheme:
      inForce?.id == null
        ? null
        : { id: inForce.id, name: inForce.definition.name, reference: `${inForce.code}@${inForce.version}` },
  };
}

export type CyclesPage = Awaited<ReturnType<typeof cyclesPage>>;

/** Whether the viewer sees single people of a cycle: the CIO only what waits for a decision or was just decided. */
const seesPeople = ({ role }: Viewer, { status }: Pick<CycleRow, "status">): boolean =>
  scopeOf(role, "cycles.read") === "all" ||
  (scopeOf(role, "pay.approve") !== null && (status === "proposed" || status === "approved"));

/** @throws InvalidInputError unknownCycle */
export async function cyclePage(viewer: Viewer, id: string): Promise<CyclePage> {
  const cycle = await cycleOf(id);
  const [scheme, lines, managers] = await Promise.all([
    loadSchemeVersion(cycle.schemeVersionId),
    cycle.status === "open" ? [] : loadEvaluationLines(id),
    names(),
  ]);
  const proposes = scopeOf(viewer.role, "pay.propose") !== null;
  const approves = scopeOf(viewer.role, "pay.approve") !== null;
  const { status } = cycle;
  const restatements = await loadRestatements({ cycleId: id });
  const shown = restatements.filter(
    (restatement) => scopeOf(viewer.role, "cycles.read") === "all" || (approves && restatement.status === "proposed"),
  );
  return {
    cycle: head(cycle, scheme),
    jobs: await cycleJobs(id, viewer),
    totals: lines.length === 0 ? null : totalsOf(cycle, scheme, lines),
    lines: lines.length > 0 && seesPeople(viewer, cycle) ? await tableOf(cycle, lines, managers) : null,
    restatements: shown.map(
      ({
        managerId,
        before,
        after,
        reason,
        proposedBy,
        proposedAt,
        decidedBy,
        decidedAt,
        ...rest
      }): RestatementLine => ({
        id: rest.id,
        status: rest.status,
        managerId,
        name: managers.get(managerId)?.name ?? "",
        nameZh: managers.get(managerId)?.nameZh ?? null,
        before: before.toFixed(),
        after: after.toFixed(),
        reason,
        proposedBy,
        proposedAt: proposedAt.toISOString(),
        decidedBy,
        decidedAt: decidedAt?.toISOString() ?? null,
      }),
    ),
    may: {
      calculate: proposes && (status === "open" || status === "calculated"),
      adjust: proposes && status === "calculated",
      propose: proposes && status === "calculated",
      approve: approves && status === "proposed" && cycle.proposedById !== viewer.userId,
      close: proposes && status === "approved",
      recompute: status !== "open",
      restate: proposes && status === "closed",
      decideRestatement: approves,
      letters: status === "closed" && scopeOf(viewer.role, "cycles.read") === "all",
    },
  };
}

async function tableOf(
  cycle: CycleRow,
  lines: readonly Line[],
  managers: Awaited<ReturnType<typeof names>>,
): Promise<CycleLine[]> {
  const previous = cycle.previousId === null ? [] : await loadEvaluationLines(cycle.previousId);
  const lastYear = new Map(previous.map(({ managerId, pay }) => [managerId, keptPay(pay)?.year.granted ?? null]));
  const marks = await loadEvaluationMarks(cycle.id);
  return lines
    .map((line): CycleLine => {
      const manager = managers.get(line.managerId);
      const pay = keptPay(line.pay);
      const mark = marks.get(line.id);
      const adjustment = line.adjustments.at(-1);
      return {
        managerId: line.managerId,
        code: manager?.code ?? "",
        name: manager?.name ?? "",
        nameZh: manager?.nameZh ?? null,
        desk: manager?.desk ?? null,
        style: manager?.style ?? null,
        evaluationId: line.id,
        score: line.score,
        scoreReason: mark?.scoreReason ?? null,
        verdict: line.verdict as Verdict,
        action: (mark?.action ?? "keep") as SchemeAction,
        pay: pay && {
          calculated: pay.calculated,
          adjusted: pay.adjusted,
          reason: pay.year.award?.reason ?? null,
          granted: pay.year.granted,
          upfront: pay.year.upfront,
          deferred: pay.year.deferred,
          lastYear: lastYear.get(line.managerId) ?? null,
        },
        adjustment: adjustment
          ? { reason: adjustment.reason, by: adjustment.by, at: adjustment.at.toISOString() }
          : null,
      };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/**
 * How one person's score and pay came about. One that is not the viewer's to see and one that does not exist look the
 * same; a manager sees the own one of closed cycles.
 *
 * @throws InvalidInputError unknownCycle
 */
export async function evaluationDetail(viewer: Viewer, id: string): Promise<EvaluationDetail> {
  const row = await loadEvaluation(id);
  const cycle = row && (await loadCycle(row.cycleId));
  const isOwn = row !== null && viewer.role === "manager" && row.managerId === viewer.managerId;
  if (!row || !cycle || !(seesPeople(viewer, cycle) || (isOwn && cycle.status === "closed")))
    throw new InvalidInputError("unknownCycle", { id });
  const manager = (await names()).get(row.managerId);
  const evaluation = keptEvaluation(row);
  const shown =
    scopeOf(viewer.role, "privateBook.read") === null ? withoutBook : (node: EvaluationDetail["tree"]) => node;
  return {
    name: manager?.name ?? "",
    nameZh: manager?.nameZh ?? null,
    tree: shown(evaluation.tree),
    decision: shown(evaluation.decision.tree),
    payTree: row.payTree as unknown as EvaluationDetail["payTree"],
    score: evaluation.score,
  };
}

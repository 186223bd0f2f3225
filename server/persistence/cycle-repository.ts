import "server-only";
import type { CycleStatus, Prisma } from "@/server/generated/prisma/client.ts";
import { fromDateColumn as plainDate, toDateColumn as storedDate } from "./plain-date.ts";
import { prisma } from "./prisma-client.ts";

export type { CycleStatus };
export type CycleTransaction = Prisma.TransactionClient;
export type CycleChange = Prisma.CycleUncheckedUpdateInput;
/** Plain data as a json column takes it. */
export type StoredJson = Prisma.InputJsonValue;
export type StoredDetail = Prisma.InputJsonObject;

const withVersion = { schemeVersion: { include: { scheme: true } } } as const;

export type CycleRow = Awaited<ReturnType<typeof loadCycles>>[number];

/** All cycles, the latest first. */
export const loadCycles = (tx: Prisma.TransactionClient = prisma()) =>
  tx.cycle
    .findMany({ include: withVersion, orderBy: [{ asOf: "desc" }, { openedAt: "desc" }] })
    .then((rows) => rows.map(cycleRow));

export async function loadCycle(id: string): Promise<CycleRow | null> {
  const row = await prisma().cycle.findUnique({ where: { id }, include: withVersion });
  return row && cycleRow(row);
}

const cycleRow = <Row extends { asOf: Date }>({ asOf, ...row }: Row) => ({ ...row, asOf: plainDate(asOf) });

export const saveNewCycle = (
  data: Omit<Prisma.CycleUncheckedCreateInput, "asOf"> & { asOf: string },
  tx: Prisma.TransactionClient,
) => tx.cycle.create({ data: { ...data, asOf: storedDate(data.asOf) } });

/**
 * Takes hold of a cycle until the transaction ends, if it still stands where the caller believes; false: somebody was
 * quicker.
 */
export async function holdCycle(
  { id, status, revision }: Pick<CycleRow, "id" | "status" | "revision">,
  tx: Prisma.TransactionClient,
): Promise<boolean> {
  const { count } = await tx.cycle.updateMany({
    where: { id, status, revision },
    data: { revision: { increment: 1 } },
  });
  return count === 1;
}

export const saveCycleStep = (id: string, data: CycleChange, tx: Prisma.TransactionClient) =>
  tx.cycle.update({ where: { id }, data });

/** One at a time opens a cycle or proposes a restatement: both look first at what is there. */
export const holdCycleList = (tx: Prisma.TransactionClient) =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtext('cycles'))`;

export const inCycleTransaction = <T>(work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> =>
  prisma().$transaction(work, { timeout: 60_000, maxWait: 10_000 });

export type EvaluationRow = Awaited<ReturnType<typeof loadEvaluations>>[number];

/** Results of a cycle with their frozen inputs and the adjustments made, oldest adjustment first. */
export const loadEvaluations = (cycleId: string, managerIds?: readonly string[]) =>
  prisma().evaluation.findMany({
    where: { cycleId, ...(managerIds && { managerId: { in: [...managerIds] } }) },
    include: { adjustments: { orderBy: { id: "asc" } } },
    orderBy: { managerId: "asc" },
  });

/** What tables show of results beside pay and score, without reading whole derivations. */
export async function loadEvaluationMarks(cycleId: string) {
  const rows = await prisma().$queryRaw<{ id: string; scoreReason: string | null; action: string }[]>`
    select id::text, evaluation->'score'->>'reason' as "scoreReason", evaluation->'decision'->>'action' as action
      from "Evaluation" where "cycleId" = ${cycleId}::uuid`;
  return new Map(rows.map(({ id, ...marks }) => [id, marks]));
}

/** The same without inputs and derivations: what tables show. */
export const loadEvaluationLines = (cycleId: string, managerIds?: readonly string[]) =>
  prisma().evaluation.findMany({
    where: { cycleId, ...(managerIds && { managerId: { in: [...managerIds] } }) },
    select: {
      id: true,
      managerId: true,
      score: true,
      verdict: true,
      pay: true,
      accountAfter: true,
      adjustments: { orderBy: { id: "asc" } },
    },
    orderBy: { managerId: "asc" },
  });

export const loadEvaluation = (id: string) =>
  prisma().evaluation.findUnique({ where: { id }, include: { adjustments: { orderBy: { id: "asc" } } } });

export async function saveEvaluations(
  cycleId: string,
  rows: readonly Omit<Prisma.EvaluationCreateManyInput, "cycleId">[],
  tx: Prisma.TransactionClient,
): Promise<void> {
  await tx.adjustment.deleteMany({ where: { evaluation: { cycleId } } });
  await tx.evaluation.deleteMany({ where: { cycleId } });
  await tx.evaluation.createMany({ data: rows.map((row) => ({ ...row, cycleId })) });
}

export const saveEvaluationPay = (
  id: string,
  data: Pick<Prisma.EvaluationUncheckedUpdateInput, "pay" | "payTree" | "accountAfter">,
  tx: Prisma.TransactionClient,
) => tx.evaluation.update({ where: { id }, data });

export const saveAdjustment = (data: Prisma.AdjustmentUncheckedCreateInput, tx: Prisma.TransactionClient) =>
  tx.adjustment.create({ data });

export interface AwardToSave {
  readonly evaluationId: string;
  readonly managerId: string;
  readonly calculated: string;
  readonly declared: string;
  readonly amount: string;
  readonly currency: string;
  readonly tranches: readonly { number: number; dueOn: string; amount: string; instrument: string }[];
}

export const saveAward = ({ tranches, ...award }: AwardToSave, tx: Prisma.TransactionClient) =>
  tx.award.create({
    data: {
      ...award,
      tranches: { create: tranches.map(({ dueOn, ...tranche }) => ({ ...tranche, dueOn: storedDate(dueOn) })) },
    },
  });

export interface LedgerToSave {
  readonly managerId: string;
  readonly cycleId: string;
  readonly restatementId?: string;
  readonly effectiveOn: string;
  readonly kind: string;
  readonly awardYear: number | null;
  readonly amount: string;
  readonly currency: string;
  readonly note: string | null;
}

export const saveLedger = (lines: readonly LedgerToSave[], tx: Prisma.TransactionClient) =>
  tx.ledgerEntry.createMany({
    data: lines.map(({ effectiveOn, ...line }) => ({ ...line, effectiveOn: storedDate(effectiveOn) })),
  });

/** The ledger of some people, in the order of days and of booking. */
export async function loadLedger(managerIds: readonly string[] | null) {
  const rows = await prisma().ledgerEntry.findMany({
    where: managerIds === null ? {} : { managerId: { in: [...managerIds] } },
    orderBy: [{ effectiveOn: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, effectiveOn, amount, ...row }) => ({
    ...row,
    id: id.toString(),
    effectiveOn: plainDate(effectiveOn),
    amount: amount.toFixed(),
  }));
}

export const loadRestatements = (where: Prisma.CycleRestatementWhereInput, tx: Prisma.TransactionClient = prisma()) =>
  tx.cycleRestatement.findMany({ where, orderBy: [{ decidedAt: "asc" }, { proposedAt: "asc" }] });

export const saveRestatement = (data: Prisma.CycleRestatementUncheckedCreateInput, tx: Prisma.TransactionClient) =>
  tx.cycleRestatement.create({ data });

export async function saveRestatementDecision(
  id: string,
  data: Prisma.CycleRestatementUncheckedUpdateManyInput,
  tx: Prisma.TransactionClient,
): Promise<boolean> {
  const { count } = await tx.cycleRestatement.updateMany({ where: { id, status: "proposed" }, data });
  return count === 1;
}

export const savePayTerms = (
  data: Omit<Prisma.PayTermsUncheckedCreateInput, "effectiveOn"> & { effectiveOn: string },
  tx: Prisma.TransactionClient,
) => tx.payTerms.create({ data: { ...data, effectiveOn: storedDate(data.effectiveOn) } });

/** Every row of terms ever entered, the newest first. */
export async function loadPayTermsHistory() {
  const rows = await prisma().payTerms.findMany({ orderBy: [{ effectiveOn: "desc" }, { id: "desc" }] });
  return rows.map(({ id, effectiveOn, target, salary, carryShare, ...row }) => ({
    ...row,
    id: id.toString(),
    effectiveOn: plainDate(effectiveOn),
    target: target?.toFixed() ?? null,
    salary: salary?.toFixed() ?? null,
    carryShare: carryShare?.toFixed() ?? null,
  }));
}

export const loadReportFile = (key: string) => prisma().reportFile.findUnique({ where: { key } });

export const saveReportFile = (key: string, fileName: string, bytes: Uint8Array<ArrayBuffer>) =>
  prisma().reportFile.upsert({ where: { key }, create: { key, fileName, bytes }, update: {} });

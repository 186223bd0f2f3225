import "server-only";
import type { Prisma, SchemeVersion } from "@/server/generated/prisma/client.ts";
import { type AuditEntry, saveAuditEvent } from "./audit-repository.ts";
import { fromDateColumn, toDateColumn } from "./plain-date.ts";
import { prisma } from "./prisma-client.ts";

/** A definition as JSON. */
export type KeptDefinition = Prisma.InputJsonObject;

/** A version of a scheme as it is kept, its days as plain dates. */
export interface SchemeVersionRow extends Omit<SchemeVersion, "inForceFrom" | "inForceUntil"> {
  readonly code: string;
  readonly inForceFrom: string | null;
  readonly inForceUntil: string | null;
}

const orNull = (date: Date | null) => (date === null ? null : fromDateColumn(date));

const rowOf = ({ scheme, ...version }: SchemeVersion & { scheme: { code: string } }): SchemeVersionRow => ({
  ...version,
  code: scheme.code,
  inForceFrom: orNull(version.inForceFrom),
  inForceUntil: orNull(version.inForceUntil),
});

const withCode = { scheme: { select: { code: true } } } as const;
const inOrder = [
  { scheme: { code: "asc" } },
  { number: "asc" },
] as const satisfies Prisma.SchemeVersionOrderByWithRelationInput[];

/** Every version of every scheme of the institution, by code and number. */
export async function loadSchemeVersions(code?: string): Promise<SchemeVersionRow[]> {
  const rows = await prisma().schemeVersion.findMany({
    ...(code === undefined ? {} : { where: { scheme: { code } } }),
    include: withCode,
    orderBy: [...inOrder],
  });
  return rows.map(rowOf);
}

export async function loadSchemeVersionById(id: string): Promise<SchemeVersionRow | null> {
  const row = await prisma().schemeVersion.findUnique({ where: { id }, include: withCode });
  return row && rowOf(row);
}

/** The version that was in force on a day; null when none was. */
export async function loadVersionInForce(on: string): Promise<SchemeVersionRow | null> {
  const day = toDateColumn(on);
  const row = await prisma().schemeVersion.findFirst({
    where: {
      status: { in: ["inForce", "retired"] },
      approvedAt: { not: null },
      inForceFrom: { lte: day },
      OR: [{ inForceUntil: null }, { inForceUntil: { gte: day } }],
    },
    include: withCode,
    orderBy: [{ inForceFrom: "desc" }, { approvedAt: "desc" }],
  });
  return row && rowOf(row);
}

/** What a step changes of one version. */
export type SchemeVersionChange = Partial<
  Pick<
    SchemeVersion,
    | "status"
    | "note"
    | "changedAt"
    | "createdById"
    | "createdBy"
    | "proposedById"
    | "proposedBy"
    | "proposedAt"
    | "approvedById"
    | "approvedBy"
    | "approvedAt"
    | "returnedNote"
  >
> & {
  readonly definition?: KeptDefinition;
  readonly inForceFrom?: string | null;
  readonly inForceUntil?: string | null;
};

/** A version to add: to the scheme of its code, which is made when there is none. */
export interface NewSchemeVersion {
  readonly code: string;
  readonly number: number;
  readonly definition: KeptDefinition;
  readonly note: string | null;
  readonly createdById: string | null;
  readonly createdBy: string;
  readonly changedAt?: Date;
}

/** One step in the life of schemes: what is written, and its line in the audit trail. */
export interface SchemeStep<Result> {
  readonly add?: NewSchemeVersion;
  readonly change?: readonly { readonly id: string; readonly to: SchemeVersionChange }[];
  /** A draft to throw away; its scheme goes with it when nothing else is left of it. */
  readonly discard?: string;
  readonly audit: AuditEntry;
  readonly result: Result;
}

/**
 * Takes a step, all or nothing. Steps follow one another: two at the same moment cannot both find the scheme as it was.
 *
 * @param decide sees every version as it stands; may throw to refuse
 */
export async function saveSchemeStep<Result>(
  decide: (versions: readonly SchemeVersionRow[]) => SchemeStep<Result>,
): Promise<Result> {
  return prisma().$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('schemes'))`;
    const rows = await tx.schemeVersion.findMany({ include: withCode, orderBy: [...inOrder] });
    const { add, change = [], discard, audit, result } = decide(rows.map(rowOf));
    if (add) await addVersion(add, tx);
    for (const { id, to } of change) await tx.schemeVersion.update({ where: { id }, data: columnsOf(to) });
    if (discard !== undefined) await discardVersion(discard, tx);
    await saveAuditEvent(audit, tx);
    return result;
  });
}

async function addVersion({ code, ...version }: NewSchemeVersion, tx: Prisma.TransactionClient): Promise<void> {
  const scheme = await tx.scheme.upsert({ where: { code }, create: { code }, update: {} });
  await tx.schemeVersion.create({ data: { ...version, schemeId: scheme.id } });
}

async function discardVersion(id: string, tx: Prisma.TransactionClient): Promise<void> {
  const { schemeId } = await tx.schemeVersion.delete({ where: { id } });
  if ((await tx.schemeVersion.count({ where: { schemeId } })) === 0)
    await tx.scheme.delete({ where: { id: schemeId } });
}

const dayOrNull = (day: string | null) => (day === null ? null : toDateColumn(day));

const columnsOf = ({ inForceFrom, inForceUntil, ...rest }: SchemeVersionChange): Prisma.SchemeVersionUpdateInput => ({
  ...rest,
  ...(inForceFrom === undefined ? {} : { inForceFrom: dayOrNull(inForceFrom) }),
  ...(inForceUntil === undefined ? {} : { inForceUntil: dayOrNull(inForceUntil) }),
});

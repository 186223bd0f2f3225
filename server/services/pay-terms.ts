import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { notNegative, share } from "@/server/core/pay/exact.ts";
import { saveAuditEvent } from "@/server/persistence/audit-repository.ts";
import { inCycleTransaction, loadPayTermsHistory, savePayTerms } from "@/server/persistence/cycle-repository.ts";
import { loadManagers } from "@/server/persistence/manager-repository.ts";
import { actorOf } from "./users.ts";

export interface TermsToAgree {
  readonly managerId: string;
  readonly effectiveOn: string;
  /** Texts of exact decimals; null: not agreed. */
  readonly target: string | null;
  readonly salary: string | null;
  readonly grade: string | null;
  readonly carryShare: string | null;
}

/** What is agreed with everybody, with all earlier rows, the newest first. */
export async function payTermsPage() {
  const [managers, rows] = await Promise.all([loadManagers({ managers: "all" }), loadPayTermsHistory()]);
  return managers
    .map(({ id, code, name, nameZh, desk }) => ({
      managerId: id,
      code,
      name,
      nameZh,
      desk,
      history: rows
        .filter(({ managerId }) => managerId === id)
        .map(({ knownAt, ...row }) => ({ ...row, knownAt: knownAt.toISOString() })),
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

export type PayTermsLine = Awaited<ReturnType<typeof payTermsPage>>[number];

/**
 * Adds terms from a day on; earlier rows stay. Amounts are not written to the audit trail, which administrators read.
 *
 * @throws InvalidInputError unknownManager, notFinite, negativeAmount, shareOutOfRange
 */
export async function agreeTerms(wanted: TermsToAgree, viewer: Viewer): Promise<void> {
  const manager = (await loadManagers({ managers: [wanted.managerId] }))[0];
  if (!manager) throw new InvalidInputError("unknownManager", { code: wanted.managerId });
  if (wanted.target !== null) notNegative(wanted.target, "target");
  if (wanted.salary !== null) notNegative(wanted.salary, "salary");
  if (wanted.carryShare !== null) share(wanted.carryShare, "carryShare");
  await inCycleTransaction(async (tx) => {
    await savePayTerms({ ...wanted, createdById: viewer.userId, createdBy: viewer.name }, tx);
    await saveAuditEvent(
      {
        actor: actorOf(viewer),
        action: "payTerms.agreed",
        subject: manager.code,
        detail: { effectiveOn: wanted.effectiveOn },
      },
      tx,
    );
  });
}

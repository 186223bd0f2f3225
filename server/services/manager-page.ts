import "server-only";
import { managerScope, scopeOf, type Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import type { Evaluation } from "@/server/core/schemes/evaluation.ts";
import type { ManagerRecord } from "@/server/core/schemes/manager-record.ts";
import { loadSnapshotDetails } from "@/server/persistence/snapshot-repository.ts";
import type { PageAnswer, PageContextInput, Sentence } from "./context-view.ts";
import { judged, managerLine, managerName } from "./manager-lines.ts";
import type { ManagerPageView } from "./manager-view.ts";
import type { ManagerLine } from "./overview-view.ts";
import { corridorOf, openSnapshot } from "./snapshot.ts";
import { withoutBook } from "./without-book.ts";

/**
 * One manager under both clocks, with everything behind it that the viewer may see. A manager outside the viewer's scope
 * and one that does not exist look the same.
 *
 * @throws InvalidInputError unknownManager
 */
export async function managerPage(
  viewer: Viewer,
  { code, ...input }: PageContextInput & { code: string },
): Promise<PageAnswer<ManagerPageView>> {
  const opened = await openSnapshot(viewer, { ...input, desk: undefined, style: undefined }, "results.read");
  if (opened.status !== "ready") return opened;
  const { context, left, right, records, entries, snapshotId, scope } = opened;
  const entry = entries.find(({ record: item }) => item.code === code || item.managerId === code);
  if (!entry) throw new InvalidInputError("unknownManager", { code });
  const { record } = entry;
  const judgedOne = judged([entry], left, right)[0]!;
  const line = managerLine(judgedOne);
  const seesBook = scopeOf(viewer.role, "privateBook.read") !== null;
  const own = {
    managers: scope.managers === "all" ? [record.managerId] : managerScope(viewer, "results.read").managers,
  };
  const details = seesBook ? await loadSnapshotDetails(snapshotId, own) : [];
  const detail = details.find(({ managerId }) => managerId === record.managerId)?.detail ?? null;
  const corridor = seesBook && record.positions.length > 0 ? (await corridorOf(snapshotId)).view : null;
  const shown = (evaluation: Evaluation): Evaluation =>
    seesBook ? evaluation : { ...evaluation, tree: withoutBook(evaluation.tree) };
  return {
    status: "ready",
    context: { ...context, desk: input.desk ?? null, style: input.style ?? null },
    headline: headline(line),
    line,
    clocks: {
      left: { lens: context.left, evaluation: shown(judgedOne.left) },
      right: { lens: context.right, evaluation: shown(judgedOne.right) },
    },
    record: seesBook ? { ...record, sources: detail?.sources ?? record.sources } : scoresOnly(record),
    // The sources stand in the record already; sent once is enough.
    detail: detail && { ...detail, sources: [] },
    corridor,
    neighbours: records.map(managerName),
  };
}

/** What a viewer of scores may see of a record: the ladder and who answered for what, not what is held. */
function scoresOnly(record: ManagerRecord): ManagerRecord {
  return { ...record, portfolios: [], positions: [], sources: [], assignments: [] };
}

function headline({ left, right, yearsStillNeeded, probabilitySkill }: ManagerLine): Sentence {
  const facts = {
    left: left.verdict,
    right: right.verdict,
    years: yearsStillNeeded.value ?? 0,
    probability: probabilitySkill.value ?? 0,
  };
  if (left.verdict === right.verdict) return { code: "agree", facts };
  if (right.verdict === "tooEarly") return { code: "tooEarly", facts };
  if (probabilitySkill.value === null) return { code: "disagreeNoEvidence", facts };
  return { code: yearsStillNeeded.value === 0 ? "disagreeWithEvidence" : "disagree", facts };
}

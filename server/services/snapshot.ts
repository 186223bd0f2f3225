import "server-only";
import { type ManagerScope, managerScope, type Permission, type Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import type { ManagerRecord } from "@/server/core/schemes/manager-record.ts";
import {
  loadFactsMark,
  loadKnownMoments,
  loadLastSnapshotJob,
  loadResultDays,
  loadSnapshotCorridor,
  loadSnapshotHead,
  type SnapshotHead,
} from "@/server/persistence/snapshot-repository.ts";
import { SNAPSHOT_ENGINE } from "./build-snapshot.ts";
import type { ContextView, PageAnswer, PageContextInput } from "./context-view.ts";
import { type Judgeable, loadJudgeable } from "./judgeable.ts";
import { type Lens, lensPair, lensView } from "./lenses.ts";
import type { SnapshotCorridor } from "./snapshot-corridor.ts";
import { asOfDates, latestAsOf, requestSnapshot } from "./snapshot-request.ts";

/** A snapshot opened for a viewer: what a page's question is answered from. */
export interface OpenSnapshot {
  readonly status: "ready";
  readonly snapshotId: string;
  readonly context: ContextView;
  readonly left: Lens;
  readonly right: Lens;
  readonly scope: ManagerScope;
  /** In the viewer's scope and the chosen desk and style. */
  readonly records: readonly ManagerRecord[];
  /** The same records, each with what schemes read beside it. */
  readonly entries: readonly Judgeable[];
}

type Opened = OpenSnapshot | Exclude<PageAnswer<unknown>, { status: "ready" }>;

/** A snapshot that failed is not tried again for this long, however often pages ask. */
const RETRY_AFTER_MS = 60_000;

/**
 * Opens the snapshot that a page asks for. One that does not exist is asked for, and the page is told how far it has
 * come; one that facts have overtaken is shown as stale while the new one is computed.
 *
 * @throws InvalidInputError unknownScheme, asOfOutOfRange, snapshotFailed
 */
export async function openSnapshot(viewer: Viewer, input: PageContextInput, permission: Permission): Promise<Opened> {
  const lenses = await lensPair(viewer, input);
  const knownAsOf = input.knownAsOf === undefined ? null : new Date(input.knownAsOf);
  const mark = await loadFactsMark(knownAsOf);
  const days = await kept(keptDays, mark, () => loadResultDays(knownAsOf));
  if (days === null) return { status: "noFacts" };
  const asOf = input.asOf ?? latestAsOf(days);
  if (asOf < days.first || asOf > days.last) throw new InvalidInputError("asOfOutOfRange", { asOf, ...days });
  const head = await loadSnapshotHead(asOf, knownAsOf);
  const isCurrent = head !== null && head.engine === SNAPSHOT_ENGINE && head.factsMark === mark;
  if (!isCurrent) {
    const job = await requestUnlessFailed(asOf, knownAsOf, viewer);
    if (head === null || head.engine !== SNAPSHOT_ENGINE)
      return { status: "building", jobId: job.id, asOf, knownAsOf: input.knownAsOf ?? null, progress: job.progress };
  }
  const scope = managerScope(viewer, permission);
  const all = await entriesOf(head, scope);
  const entries = all.filter(
    ({ record: { desk, style } }) =>
      (input.desk === undefined || desk === input.desk) && (input.style === undefined || style === input.style),
  );
  const distinct = (values: readonly (string | null)[]) => [...new Set(values.flatMap((value) => value ?? []))].sort();
  const context: ContextView = {
    asOf,
    knownAsOf: input.knownAsOf ?? null,
    builtAt: head.builtAt.toISOString(),
    isStale: !isCurrent,
    left: lensView(lenses.left),
    right: lensView(lenses.right),
    desk: input.desk ?? null,
    style: input.style ?? null,
    options: {
      asOfDates: asOfDates(days),
      knownMoments: (await loadKnownMoments()).map(({ at, fileName, kind, files }) => ({
        at: at.toISOString(),
        // The name of a file may name a portfolio, so that one who sees only the own record is not told it.
        fileName: scope.managers === "all" ? fileName : "",
        kind,
        files,
      })),
      lenses: lenses.options.map(lensView),
      desks: distinct(all.map(({ record }) => record.desk)),
      styles: distinct(all.map(({ record }) => record.style)),
    },
  };
  const records = entries.map(({ record }) => record);
  return {
    status: "ready",
    snapshotId: head.id,
    context,
    left: lenses.left.lens,
    right: lenses.right.lens,
    scope,
    records,
    entries,
  };
}

async function requestUnlessFailed(asOf: string, knownAsOf: Date | null, viewer: Viewer) {
  const last = await loadLastSnapshotJob(asOf, knownAsOf);
  if (last?.status === "failed" && last.finishedAt !== null && Date.now() - last.finishedAt.getTime() < RETRY_AFTER_MS)
    throw new InvalidInputError("snapshotFailed", { asOf });
  return requestSnapshot(asOf, knownAsOf, viewer.userId);
}

/**
 * Snapshots never change once written, so the last few that pages of the whole institution read stay parsed in memory.
 * Rows of a narrower scope are always read by the query that filters them.
 */
const KEPT_SNAPSHOTS = 4;
const keptDays = new Map<string, Promise<{ first: string; last: string } | null>>();
const keptEntries = new Map<string, Promise<Judgeable[]>>();
const keptCorridors = new Map<string, Promise<SnapshotCorridor>>();

function kept<T>(memory: Map<string, Promise<T>>, id: string, load: () => Promise<T>): Promise<T> {
  const known = memory.get(id);
  if (known) return known;
  const loading = load();
  memory.set(id, loading);
  loading.catch(() => memory.delete(id));
  for (const oldest of memory.keys()) {
    if (memory.size <= KEPT_SNAPSHOTS) break;
    memory.delete(oldest);
  }
  return loading;
}

const entriesOf = ({ id }: Pick<SnapshotHead, "id">, scope: ManagerScope): Promise<Judgeable[]> =>
  scope.managers === "all" ? kept(keptEntries, id, () => loadJudgeable(id, scope)) : loadJudgeable(id, scope);

/** Peers and corridor of a snapshot: of other institutions, so the same for every viewer. */
export const corridorOf = (snapshotId: string): Promise<SnapshotCorridor> =>
  kept(keptCorridors, snapshotId, () => loadSnapshotCorridor<SnapshotCorridor>(snapshotId));

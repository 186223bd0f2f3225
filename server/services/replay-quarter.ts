import "server-only";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { InstitutionContext } from "@/server/core/records/institution-context.ts";
import type { DatedFigure } from "@/server/core/records/institution-year.ts";
import { schemeContext } from "@/server/core/records/manager-context.ts";
import type { Departure, ReplayEntry } from "@/server/core/schemes/replay-input.ts";
import { loadInstitutionFigures, loadManagerEvents } from "@/server/persistence/fact-repository.ts";
import { type KnownDay, saveReplayQuarter } from "@/server/persistence/replay-repository.ts";
import type { SnapshotEntry } from "@/server/persistence/snapshot-repository.ts";
import { computeSnapshot, SNAPSHOT_ENGINE } from "./build-snapshot.ts";

/** What is kept of a day as known at a moment: all that a replay reads of it, without the files behind the figures. */
export interface StoredQuarter {
  readonly entries: readonly SnapshotEntry[];
  readonly institution: InstitutionContext;
  readonly figures: readonly DatedFigure[];
  readonly departures: readonly Departure[];
}

const [zip, unzip] = [promisify(gzip), promisify(gunzip)];

/** Computes a day as known at a moment and keeps it for replays. */
export async function buildReplayQuarter(
  { asOf, knownAsOf }: KnownDay,
  afterManager: (done: number, of: number) => Promise<void>,
): Promise<void> {
  const query = { knownAsOf, to: asOf };
  const [figures, events, { managers, institution, factsMark, buildMs }] = await Promise.all([
    loadInstitutionFigures(query),
    loadManagerEvents(query),
    computeSnapshot({ asOf, knownAsOf, afterManager }),
  ]);
  const stored: StoredQuarter = {
    entries: managers
      .filter(({ record }) => record.assignments.length > 0)
      .map(({ record, detail: { returns, deals, paths }, context }) => ({ record, returns, deals, paths, context })),
    institution,
    figures: figures.map(({ name, effectiveOn, value }) => ({ name, on: effectiveOn, value })),
    departures: events.flatMap(({ kind, managerId, effectiveOn, outcome }) =>
      kind === "departure" ? [{ managerId, on: effectiveOn, as: outcome === "bad" ? ("bad" as const) : "good" }] : [],
    ),
  };
  const content = await zip(JSON.stringify(stored));
  await saveReplayQuarter({ asOf, knownAsOf, factsMark, engine: SNAPSHOT_ENGINE, buildMs, content });
}

export const readStoredQuarter = async (content: Uint8Array): Promise<StoredQuarter> =>
  JSON.parse((await unzip(content)).toString("utf8"));

/** Managers of the day as schemes see them. */
export const replayEntries = ({ entries, institution }: StoredQuarter): ReplayEntry[] =>
  entries.map(({ record, context, ...detail }) => ({ record, context: schemeContext(detail, context, institution) }));

import "server-only";
import { performance } from "node:perf_hooks";
import { buildManagerRecord, preparedPortfolio } from "@/server/core/records/build-manager-record.ts";
import { decidedShares } from "@/server/core/records/manager-context.ts";
import type { ManagerFacts, PortfolioFacts } from "@/server/core/records/manager-facts.ts";
import type { AssignmentLine } from "@/server/core/schemes/manager-record.ts";
import { loadAssignments } from "@/server/persistence/fact-repository.ts";
import { loadBatchNames, loadManagers } from "@/server/persistence/manager-repository.ts";
import { loadFactsMark, saveSnapshot } from "@/server/persistence/snapshot-repository.ts";
import { contextFacts } from "./context-facts.ts";
import { loadExchangeRates } from "./exchange-rates.ts";
import { type FactsAsOf, latestFundPositions, portfolioFacts } from "./portfolio-facts.ts";
import { CORRIDOR_OPTIONS, snapshotCorridor } from "./snapshot-corridor.ts";
import { grouped, sourceRefs } from "./source-refs.ts";

/** Goes up whenever a record would come out otherwise from the same facts: older snapshots are then built again. */
export const SNAPSHOT_ENGINE = "3";

export interface BuildOptions {
  readonly asOf: string;
  /** null: everything known now. */
  readonly knownAsOf: Date | null;
  /** Called between managers; may throw to stop, and nothing is kept. */
  readonly afterManager?: (done: number, of: number) => Promise<void>;
}

/**
 * Computes what the facts say of every manager as of a day, as known at a moment, and keeps it for the pages.
 *
 * @returns id of the snapshot, managers in it, and how long it took
 */
export async function buildSnapshot(options: BuildOptions) {
  const snapshot = await computeSnapshot(options);
  const snapshotId = await saveSnapshot({ ...snapshot, engine: SNAPSHOT_ENGINE });
  return { snapshotId, managers: snapshot.managers.length, buildMs: snapshot.buildMs };
}

/** The same without keeping it: a snapshot's content with the mark of the facts it was computed from. */
export async function computeSnapshot({ asOf, knownAsOf, afterManager }: BuildOptions) {
  const started = performance.now();
  const factsMark = await loadFactsMark(knownAsOf);
  const query: FactsAsOf = { asOf, knownAsOf, batchNames: await loadBatchNames() };
  const { funds, latest } = await latestFundPositions(query);
  const portfolios = await portfolioFacts(query, funds);
  const { managers, decided } = await managerFacts(query, portfolios);
  const { institution, eventsOf } = await contextFacts(query);
  const rates = await loadExchangeRates(asOf, knownAsOf);
  const corridor = snapshotCorridor(funds, latest, query.batchNames);
  const peers = corridor.peers.map(({ ageYears, irr, tvpi }) => ({ ageYears, irr, tvpi }));
  const prepared = new Map<string, { facts: PortfolioFacts; prepared: ReturnType<typeof preparedPortfolio> }>();
  for (const facts of portfolios) {
    prepared.set(facts.portfolioId, { facts, prepared: preparedPortfolio(facts, asOf) });
    await untilOthersHadATurn();
  }
  const built: ReturnType<typeof buildManagerRecord>[] = [];
  for (const manager of managers) {
    built.push(
      buildManagerRecord(manager, prepared, {
        asOf,
        knownAsOf: knownAsOf?.toISOString() ?? null,
        corridor: { peers, options: CORRIDOR_OPTIONS },
        events: eventsOf(manager.managerId),
        decided: decided.get(manager.managerId) ?? new Map(),
        rates,
      }),
    );
    await afterManager?.(built.length, managers.length);
    await untilOthersHadATurn();
  }
  const buildMs = performance.now() - started;
  return { asOf, knownAsOf, factsMark, buildMs, corridor, institution, managers: built };
}

/** The worker also answers for its heartbeat and for cancelling: no manager keeps it from that. */
const untilOthersHadATurn = () => new Promise((resolve) => setImmediate(resolve));

async function managerFacts({ asOf, knownAsOf, batchNames }: FactsAsOf, portfolios: readonly PortfolioFacts[]) {
  const [managers, assignments] = await Promise.all([
    loadManagers({ managers: "all" }),
    loadAssignments({ knownAsOf, to: asOf }),
  ]);
  const byId = new Map(portfolios.map((portfolio) => [portfolio.portfolioId, portfolio]));
  const byManager = grouped(assignments, ({ managerId }) => managerId);
  const decided = decidedShares(
    assignments.map(({ effectiveOn, ...line }) => ({ ...line, from: effectiveOn })),
    asOf,
  );
  const facts = managers.map(({ id, ...manager }): ManagerFacts => {
    const own = byManager.get(id) ?? [];
    return {
      ...manager,
      managerId: id,
      assignments: own
        .map(({ portfolioId, credit, share, effectiveOn, until }): AssignmentLine => {
          const portfolio = byId.get(portfolioId);
          return {
            portfolioId,
            portfolioCode: portfolio?.code ?? "",
            portfolioName: portfolio?.name ?? "",
            portfolioNameZh: portfolio?.nameZh ?? null,
            credit,
            share,
            from: effectiveOn,
            until,
          };
        })
        .sort((a, b) => (a.from < b.from ? -1 : 1)),
      assignmentSources: sourceRefs("assignment", { id, name: manager.name }, own, batchNames),
    };
  });
  return { managers: facts, decided };
}

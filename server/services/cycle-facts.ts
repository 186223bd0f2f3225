import "server-only";
import { institutionYear } from "@/server/core/records/institution-year.ts";
import { schemeContext } from "@/server/core/records/manager-context.ts";
import type { InstitutionYear, PersonPay } from "@/server/core/schemes/pay/pay-facts.ts";
import type { Departure, ReplayEntry } from "@/server/core/schemes/replay-input.ts";
import { loadInstitutionFigures, loadManagerEvents } from "@/server/persistence/fact-repository.ts";
import { loadPayTerms } from "@/server/persistence/replay-repository.ts";
import { computeSnapshot } from "./build-snapshot.ts";

/** What a cycle is calculated from, before anything is frozen. */
export interface CycleFacts {
  readonly entries: readonly ReplayEntry[];
  readonly year: InstitutionYear;
  readonly departures: readonly Departure[];
}

/** Everybody who answers for a portfolio on a day, figures of the institution and departures, as known at a moment. */
export async function cycleFacts(
  asOf: string,
  knownAsOf: Date,
  afterManager?: (done: number, of: number) => Promise<void>,
): Promise<CycleFacts> {
  const query = { knownAsOf, to: asOf };
  const [figures, events, { managers, institution }] = await Promise.all([
    loadInstitutionFigures(query),
    loadManagerEvents(query),
    computeSnapshot({ asOf, knownAsOf, ...(afterManager && { afterManager }) }),
  ]);
  return {
    entries: managers
      .filter(({ record }) => record.assignments.length > 0)
      .map(({ record, detail, context }) => ({
        // Every file by itself, so that a later comparison can name those that changed.
        record: { ...record, sources: detail.sources },
        context: schemeContext(detail, context, institution),
      })),
    year: institutionYear(
      figures.map(({ name, effectiveOn, value }) => ({ name, on: effectiveOn, value })),
      asOf,
    ),
    departures: events.flatMap(({ kind, managerId, effectiveOn, outcome }) =>
      kind === "departure" ? [{ managerId, on: effectiveOn, as: outcome === "bad" ? ("bad" as const) : "good" }] : [],
    ),
  };
}

/** What is agreed with each person on a day; nobody without terms that hold by then. */
export async function agreedTerms(asOf: string): Promise<ReadonlyMap<string, PersonPay>> {
  const terms = new Map<string, PersonPay>();
  for (const { effectiveOn, ...row } of await loadPayTerms()) if (effectiveOn <= asOf) terms.set(row.managerId, row);
  return terms;
}

import "server-only";
import { institutionContext } from "@/server/core/records/institution-context.ts";
import type { DealEventFact, EventFacts, ManagerEventFact } from "@/server/core/records/manager-context.ts";
import { loadDealEvents, loadInstitutionFigures, loadManagerEvents } from "@/server/persistence/fact-repository.ts";
import { loadDeals } from "@/server/persistence/manager-repository.ts";
import type { FactsAsOf } from "./portfolio-facts.ts";
import { grouped } from "./source-refs.ts";

/** Events, judgements and figures of the institution as of a day, as known at a moment. */
export async function contextFacts({ asOf, knownAsOf }: Pick<FactsAsOf, "asOf" | "knownAsOf">) {
  const query = { knownAsOf, to: asOf };
  const deals = await loadDeals();
  const [figures, managerEvents, dealEvents] = await Promise.all([
    loadInstitutionFigures(query),
    loadManagerEvents(query),
    loadDealEvents({ ...query, dealIds: deals.map(({ id }) => id) }),
  ]);
  const ofDeals = grouped(
    dealEvents.map(({ effectiveOn, ...event }): DealEventFact => ({ ...event, on: effectiveOn })),
    ({ dealId }) => dealId,
  );
  const ofManagers = grouped(managerEvents, ({ managerId }) => managerId);
  const isOnRecord = managerEvents.length > 0 || dealEvents.some(({ kind }) => kind === "materialEvent");
  const eventsOf = (managerId: string): EventFacts => ({
    ofManager: isOnRecord
      ? (ofManagers.get(managerId) ?? []).map(
          ({ effectiveOn, ...event }): ManagerEventFact => ({
            ...event,
            on: effectiveOn,
          }),
        )
      : null,
    ofDeals,
  });
  const institution = institutionContext(
    figures.map(({ name, effectiveOn, value }) => ({
      name,
      on: effectiveOn,
      value: value === null ? null : Number(value),
    })),
    asOf,
  );
  return { institution, eventsOf };
}

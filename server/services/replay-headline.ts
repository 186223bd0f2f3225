import "server-only";
import { Decimal } from "decimal.js";
import { sumBy } from "@/server/core/sum.ts";
import type { Bilingual, Sentence } from "./context-view.ts";
import type { ReplayManager, ReplaySchemeView } from "./replay-view.ts";

/**
 * What a replay comes to in one sentence: of the scheme that stopped most people wrongly, who was stopped, how many of
 * them went on to beat their benchmark, and what that was worth.
 */
export function replayHeadline(
  schemes: readonly ReplaySchemeView[],
  managers: readonly ReplayManager[],
): { sentence: Sentence; scheme: Bilingual | null } {
  const worst = [...schemes].sort((a, b) => b.wrongStops - a.wrongStops || b.stops.length - a.stops.length)[0];
  if (worst === undefined || worst.stops.length === 0)
    return { sentence: { code: "nobodyStopped", facts: { schemes: schemes.length } }, scheme: null };
  const gentlest = [...schemes].sort((a, b) => a.wrongStops - b.wrongStops)[0]!;
  const facts = { stopped: worst.stops.length, wrong: worst.wrongStops, least: gentlest.wrongStops };
  if (worst.wrongStops === 0) return { sentence: { code: "stoppedRightly", facts }, scheme: worst.name };
  const forgone = worst.stops.filter(({ wasWrong }) => wasWrong === true);
  const currencies = new Set(
    forgone.map(({ managerId }) => managers.find((manager) => manager.managerId === managerId)?.currency ?? null),
  );
  const [currency] = currencies;
  const isKnown = forgone.every(({ valueAddedSince }) => valueAddedSince.value !== null);
  if (currencies.size !== 1 || !currency || !isKnown)
    return { sentence: { code: "stopped", facts }, scheme: worst.name };
  const amount = new Decimal(sumBy(forgone, ({ valueAddedSince }) => valueAddedSince.value ?? 0)).toFixed(2);
  return { sentence: { code: "stoppedWithValue", facts: { ...facts, amount, currency } }, scheme: worst.name };
}

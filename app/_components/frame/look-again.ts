import type { PageAnswer } from "@/server/services/context-view.ts";

const WHILE_BUILDING_MS = 700;
const WHILE_STALE_MS = 2_000;

/** When a page of results asks again by itself: while its figures are computed, and while fresh ones are on their way. */
export function lookAgain({ state }: { state: { data?: PageAnswer<object> | undefined } }): number | false {
  if (state.data?.status === "building") return WHILE_BUILDING_MS;
  return state.data?.status === "ready" && state.data.context.isStale ? WHILE_STALE_MS : false;
}

import type { ReplayQuestion } from "@/server/services/replay-view.ts";

type Params = { get(name: string): string | null };

export const DELAYS = [30, 45, 60, 90] as const;

/** The replay that an address asks for. */
export function questionFrom(params: Params): ReplayQuestion {
  const delay = Number(params.get("delay"));
  const [from, to] = [params.get("from"), params.get("to")];
  return {
    schemes: (params.get("schemes") ?? "").split(",").filter((reference) => reference !== ""),
    known: params.get("known") === "today" ? "today" : "then",
    delayDays: DELAYS.find((days) => days === delay) ?? 45,
    ...(from && { from }),
    ...(to && { to }),
  };
}

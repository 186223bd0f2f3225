import type { HorizonLadderView } from "@/server/services/horizon-ladder-view.ts";

/** The numbers of the sentence above the ladder: who lags in the short, who leads in the long, and what of it is proved. */
export function ladderFacts(managers: HorizonLadderView["managers"]) {
  const over = (rows: HorizonLadderView["managers"][number]["rows"], horizon: string) =>
    rows.find((row) => row.horizon === horizon && row.complete)?.active.value ?? null;
  const count = (holds: (manager: HorizonLadderView["managers"][number]) => boolean) => managers.filter(holds).length;
  const lagsNow = (manager: HorizonLadderView["managers"][number]) => (over(manager.rows, "1q") ?? 0) < 0;
  const leadsOverFive = (manager: HorizonLadderView["managers"][number]) => (over(manager.rows, "5y") ?? 0) > 0;
  return {
    managers: managers.length,
    lagging: count(lagsNow),
    vindicated: count((manager) => lagsNow(manager) && leadsOverFive(manager)),
    proved: count(({ yearsStillNeeded, rows }) => {
      const t = rows.at(-1)?.evidence.tStatistic.value ?? null;
      return yearsStillNeeded.value === 0 && t !== null && t > 0;
    }),
  };
}

import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { HORIZONS } from "@/server/core/returns/calendar/horizons.ts";
import type { PageAnswer, PageContextInput } from "./context-view.ts";
import type { HorizonLadderView } from "./horizon-ladder-view.ts";
import { judged, managerLine } from "./manager-lines.ts";
import { openSnapshot } from "./snapshot.ts";

/** Every manager the viewer may see, over every horizon. */
export async function horizonLadders(viewer: Viewer, input: PageContextInput): Promise<PageAnswer<HorizonLadderView>> {
  const opened = await openSnapshot(viewer, input, "results.read");
  if (opened.status !== "ready") return opened;
  const { context, left, right, entries } = opened;
  return {
    status: "ready",
    context,
    horizons: HORIZONS,
    managers: judged(entries, left, right).map((item) => ({ ...managerLine(item), rows: item.record.ladder.whole })),
  };
}

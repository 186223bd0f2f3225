import type { Horizon } from "@/server/core/returns/calendar/horizons.ts";
import type { HorizonRow } from "@/server/core/schemes/manager-record.ts";
import type { ManagerLine } from "./overview-view.ts";

export interface HorizonLadderView {
  readonly horizons: readonly Horizon[];
  /** One per manager; `rows` in the order of `horizons`. */
  readonly managers: readonly (ManagerLine & { readonly rows: readonly HorizonRow[] })[];
}

import type { Evaluation } from "@/server/core/schemes/evaluation.ts";
import type { ManagerDetail, ManagerRecord } from "@/server/core/schemes/manager-record.ts";
import type { LensView, Sentence } from "./context-view.ts";
import type { ManagerLine, ManagerName } from "./overview-view.ts";
import type { CorridorView } from "./private-funds-view.ts";

export interface ManagerPageView {
  readonly headline: Sentence;
  readonly line: ManagerLine;
  readonly clocks: { readonly left: ClockView; readonly right: ClockView };
  /** What the facts say. For viewers of scores only: without positions, portfolios and sources. */
  readonly record: ManagerRecord;
  /** Series and deals; null for viewers of scores only. */
  readonly detail: ManagerDetail | null;
  /** The corridor that the positions lie in; null when there are none to show. */
  readonly corridor: CorridorView | null;
  /** Other managers the viewer may open, for going to the next one. */
  readonly neighbours: readonly ManagerName[];
}

export interface ClockView {
  readonly lens: LensView;
  readonly evaluation: Evaluation;
}

import type { Measured } from "@/server/core/measured.ts";
import type { SchemeAction } from "@/server/core/schemes/definition/decision-shape.ts";
import type { EvaluationNode, Verdict } from "@/server/core/schemes/evaluation.ts";
import type { Bilingual } from "./context-view.ts";
import type { ManagerName } from "./overview-view.ts";

export const CYCLE_STEPS = ["open", "calculated", "proposed", "approved", "closed"] as const;
export type CycleStep = (typeof CYCLE_STEPS)[number];

export interface CycleHead {
  readonly id: string;
  readonly name: string;
  /** Goes up with every change; an action says which one it was decided on. */
  readonly revision: number;
  readonly asOf: string;
  readonly knownAsOf: string;
  readonly status: CycleStep;
  readonly scheme: { readonly name: Bilingual; readonly code: string; readonly version: number };
  readonly currency: string | null;
  /** Who took each step that was taken, and when. */
  readonly steps: readonly { readonly step: CycleStep; readonly by: string | null; readonly at: string | null }[];
  readonly returnedNote: string | null;
  readonly fingerprint: string | null;
  readonly engine: string | null;
}

export interface CycleTotals {
  readonly people: number;
  readonly paidPeople: number;
  readonly adjusted: number;
  readonly calculated: string;
  readonly granted: string;
  readonly upfront: string;
  readonly deferred: string;
  /** null: no pool, or one that limits nothing. */
  readonly pool: string | null;
  readonly clawedBack: string;
  readonly verdicts: Readonly<Record<Verdict, number>>;
}

export interface CycleLine extends ManagerName {
  readonly evaluationId: string;
  readonly score: number | null;
  readonly scoreReason: string | null;
  readonly verdict: Verdict;
  readonly action: SchemeAction;
  /** null: no terms are agreed, nothing is paid. */
  readonly pay: {
    readonly calculated: string;
    readonly adjusted: string | null;
    readonly reason: string | null;
    readonly granted: string;
    readonly upfront: string;
    readonly deferred: string;
    readonly lastYear: string | null;
  } | null;
  readonly adjustment: { readonly reason: string; readonly by: string; readonly at: string } | null;
}

export interface RestatementLine {
  readonly id: string;
  readonly managerId: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly status: "proposed" | "approved" | "rejected";
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

/** Long work on a cycle: the last of its kind. */
export interface CycleJob {
  readonly id: string;
  readonly kind: "calculateCycle" | "restateCycle" | "proposeRestatement";
  readonly status: "queued" | "running" | "done" | "failed" | "cancelled";
  readonly progress: number;
  readonly step: unknown;
  readonly error: { readonly code: string; readonly facts?: Readonly<Record<string, unknown>> } | null;
  readonly by: string;
  /** Whether the viewer asked for it, and may stop it. */
  readonly isOwn: boolean;
  readonly finishedAt: string | null;
}

export interface CyclePage {
  readonly cycle: CycleHead;
  readonly jobs: readonly CycleJob[];
  /** null until it is calculated. */
  readonly totals: CycleTotals | null;
  /** null: the viewer sees sums only. */
  readonly lines: readonly CycleLine[] | null;
  readonly restatements: readonly RestatementLine[];
  readonly may: {
    readonly calculate: boolean;
    readonly adjust: boolean;
    readonly propose: boolean;
    readonly approve: boolean;
    readonly close: boolean;
    readonly recompute: boolean;
    readonly restate: boolean;
    readonly decideRestatement: boolean;
    readonly letters: boolean;
  };
}

export interface EvaluationDetail {
  readonly name: string;
  readonly nameZh: string | null;
  readonly tree: EvaluationNode;
  readonly decision: EvaluationNode;
  readonly payTree: EvaluationNode | null;
  readonly score: Measured;
}

/** What an adjustment would move, before it is made. */
export interface AdjustmentEffect {
  readonly pool: string | null;
  /** What the scheme allows for this person; null: no limit. */
  readonly limits: { readonly floor: string | null; readonly cap: string | null };
  readonly grantedBefore: string;
  readonly grantedAfter: string;
  readonly people: readonly {
    readonly managerId: string;
    readonly name: string;
    readonly nameZh: string | null;
    readonly before: string;
    readonly after: string;
  }[];
  readonly tranches: readonly { readonly dueOn: string; readonly before: string; readonly after: string }[];
}

/** What later facts would move of a closed cycle. */
export interface RestatementDifference {
  readonly managerId: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly scoreBefore: number | null;
  readonly scoreAfter: number | null;
  readonly before: string;
  readonly after: string;
  /** Where the core's rule would take the difference from; null: nothing can be taken back. */
  readonly taken: { readonly fromBank: string; readonly fromUnvested: string; readonly fromPaid: string } | null;
  readonly facts: readonly { readonly table: string; readonly fileName: string }[];
}

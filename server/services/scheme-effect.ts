import "server-only";
import { scopeOf, type Viewer } from "@/server/auth/permissions.ts";
import { type Measured, measured, unavailable } from "@/server/core/measured.ts";
import type { SchemeAction } from "@/server/core/schemes/definition/decision-shape.ts";
import type { Verdict } from "@/server/core/schemes/evaluation.ts";
import { parseSchemeDefinition, type SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import type { SchemeEffectLine } from "@/server/core/schemes/scheme-effect.ts";
import { askReplay } from "@/server/jobs/replay-thread.ts";
import type { MoneyView, PageAnswer, PageContextInput } from "./context-view.ts";
import { managerName } from "./manager-lines.ts";
import type { ManagerName } from "./overview-view.ts";
import { sourceOf } from "./replay.ts";
import { replayPlan } from "./replay-plan.ts";
import { loadSchemeFor } from "./schemes.ts";
import { openSnapshot } from "./snapshot.ts";

/** What a scheme says of one manager on the day. */
export interface EffectSide {
  readonly score: Measured;
  readonly rank: number | null;
  readonly verdict: Verdict;
  readonly action: SchemeAction;
}

export interface EffectLine extends ManagerName {
  readonly before: EffectSide;
  readonly after: EffectSide;
  /** As if the pay year ended on the day, before pool, bank and deferral; null where the viewer may not see it. */
  readonly awardBefore: MoneyView | null;
  readonly awardAfter: MoneyView | null;
}

export interface SchemeEffectView {
  readonly managers: readonly EffectLine[];
  /** Whether rules over time could look back: the quarters before are built. */
  readonly withHistory: boolean;
}

/**
 * What a definition that nobody has saved would do to real managers today, beside a scheme that exists.
 *
 * @throws InvalidInputError invalidScheme, unknownScheme, and as `openSnapshot` does
 */
export async function schemeEffect(
  viewer: Viewer,
  { draft, against, ...input }: Pick<PageContextInput, "asOf" | "knownAsOf"> & { draft: unknown; against: string },
): Promise<PageAnswer<SchemeEffectView>> {
  const after = parseSchemeDefinition(draft);
  const [{ definition: before }, opened, plan] = await Promise.all([
    loadSchemeFor(viewer, against),
    openSnapshot(viewer, input, "results.read"),
    replayPlan({ known: "then", delayDays: 45 }),
  ]);
  if (opened.status !== "ready") return opened;
  const source = plan && (await sourceOf(plan));
  const { snapshotId, context, records } = opened;
  const work = { snapshotId, asOf: context.asOf, source, definitions: [before, after] };
  const [linesBefore = [], linesAfter = []] = await askReplay("effect", work);
  const [byBefore, byAfter] = [byManager(linesBefore), byManager(linesAfter)];
  const seesPay = scopeOf(viewer.role, "pay.read") === "all";
  return {
    status: "ready",
    context,
    withHistory: source !== null,
    managers: records.flatMap((record): EffectLine[] => {
      const [left, right] = [byBefore.get(record.managerId), byAfter.get(record.managerId)];
      if (!left || !right) return [];
      return [
        {
          ...managerName(record),
          before: side(left),
          after: side(right),
          awardBefore: seesPay ? award(left, before) : null,
          awardAfter: seesPay ? award(right, after) : null,
        },
      ];
    }),
  };
}

const byManager = (lines: readonly SchemeEffectLine[]) => new Map(lines.map((line) => [line.managerId, line]));

const side = ({ score, rank, verdict, action }: SchemeEffectLine): EffectSide => ({
  score: score === null ? unavailable("noScores") : measured(score),
  rank,
  verdict,
  action,
});

function award({ award: made }: SchemeEffectLine, { pay }: SchemeDefinition): MoneyView {
  if (made === null || pay === undefined) return unavailable("schemeWithoutPay");
  if (made.reason === "noTarget") return unavailable("noTarget");
  return measured({ amount: made.amount, currency: pay.currency });
}

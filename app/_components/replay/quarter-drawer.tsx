"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import type { ReplayView } from "@/server/services/replay-view.ts";
import { useTRPC, useTRPCClient } from "../api/client.ts";
import { DerivationDrawer } from "../explain/derivation-drawer.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { Verdict } from "../format/verdict.tsx";
import { useBilingual } from "../frame/context-bar.tsx";
import { useUrlState } from "../frame/use-url-state.ts";
import { ScoreTree } from "../managers/score-tree.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { questionFrom } from "./replay-question.ts";

export interface QuarterOfManager {
  readonly managerId: string;
  readonly scheme: string;
  readonly asOf: string;
}

/** What a scheme said of a manager at a quarter end, as known then: from the score down to its inputs. */
export function QuarterDrawer({
  quarter,
  view,
  draft,
  onClose,
}: {
  quarter: QuarterOfManager | null;
  view: ReplayView;
  /** Definition that nobody has saved, where the replay holds one. */
  draft: unknown;
  onClose: () => void;
}) {
  const t = useTranslations("replay");
  const format = useFormat();
  const nameOf = useName();
  const manager = view.managers.find(({ managerId }) => managerId === quarter?.managerId);
  const title =
    quarter && manager ? t("quarterTitle", { manager: nameOf(manager), quarter: format.quarter(quarter.asOf) }) : "";
  return (
    <Drawer open={quarter !== null} onClose={onClose} title={title}>
      {quarter ? <Quarter quarter={quarter} view={view} draft={draft} /> : null}
    </Drawer>
  );
}

function Quarter({ quarter, view, draft }: { quarter: QuarterOfManager; view: ReplayView; draft: unknown }) {
  const t = useTranslations("replay");
  const format = useFormat();
  const bilingual = useBilingual();
  const trpc = useTRPC();
  const { params } = useUrlState();
  const [node, setNode] = useState<EvaluationNode | null>(null);
  const client = useTRPCClient();
  const question = { ...questionFrom(params), ...quarter };
  const { data, error, refetch } = useQuery({
    queryKey: [...trpc.replay.tree.queryKey(question), draft],
    queryFn: () =>
      quarter.scheme === "draft"
        ? client.replay.treeDraft.mutate({ ...question, draft })
        : client.replay.tree.query(question),
  });
  const scheme = view.schemes.find(({ reference }) => reference === quarter.scheme);
  if (error) return <LoadError error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeleton className="h-96" />;
  const { evaluation, pay, knownAsOf } = data;
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-1 text-sm">
        <p className="font-medium text-ink-strong">{scheme ? bilingual(scheme.name) : quarter.scheme}</p>
        <p className="flex flex-wrap items-center gap-3">
          <Verdict verdict={evaluation.verdict} />
          <span>{t(`actions.${evaluation.decision.action}`)}</span>
        </p>
        <p className="text-ink text-xs">
          {knownAsOf === null ? t("knownTodayLine") : t("knownThenLine", { day: format.date(knownAsOf.slice(0, 10)) })}
        </p>
      </div>
      <ScoreTree root={evaluation.tree} onExplain={setNode} />
      <div>
        <h3 className="mb-1 font-medium text-ink text-xs">{t("decisionTitle")}</h3>
        <ScoreTree root={evaluation.decision.tree} onExplain={setNode} />
      </div>
      {pay ? (
        <div>
          <h3 className="mb-1 font-medium text-ink text-xs">{t("payOfYear", { currency: pay.currency })}</h3>
          <ScoreTree root={pay.node} onExplain={setNode} />
        </div>
      ) : null}
      <DerivationDrawer node={node} exportPath={null} onClose={() => setNode(null)} />
    </div>
  );
}

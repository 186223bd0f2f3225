"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import { useTRPC } from "../api/client.ts";
import { DerivationDrawer } from "../explain/derivation-drawer.tsx";
import { useName } from "../format/use-name.ts";
import { ScoreTree } from "../managers/score-tree.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { PdfButton } from "./pdf-button.tsx";

/** How one person's score and pay came about: two trees, each step of which opens. */
export function EvaluationDrawer({
  evaluationId,
  hasPapers,
  onClose,
}: {
  evaluationId: string | null;
  /** Letter and report: of closed cycles. */
  hasPapers: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("cycles");
  const trpc = useTRPC();
  const name = useName();
  const [node, setNode] = useState<EvaluationNode | null>(null);
  const detail = useQuery({
    ...trpc.cycles.evaluation.queryOptions({ id: evaluationId ?? "" }),
    enabled: evaluationId !== null,
  });
  return (
    <>
      <Drawer
        open={evaluationId !== null && node === null}
        onClose={onClose}
        title={detail.data ? name(detail.data) : ""}
      >
        {detail.isPending ? (
          <Skeleton className="h-64 w-full" />
        ) : !detail.data ? (
          <LoadError error={detail.error} onRetry={() => detail.refetch()} />
        ) : (
          <div className="flex flex-col gap-6">
            {hasPapers ? (
              <div className="flex flex-wrap gap-2">
                {detail.data.payTree ? <PdfButton path={`letters/${evaluationId}`} label={t("letter")} /> : null}
                <PdfButton path={`evaluations/${evaluationId}`} label={t("report")} />
              </div>
            ) : null}
            {detail.data.payTree ? (
              <section>
                <h3 className="mb-2 font-semibold text-sm">{t("payTree")}</h3>
                <ScoreTree root={detail.data.payTree} onExplain={setNode} />
              </section>
            ) : (
              <p className="text-ink text-sm">{t("noTerms")}</p>
            )}
            <section>
              <h3 className="mb-2 font-semibold text-sm">{t("scoreTree")}</h3>
              <ScoreTree root={detail.data.tree} onExplain={setNode} />
            </section>
            <section>
              <h3 className="mb-2 font-semibold text-sm">{t("decisionTree")}</h3>
              <ScoreTree root={detail.data.decision} onExplain={setNode} />
            </section>
          </div>
        )}
      </Drawer>
      <DerivationDrawer node={node} exportPath={null} onClose={() => setNode(null)} />
    </>
  );
}

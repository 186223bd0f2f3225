"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { measured } from "@/server/core/measured.ts";
import type { StandardsView } from "@/server/services/deals-view.ts";
import { Explained } from "../explain/explained.tsx";
import { useFormat } from "../format/use-format.ts";
import { contextQuery } from "../frame/context-params.ts";
import { useDealExplain } from "./deal-explainer.tsx";
import { type SimpleColumn, SimpleTable } from "./simple-table.tsx";
import { useCellSteps } from "./use-cell-steps.ts";
import { useDealSteps } from "./use-deal-steps.ts";
import { useNegativeWords } from "./use-negative-words.ts";
import { useTerms } from "./use-terms.ts";

type Breach = StandardsView["breaches"][number];

/** What is not as the standards ask, line by line: what it is, where, how far from what it is held to. */
export function BreachesTable({ view, asOf }: { view: StandardsView; asOf: string }) {
  const t = useTranslations("deals.standards");
  const words = useTranslations("deals");
  const format = useFormat();
  const terms = useTerms();
  const negative = useNegativeWords();
  const explain = useDealExplain();
  const steps = useDealSteps();
  const { cells, negativeList, breaches, currency } = view;
  const query = contextQuery(useSearchParams());
  const deals = useMemo(
    () => view.inOneCurrency ?? view.deals.filter((deal) => deal.currency === currency),
    [view.inOneCurrency, view.deals, currency],
  );
  const { standardStep } = useCellSteps(deals, cells);
  const columns = useMemo((): SimpleColumn<Breach>[] => {
    const dealOf = (dealId: string) => view.deals.find((deal) => deal.dealId === dealId);
    const called = (dealId: string) => {
      const deal = dealOf(dealId);
      return deal ? steps.called(deal) : "";
    };
    const cellName = ({ stage, domain }: { stage: string; domain: string }) =>
      `${terms("dealStages", stage)} · ${terms("domains", domain)}`;
    const share = (value: number) => format.percent(value, { digits: 1 });
    const found = (breach: Breach): string => {
      if (breach.kind === "review") return t("lastReviewOn", { on: format.date(breach.lastOn) });
      if (breach.kind === "negative")
        return breach.lastTicketOn === null ? "" : t("paidOn", { on: format.date(breach.lastTicketOn) });
      return t(breach.kind === "limit" ? "shareIs" : "lossIs", { share: share(breach.is) });
    };
    const asked = (breach: Breach): string => {
      if (breach.kind === "review") return t("dueOn", { on: format.date(breach.dueOn) });
      if (breach.kind !== "negative") return t("atMost", { share: share(breach.bound) });
      const entry = negativeList.find(({ id }) => id === breach.entryId);
      const since = t("listedSince", { on: format.date(breach.since) });
      return entry ? `${since} · ${negative.reason(entry)}` : since;
    };
    const open = (breach: Breach) => {
      if (breach.kind !== "negative") {
        const cell = cells.find(({ stage, domain }) => stage === breach.stage && domain === breach.domain);
        if (cell) explain(standardStep(cell));
        return;
      }
      explain({
        method: "dealNegative",
        title: steps.titled(t("negativeTitle"), called(breach.dealId)),
        value: measured(1),
        unit: "score",
        formula: "last instalment ≥ day from which the entry holds",
        inputs: [
          { name: words("explain.lastTicket"), value: breach.lastTicketOn, unit: "date" },
          { name: t("from"), value: breach.since, unit: "date" },
        ],
        dealIds: [breach.dealId],
      });
    };
    return [
      {
        id: "kind",
        header: t("breach"),
        value: ({ kind }) => t(`breaches.${kind}`),
        show: ({ kind }) => <span className="whitespace-nowrap text-outside">◆ {t(`breaches.${kind}`)}</span>,
      },
      {
        id: "where",
        header: t("where"),
        value: (breach) => ("dealId" in breach ? called(breach.dealId) : cellName(breach)),
        show: (breach) =>
          "dealId" in breach ? (
            <>
              <Link
                href={`/deals/${encodeURIComponent(dealOf(breach.dealId)?.code ?? "")}${query}`}
                className="font-medium underline-offset-4 hover:underline"
              >
                {called(breach.dealId)}
              </Link>
              {breach.kind === "review" ? <span className="text-ink text-xs"> · {cellName(breach)}</span> : null}
            </>
          ) : (
            cellName(breach)
          ),
      },
      {
        id: "is",
        header: t("isNow"),
        value: found,
        show: (breach) => (
          <Explained wraps onExplain={() => open(breach)}>
            {found(breach)}
          </Explained>
        ),
      },
      { id: "asked", header: t("asked"), value: asked },
    ];
  }, [t, words, format, terms, negative, explain, steps, cells, negativeList, view.deals, standardStep, query]);
  return (
    <SimpleTable
      caption={t("breachesTitle")}
      columns={columns}
      rows={breaches}
      rowKey={(breach) => Object.values(breach).join(" ")}
      csvName={`standard-breaches-${asOf}`}
      emptyText={t("noBreaches")}
    />
  );
}

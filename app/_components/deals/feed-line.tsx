"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { measured } from "@/server/core/measured.ts";
import type { FigureUnit } from "@/server/core/schemes/evaluation.ts";
import type { DisclosureLine } from "@/server/services/disclosure.ts";
import { Explained } from "../explain/explained.tsx";
import { useFormat } from "../format/use-format.ts";
import { useDealExplain } from "./deal-explainer.tsx";
import { useCondition } from "./use-condition.ts";
import { useTerms } from "./use-terms.ts";

const MONEY = new Set(["revenue", "netProfit", "earnings", "netDebt"]);
const unitOf = ({ name, kind }: DisclosureLine): FigureUnit =>
  name === "ownershipShare"
    ? "share"
    : MONEY.has(name) || kind === "commitment" || kind === "plannedTicket"
      ? "money"
      : "score";

/** What a line of the feed says: the name of the event, what it came to, its figure, its plan. */
export function useFeedText() {
  const t = useTranslations("deals");
  const format = useFormat();
  const terms = useTerms();
  const condition = useCondition();
  return useCallback(
    (line: DisclosureLine): string => {
      const group =
        line.kind === "stageChange" ? "dealStages" : line.kind === "conversion" ? "instruments" : "outcomes";
      return [
        terms("dealEventNames", line.name),
        terms(group, line.outcome),
        line.score === null ? "" : condition(line.name, line.score),
        terms("exitRoutes", line.route),
        line.plannedOn === null ? "" : t("plannedFor", { on: format.date(line.plannedOn) }),
      ]
        .filter(Boolean)
        .join(" ");
    },
    [t, format, terms, condition],
  );
}

/** A line of the feed; one with a figure opens the rows of the files that told it. */
export function FeedLine({ line, company }: { line: DisclosureLine; company: string }) {
  const t = useTranslations("deals");
  const terms = useTerms();
  const text = useFeedText();
  const explain = useDealExplain();
  if (line.score === null) return text(line);
  const value = measured(line.score);
  return (
    <Explained
      wraps
      onExplain={() =>
        explain({
          method: "dealNews",
          title: t("explain.title", { figure: terms("dealEventNames", line.name), of: company }),
          value,
          unit: unitOf(line),
          formula: null,
          inputs: [
            { name: t("date"), value: line.on, unit: "date" },
            { name: t("disclosure.kind"), value: terms("dealEventKinds", line.kind), unit: "text" },
            ...(line.note ? [{ name: t("disclosure.note"), value: line.note, unit: "text" } as const] : []),
          ],
          dealIds: [line.dealId],
        })
      }
    >
      {text(line)}
    </Explained>
  );
}

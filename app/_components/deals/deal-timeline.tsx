"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DealCardView } from "@/server/services/deals-view.ts";
import { useFormat } from "../format/use-format.ts";
import { useLabel } from "../format/use-label.ts";
import { useCondition } from "./use-condition.ts";
import { useTerms } from "./use-terms.ts";

interface Line {
  readonly on: string;
  readonly kind: string;
  readonly mark: string;
  readonly text: string;
  readonly note: string;
}

/** All that happened, newest first: instalments, marks, milestones, judgements, changes, plans, material events. */
export function DealTimeline({ view }: { view: DealCardView }) {
  const t = useTranslations("deals");
  const format = useFormat();
  const terms = useTerms();
  const label = useLabel();
  const condition = useCondition();
  const { flows, marks, events, deal } = view;
  const lines = useMemo((): Line[] => {
    const money = (amount: string) => format.money(amount, deal.currency);
    const quietMarks = marks.filter((mark, i) => mark.basis !== "internalModel" || i === marks.length - 1 || i === 0);
    return [
      ...flows.map(({ on, kind, amount, isIn }) => ({
        on,
        kind: terms("flowKinds", kind),
        mark: isIn ? "▼" : "▲",
        text: money(amount),
        note: "",
      })),
      ...quietMarks.map(({ on, amount, basis }) => ({
        on,
        kind: t("mark"),
        mark: "●",
        text: money(amount),
        note: terms("markBases", basis),
      })),
      ...events.map((event) => ({
        on: event.on,
        kind: terms("dealEventKinds", event.kind),
        mark:
          event.outcome === "hit" ? "✓" : event.outcome === "missed" ? "✗" : event.kind === "materialEvent" ? "◆" : "○",
        text: [
          terms("dealEventNames", event.name),
          event.outcome === null
            ? ""
            : event.kind === "stageChange"
              ? `→ ${terms("dealStages", event.outcome)}`
              : event.kind === "conversion"
                ? `→ ${terms("instruments", event.outcome)}`
                : terms("outcomes", event.outcome),
          event.score === null ? "" : condition(event.name, event.score),
          terms("exitRoutes", event.route),
          event.plannedOn === null ? "" : t("plannedFor", { on: format.date(event.plannedOn) }),
        ]
          .filter(Boolean)
          .join(" "),
        note: event.note ? label(event.note) : "",
      })),
    ].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  }, [flows, marks, events, deal.currency, format, terms, label, condition, t]);
  return (
    <ol className="max-h-[36rem] divide-y divide-line overflow-y-auto rounded-md border border-line text-sm print:max-h-none">
      {lines.map((line, i) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew as a whole, and two lines may be alike
          key={i}
          className="grid grid-cols-[6.5rem_9rem_1fr] gap-3 px-3 py-1.5"
        >
          <span className="tabular text-ink">{format.date(line.on)}</span>
          <span className="text-ink-emphasis">
            <span aria-hidden className="mr-1.5 inline-block w-3">
              {line.mark}
            </span>
            {line.kind}
          </span>
          <span className="text-ink-strong">
            {line.text}
            {line.note ? <span className="text-ink"> · {line.note}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

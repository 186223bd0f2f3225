"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DealCardView } from "@/server/services/deals-view.ts";
import { useFormat } from "../format/use-format.ts";
import { useLabel } from "../format/use-label.ts";
import type { Told } from "./deal-form.tsx";
import { useCondition } from "./use-condition.ts";
import { useTerms } from "./use-terms.ts";

interface Line {
  readonly on: string;
  readonly kind: string;
  readonly mark: string;
  readonly text: string;
  readonly note: string;
  /** The form that corrects it; null for what only files tell. */
  readonly told: Told | null;
}

const FLOWS = ["call", "fee", "distribution", "income"] as const;

/** All that happened, newest first: instalments, marks, milestones, judgements, changes, plans, material events. */
export function DealTimeline({
  view,
  onCorrect,
}: {
  view: DealCardView;
  /** Opens the form that corrects a line; null for those who may only read. */
  onCorrect: ((told: Told) => void) | null;
}) {
  const t = useTranslations("deals");
  const format = useFormat();
  const terms = useTerms();
  const label = useLabel();
  const condition = useCondition();
  const { flows, marks, events, deal } = view;
  const lines = useMemo((): Line[] => {
    const money = (amount: string) => format.money(amount, deal.currency);
    const { code } = deal;
    const quietMarks = marks.filter((mark, i) => mark.basis !== "internalModel" || i === marks.length - 1 || i === 0);
    return [
      ...flows.map(({ on, kind, amount, isIn }) => ({
        on,
        kind: terms("flowKinds", kind),
        mark: isIn ? "▼" : "▲",
        text: money(amount),
        note: "",
        told: toldFlow(code, on, kind, amount),
      })),
      ...quietMarks.map(({ on, amount, basis }) => ({
        on,
        kind: t("mark"),
        mark: "●",
        text: money(amount),
        note: terms("markBases", basis),
        told: { what: "mark", code, on, amount, basis: basis as Extract<Told, { what: "mark" }>["basis"] } as const,
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
        told: { ...event, what: "event", code, outcome: event.outcome ?? "", note: event.note ?? "" } as Told,
      })),
    ].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  }, [flows, marks, events, deal, format, terms, label, condition, t]);
  return (
    <ol className="max-h-[36rem] divide-y divide-line overflow-y-auto rounded-md border border-line text-sm print:max-h-none">
      {lines.map((line, i) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew as a whole, and two lines may be alike
          key={i}
          className="grid grid-cols-[8.5rem_9rem_1fr] gap-3 px-3 py-1.5"
        >
          <span className="tabular text-ink">{format.date(line.on)}</span>
          <span className="text-ink-emphasis">
            <span aria-hidden className="mr-1.5 inline-block w-3">
              {line.mark}
            </span>
            {line.kind}
          </span>
          <span className="flex items-baseline justify-between gap-3 text-ink-strong">
            <span>
              {line.text}
              {line.note ? <span className="text-ink"> · {line.note}</span> : null}
            </span>
            {onCorrect && line.told ? (
              <button
                type="button"
                data-screen-only
                aria-label={t("correctOf", { what: `${line.kind} ${line.on}` })}
                onClick={() => line.told && onCorrect(line.told)}
                className="shrink-0 text-accent text-xs underline-offset-4 hover:underline"
              >
                {t("correct")}
              </button>
            ) : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Contributions and the like come from files of portfolios only. */
function toldFlow(code: string, on: string, kind: string, amount: string): Told | null {
  const known = FLOWS.find((item) => item === kind);
  return known ? { what: "flow", code, on, kind: known, amount } : null;
}

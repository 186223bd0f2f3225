"use client";

import { Check } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { CycleHead } from "@/server/services/cycle-view.ts";

/** The five steps of a cycle: who took each, and when. */
export function CycleStepper({ cycle }: { cycle: CycleHead }) {
  const t = useTranslations("cycles");
  const format = useFormatter();
  const reached = cycle.steps.findIndex(({ step }) => step === cycle.status);
  return (
    <ol className="grid gap-2 rounded-lg border border-line bg-surface p-4 sm:grid-cols-5" aria-label={t("steps")}>
      {cycle.steps.map(({ step, by, at }, i) => {
        const isDone = i <= reached;
        return (
          <li key={step} aria-current={i === reached ? "step" : undefined} className="flex items-start gap-2">
            <span
              aria-hidden
              className={`mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full border text-xs ${
                isDone ? "border-accent bg-accent text-accent-inverted" : "border-line-strong text-ink"
              }`}
            >
              {isDone ? <Check className="size-3" /> : i + 1}
            </span>
            <div className="min-w-0 text-sm">
              <p
                className={`first-letter:uppercase ${i === reached ? "font-semibold text-ink-strong" : "text-ink-emphasis"}`}
              >
                {t(`status.${step}`)}
              </p>
              {isDone && at ? (
                <p className="text-ink text-xs">
                  {by ? `${by} · ` : ""}
                  {format.dateTime(new Date(at), { dateStyle: "medium" })}
                </p>
              ) : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

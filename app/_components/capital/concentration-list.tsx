"use client";

import { useTranslations } from "next-intl";
import type { ConcentrationLine } from "@/server/core/capital/capital-book.ts";
import { useFormat } from "../format/use-format.ts";

/** Names by exposure against the threshold above which all their assets cost more. */
export function ConcentrationList({ lines, currency }: { lines: readonly ConcentrationLine[]; currency: string }) {
  const t = useTranslations("capital");
  const format = useFormat();
  const [first] = lines;
  if (!first) return <p className="text-ink text-sm">{t("concentrationUnknown")}</p>;
  const widest = Math.max(first.threshold, first.exposure);
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p className="text-ink text-xs">{t("threshold", { amount: format.money(first.threshold, currency) })}</p>
      <ul className="flex flex-col gap-1.5">
        {lines.map(({ counterparty, exposure, threshold, isAbove }) => (
          <li key={counterparty} className="grid grid-cols-[10rem_1fr_auto] items-center gap-3">
            <span className="truncate" title={counterparty}>
              {counterparty}
            </span>
            <span className="relative h-3 rounded bg-surface-subtle" aria-hidden>
              <span
                className={`absolute inset-y-0 left-0 rounded ${isAbove ? "bg-bad" : "bg-[var(--cat-1)]"}`}
                style={{ width: `${(exposure / widest) * 100}%` }}
              />
              <span
                className="absolute inset-y-[-2px] w-0.5 bg-ink-strong"
                style={{ left: `${Math.min(99.5, (threshold / widest) * 100)}%` }}
              />
            </span>
            <span className={`whitespace-nowrap tabular ${isAbove ? "text-bad" : ""}`}>
              {format.money(exposure, currency)}
              {isAbove ? ` · ${t("above")}` : ""}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

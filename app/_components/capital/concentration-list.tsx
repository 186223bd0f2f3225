"use client";

import { useTranslations } from "next-intl";
import type { CapitalPageView } from "@/server/services/capital-view.ts";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";

/** Names by exposure against the threshold above which all their assets cost more. */
export function ConcentrationList({ lines, currency }: { lines: CapitalPageView["concentration"]; currency: string }) {
  const t = useTranslations("capital");
  const format = useFormat();
  const nameOf = useName();
  const [first] = lines;
  if (!first) return <p className="text-ink text-sm">{t("concentrationUnknown")}</p>;
  const widest = Math.max(first.threshold, first.exposure);
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p className="text-ink text-xs">{t("threshold", { amount: format.money(first.threshold, currency) })}</p>
      <ul className="flex flex-col gap-1.5">
        {lines.map(({ counterparty, nameZh, exposure, threshold, isAbove }) => (
          <li key={counterparty} className="grid grid-cols-[10rem_1fr_11rem] items-center gap-3">
            <span className="truncate" title={counterparty}>
              {nameOf({ name: counterparty, nameZh })}
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
            <span className={`whitespace-nowrap text-right tabular ${isAbove ? "text-bad" : ""}`}>
              {format.money(exposure, currency)}
              {isAbove ? ` · ${t("above")}` : ""}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

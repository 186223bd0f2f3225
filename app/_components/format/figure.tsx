"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "./use-format.ts";

export type FigureUnit = "percent" | "pp" | "bp" | "multiple" | "number" | "years";

/**
 * One figure of a page. A figure that does not exist reads "n/a" and says why on hover and to a screen reader;
 * `cap` writes "> 100" for anything above 100, where more digits would say nothing;
 * `onExplain` makes it open its derivation; `tone` colours gains and losses by the reader's convention.
 */
export function Figure({
  value,
  unit,
  reason,
  digits,
  plus,
  tone = false,
  cap,
  onExplain,
  className = "",
}: {
  value: number | null | undefined;
  unit: FigureUnit;
  reason?: string | null;
  digits?: number;
  plus?: boolean;
  tone?: boolean;
  cap?: number;
  onExplain?: () => void;
  className?: string;
}) {
  const format = useFormat();
  const t = useTranslations("reasons");
  const ui = useTranslations("ui");
  const exists = value !== null && value !== undefined;
  const isAboveCap = exists && cap !== undefined && value > cap;
  const text = isAboveCap ? `> ${format[unit](cap, { digits: 0 })}` : format[unit](value, { digits, plus });
  const why = exists ? undefined : reason && t.has(reason) ? t(reason) : ui("notAvailableWhy");
  const colour = !exists
    ? "text-ink-subtle"
    : !tone || !/[1-9]/.test(text)
      ? ""
      : value > 0
        ? "text-gain"
        : "text-loss";
  const look = `tabular whitespace-nowrap ${colour} ${className}`;
  if (!onExplain) {
    return (
      <span className={look} title={why}>
        {text}
        {why ? <span className="sr-only"> ({why})</span> : null}
      </span>
    );
  }
  return (
    <button
      type="button"
      onClick={onExplain}
      title={why ?? ui("explain")}
      className={`${look} decoration-dotted underline-offset-4 hover:underline`}
    >
      {text}
    </button>
  );
}

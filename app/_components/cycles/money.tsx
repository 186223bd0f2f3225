"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "../format/use-format.ts";

/** An amount to the cent, or why there is none. */
export function Money({
  amount,
  currency,
  reason,
  onExplain,
  className = "",
}: {
  amount: string | null | undefined;
  currency: string;
  /** Why there is none, in words. */
  reason?: string;
  onExplain?: () => void;
  className?: string;
}) {
  const format = useFormat();
  const ui = useTranslations("ui");
  const look = `tabular whitespace-nowrap ${className}`;
  if (amount === null || amount === undefined)
    return (
      <span className={`${look} text-ink-subtle`} title={reason ?? ui("notAvailableWhy")}>
        {format.missing}
        <span className="sr-only"> ({reason ?? ui("notAvailableWhy")})</span>
      </span>
    );
  const text = format.number(Number(amount), { digits: 2 });
  const title = format.exactMoney(amount, currency);
  if (!onExplain)
    return (
      <span className={look} title={title}>
        {text}
      </span>
    );
  return (
    <button
      type="button"
      onClick={onExplain}
      title={title}
      className={`${look} decoration-dotted underline-offset-4 hover:underline`}
    >
      {text}
    </button>
  );
}

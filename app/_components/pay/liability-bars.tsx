"use client";

import { useTranslations } from "next-intl";
import type { PayPage } from "@/server/services/pay-view.ts";
import { useFormat } from "../format/use-format.ts";

/** Deferred pay at each year end: solid as it stood, lighter as the calendar pays it off. */
export function LiabilityBars({ liability, currency }: Pick<PayPage, "liability" | "currency">) {
  const t = useTranslations("payLedger");
  const format = useFormat();
  const most = Math.max(1, ...liability.map(({ amount }) => Number(amount)));
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{t("liability")}</caption>
      <tbody>
        {liability.map(({ year, amount, isAhead }) => (
          <tr key={year}>
            <th scope="row" className="w-20 py-1 text-left font-normal">
              {year}
              {isAhead ? <span className="sr-only"> {t("ahead")}</span> : null}
            </th>
            <td className="py-1">
              <div
                className={`h-4 rounded-sm ${isAhead ? "border border-accent border-dashed bg-surface-subtle" : "bg-accent"}`}
                style={{ width: `${(100 * Number(amount)) / most}%`, minWidth: Number(amount) > 0 ? 2 : 0 }}
              />
            </td>
            <td className="w-36 py-1 text-right tabular" title={format.exactMoney(amount, currency)}>
              {format.money(amount, currency)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

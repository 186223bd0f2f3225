"use client";

import { useTranslations } from "next-intl";
import type { PersonLedger } from "@/server/services/pay-view.ts";
import { useFormat } from "../format/use-format.ts";

/** What is still to come of one person, and every entry ever booked. */
export function PersonLedgerTable({ person, currency }: { person: PersonLedger; currency: string }) {
  const t = useTranslations("payLedger");
  const kinds = useTranslations("payLedger.kinds");
  const events = useTranslations("payLedger.events");
  const format = useFormat();
  const money = (amount: string) => format.exactMoney(amount, currency);
  return (
    <div className="grid gap-6 text-sm">
      <section>
        <h3 className="mb-1 font-medium text-ink text-xs">{t("open")}</h3>
        <table className="w-full">
          <thead>
            <tr className="text-ink text-xs">
              <th className="cell text-left font-medium">{t("dueOn")}</th>
              <th className="cell text-left font-medium">{t("awardYear")}</th>
              <th className="cell text-right font-medium">{t("atAward")}</th>
              <th className="cell text-right font-medium">{t("valueNow")}</th>
            </tr>
          </thead>
          <tbody>
            {person.open.map(({ dueOn, awardYear, amount, valueNow }) => (
              <tr key={`${dueOn}-${awardYear}`}>
                <td className="cell border-line border-t">{format.date(dueOn)}</td>
                <td className="cell border-line border-t">{awardYear}</td>
                <td className="cell border-line border-t text-right tabular">{money(amount)}</td>
                <td className="cell border-line border-t text-right tabular">{money(valueNow)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h3 className="mb-1 font-medium text-ink text-xs">{t("entries")}</h3>
        <table className="w-full">
          <tbody>
            {person.entries.map(({ id, effectiveOn, kind, awardYear, amount, note }) => (
              <tr key={id}>
                <td className="cell border-line border-t">{format.date(effectiveOn)}</td>
                <td className="cell border-line border-t">
                  {kinds(kind)}
                  {awardYear === null ? "" : ` · ${awardYear}`}
                  {note && events.has(note) ? ` · ${events(note)}` : ""}
                </td>
                <td className="cell border-line border-t text-right tabular">{money(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

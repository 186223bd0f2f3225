"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PayPage } from "@/server/services/pay-view.ts";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { Drawer } from "../ui/drawer.tsx";

type Given = Pick<PayPage, "calendar" | "people" | "currency">;

/** What falls due on each day; a day opens whose awards it is of, where the reader sees people. */
export function VestingCalendar({ calendar, people, currency }: Given) {
  const t = useTranslations("payLedger");
  const format = useFormat();
  const [shown, setShown] = useState<string | null>(null);
  if (calendar.length === 0) return <p className="text-ink text-sm">{t("nothingDue")}</p>;
  return (
    <>
      <table className="w-full text-sm">
        <caption className="sr-only">{t("calendar")}</caption>
        <tbody>
          {calendar.map(({ dueOn, amount }) => (
            <tr key={dueOn}>
              <th scope="row" className="cell border-line border-b text-left font-normal">
                {format.date(dueOn)}
              </th>
              <td className="cell border-line border-b text-right tabular">
                {people === null ? (
                  format.exactMoney(amount, currency)
                ) : (
                  <button
                    type="button"
                    onClick={() => setShown(dueOn)}
                    className="decoration-dotted underline-offset-4 hover:underline"
                  >
                    {format.exactMoney(amount, currency)}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Drawer
        open={shown !== null}
        onClose={() => setShown(null)}
        title={shown === null ? "" : t("dueOf", { on: format.date(shown) })}
      >
        {shown === null ? null : <DueDay dueOn={shown} {...{ calendar, people, currency }} />}
      </Drawer>
    </>
  );
}

function DueDay({ dueOn, calendar, people, currency }: Given & { dueOn: string }) {
  const t = useTranslations("payLedger");
  const format = useFormat();
  const name = useName();
  const money = (amount: string) => format.exactMoney(amount, currency);
  const lines = (people ?? []).flatMap((person) =>
    person.open.filter((open) => open.dueOn === dueOn).map((open) => ({ person, open })),
  );
  const sum = calendar.find((day) => day.dueOn === dueOn)?.amount ?? "0";
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="text-ink text-xs">
          <th className="cell text-left font-medium">{t("whoIsPaid")}</th>
          <th className="cell text-right font-medium">{t("atAward")}</th>
          <th className="cell text-right font-medium">{t("valueNow")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ person, open: { awardYear, amount, valueNow } }) => (
          <tr key={`${person.managerId}-${awardYear}`}>
            <td className="cell border-line border-t">
              {name(person)} <span className="text-ink text-xs">{awardYear}</span>
            </td>
            <td className="cell border-line border-t text-right tabular">{money(amount)}</td>
            <td className="cell border-line border-t text-right tabular">{money(valueNow)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-semibold">
          <td className="cell border-line-strong border-t" colSpan={2}>
            {t("sumOfDay")}
          </td>
          <td className="cell border-line-strong border-t text-right tabular">{money(sum)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

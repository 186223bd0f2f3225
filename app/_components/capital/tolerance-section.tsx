"use client";

import { useTranslations } from "next-intl";
import type { ToleratedLosses } from "@/server/core/capital/tolerated-capital.ts";
import type { CapitalGroup } from "@/server/services/capital-view.ts";
import { useFormat } from "../format/use-format.ts";
import { Section } from "../ui/section.tsx";

/** Left out on narrow screens; the other columns carry the answer. */
const wideOnly: ReadonlySet<string> = new Set(["value", "chargeInAYear"]);
const onlyWide = "hidden xl:table-cell";

/** What another year of patience costs: of the whole book, and of each class or manager by itself. */
export function ToleranceSection({
  tolerated,
  groups,
  groupName,
  currency,
}: {
  tolerated: ToleratedLosses;
  groups: readonly CapitalGroup[];
  groupName: (group: CapitalGroup) => string;
  currency: string;
}) {
  const t = useTranslations("capital");
  const format = useFormat();
  const money = (value: number) => format.money(value, currency);
  const rows = groups.filter(({ tolerance }) => tolerance.count > 0);
  const columns = [
    ["loss", ({ loss }: ToleratedLosses) => money(loss)],
    ["value", ({ value }: ToleratedLosses) => money(value)],
    ["charge", ({ charge }: ToleratedLosses) => money(charge)],
    ["chargeInAYear", ({ chargeInAYear }: ToleratedLosses) => money(chargeInAYear)],
    ["marginalCapital", ({ marginalCapital }: ToleratedLosses) => money(marginalCapital)],
    ["capitalCost", ({ capitalCost }: ToleratedLosses) => money(capitalCost)],
    ["returnNeeded", ({ returnNeeded }: ToleratedLosses) => format.percent(returnNeeded)],
  ] as const;
  const line = (key: string, label: string, cost: ToleratedLosses, look: string) => (
    <tr key={key} className={look}>
      <th scope="row" className="py-1.5 pr-3 text-left font-normal">
        {label}
      </th>
      {columns.map(([id, text]) => (
        <td key={id} className={`whitespace-nowrap py-1.5 pl-3 text-right tabular ${wideOnly.has(id) ? onlyWide : ""}`}>
          {text(cost)}
        </td>
      ))}
    </tr>
  );
  return (
    <Section title={t("toleranceTitle")} note={t("toleranceNote")}>
      <div className="overflow-x-auto">
        <table className="w-full text-sm">
          <thead>
            <tr className="align-bottom text-ink text-xs">
              <th className="py-1 text-left font-medium">{t("tolerated.of")}</th>
              {columns.map(([id]) => (
                <th key={id} className={`py-1 pl-3 text-right font-medium ${wideOnly.has(id) ? onlyWide : ""}`}>
                  {t(`tolerated.${id}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((group) => line(group.key, groupName(group), group.tolerance, "border-line border-t"))}
            {line("book", t("tolerated.book"), tolerated, "border-line-strong border-t font-semibold")}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

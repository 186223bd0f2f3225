"use client";

import { useTranslations } from "next-intl";
import { marketSubModules } from "@/server/core/capital/regimes/cross-tables.ts";
import type { CapitalPageView } from "@/server/services/capital-view.ts";
import { useFormat } from "../format/use-format.ts";

/** From amounts by risk to the company's minimum capital; the contributions sum to the whole. */
export function AggregationTable({ position, currency }: { position: CapitalPageView["position"]; currency: string }) {
  const t = useTranslations("capital");
  const format = useFormat();
  const { company, allocation, marketAmounts, moduleAmounts } = position;
  const money = (value: number) => format.money(value, currency);
  const amounts = [
    ...marketSubModules.map((risk) => [risk, marketAmounts[risk]] as const),
    ...(["life_insurance", "non_life", "credit"] as const).map((risk) => [risk, moduleAmounts[risk] ?? 0] as const),
  ].filter(([, amount]) => amount !== 0);
  const cell = "py-1.5 text-right tabular";
  return (
    <div className="grid gap-6 xl:grid-cols-[3fr_2fr]">
      <table className="w-full text-sm">
        <thead>
          <tr className="text-ink text-xs">
            <th className="py-1 text-left font-medium">{t("risk")}</th>
            <th className="py-1 text-right font-medium">{t("amount")}</th>
            <th className="py-1 text-right font-medium">{t("perUnit")}</th>
            <th className="py-1 text-right font-medium">{t("contribution")}</th>
          </tr>
        </thead>
        <tbody>
          {amounts.map(([risk, amount]) => (
            <tr key={risk} className="border-line border-t">
              <th scope="row" className="py-1.5 text-left font-normal">
                {t(`risks.${risk}`)}
              </th>
              <td className={cell}>{money(amount)}</td>
              <td className={cell}>{format.number(allocation.marginal[risk], { digits: 3 })}</td>
              <td className={cell}>{money(amount * allocation.marginal[risk])}</td>
            </tr>
          ))}
          <tr className="border-line-strong border-t font-semibold">
            <th scope="row" className="py-1.5 text-left">
              {t("whole")}
            </th>
            <td className={cell}>{money(allocation.gross)}</td>
            <td className={cell}>{format.number(allocation.proportional, { digits: 3 })}</td>
            <td className={cell}>{money(allocation.whole)}</td>
          </tr>
        </tbody>
      </table>
      <dl className="grid grid-cols-[1fr_auto] content-start gap-x-4 gap-y-1.5 text-sm">
        {(
          [
            ["gross", allocation.gross],
            ["marketDiversification", -company.marketRisk.diversification],
            ["companyDiversification", -company.diversification],
            ["relief", company.minimumCapital - company.beforeRelief],
            ["whole", company.minimumCapital],
          ] as const
        ).map(([key, value]) => (
          <div key={key} className="contents">
            <dt className={key === "whole" ? "font-semibold" : "text-ink-emphasis"}>{t(`steps.${key}`)}</dt>
            <dd className={`text-right tabular ${key === "whole" ? "font-semibold" : ""}`}>{money(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { StressRow } from "@/server/services/capital-view.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";

/** The mandatory falls of listed equities on capital and ratios, and what follows for pay. */
export function StressTable({ rows, currency }: { rows: readonly StressRow[]; currency: string }) {
  const t = useTranslations("capital.stress");
  const format = useFormat();
  const names = (row: StressRow) => row.namesAbove.join(", ") || t("noName");
  const isMoved = rows.some((row) => names(row) !== names(rows[0]!));
  return (
    <>
      <table className="w-full text-sm">
        <thead>
          <tr className="text-ink text-xs">
            {(["shock", "minimumCapital", "actualCapital", "comprehensive", "core"] as const).map((key, i) => (
              <th key={key} scope="col" className={`py-1 font-medium ${i === 0 ? "text-left" : "text-right"}`}>
                {t(key)}
              </th>
            ))}
            <th scope="col" className="py-1 pl-4 text-left font-medium">
              {t("pay")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} className="border-line border-t align-top">
              <th scope="row" className="py-1.5 text-left font-normal">
                {row.shock === 0 ? t("today") : format.percent(row.shock, { digits: 0 })}
              </th>
              <td className="py-1.5 text-right tabular">{format.money(row.minimumCapital, currency)}</td>
              <td className="py-1.5 text-right tabular">{format.money(row.actualCapital, currency)}</td>
              <td className="py-1.5 text-right">
                <Figure unit="percent" value={row.comprehensiveRatio} reason="noActualCapital" digits={1} />
              </td>
              <td className="py-1.5 text-right">
                <Figure unit="percent" value={row.coreRatio} reason="noActualCapital" digits={1} />
              </td>
              <td className="py-1.5 pl-4">
                {row.payMustBeLimited === null ? (
                  format.missing
                ) : row.payMustBeLimited ? (
                  <span className="text-bad">{t("payLimited")}</span>
                ) : row.onWatchList ? (
                  <span className="text-warn">{t("watched")}</span>
                ) : (
                  t("payFree")
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {isMoved ? (
        <p className="mt-2 text-ink text-xs">
          {t("namesMove", {
            list: rows
              .map((row) => `${row.shock === 0 ? t("today") : format.percent(row.shock, { digits: 0 })}: ${names(row)}`)
              .join("; "),
          })}
        </p>
      ) : null}
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { RecordWindow, RecordYear } from "@/server/core/records/record-windows.ts";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import type { ManagerRecord } from "@/server/core/schemes/manager-record.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { CsvButton } from "../ui/csv-button.tsx";
import { Section } from "../ui/section.tsx";
import { explainWindow } from "./explain-row.ts";

/** Beyond this share of the periods the ground grows no stronger: one wild month must not pale the rest. */
const FULL_GROUND_FROM = 0.9;

/** A line per calendar year, a cell per period: when the result was earned, and what each year brought. */
export function YearByYear({
  record,
  years,
  onExplain,
}: {
  record: ManagerRecord;
  years: readonly RecordYear[];
  onExplain: (node: EvaluationNode) => void;
}) {
  const t = useTranslations("managers");
  const format = useFormat();
  const perYear = years[0]?.periods.length ?? 0;
  if (perYear === 0) return null;
  const sizes = years
    .flatMap(({ periods }) => periods.flatMap((one) => Math.abs(one?.active.value ?? 0) || []))
    .sort((a, b) => a - b);
  const full = sizes[Math.floor((sizes.length - 1) * FULL_GROUND_FROM)] ?? 1;
  const ground = (active: number | null) =>
    active === null || active === 0
      ? undefined
      : {
          backgroundColor: `color-mix(in oklab, var(${active < 0 ? "--loss" : "--gain"}) ${Math.round(8 + 42 * Math.min(1, Math.abs(active) / full))}%, transparent)`,
        };
  const periodName = (index: number) =>
    perYear === 4 ? t("quarterOf", { number: index + 1 }) : perYear === 12 ? String(index + 1) : "";
  const explain = (window: RecordWindow, figure: "portfolio" | "benchmark" | "active") =>
    onExplain(explainWindow(record, window, figure));
  return (
    <Section
      title={t("yearsTitle")}
      note={t(perYear === 12 ? "yearsNoteMonths" : "yearsNoteQuarters")}
      actions={
        <CsvButton
          name={`years-${record.code}-${record.asOf}`}
          heading={[t("windowFrom"), t("windowEnds"), t("portfolio"), t("benchmark"), t("active")]}
          rows={() =>
            years.flatMap((year) =>
              [year, ...year.periods].flatMap((one) =>
                one ? [[one.from, one.to, one.portfolio.value, one.benchmark.value, one.active.value]] : [],
              ),
            )
          }
        />
      }
    >
      <div className="overflow-x-auto">
        <table className="w-full border-separate border-spacing-0.5 text-xs">
          <caption className="sr-only">{t("yearsTitle")}</caption>
          <thead className="text-ink">
            <tr>
              <th scope="col" className="p-1 text-left font-medium">
                {t("year")}
              </th>
              {years[0]!.periods.map((_, index) => (
                <th key={periodName(index)} scope="col" className="p-1 text-right font-medium">
                  {periodName(index)}
                </th>
              ))}
              {(["active", "portfolio", "benchmark"] as const).map((key) => (
                <th key={key} scope="col" className="whitespace-nowrap p-1 pl-2 text-right font-medium">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map((year) => (
              <tr key={year.year}>
                <th scope="row" className="whitespace-nowrap p-1 text-left font-medium text-ink-strong">
                  {year.year}
                  {year.complete ? null : <span className="ml-1 font-normal text-ink">{t("partOfYear")}</span>}
                </th>
                {year.periods.map((one, index) => (
                  <td
                    key={periodName(index)}
                    className="rounded p-1 text-right tabular"
                    style={ground(one?.active.value ?? null)}
                  >
                    {one === null ? null : (
                      <button
                        type="button"
                        className="decoration-dotted underline-offset-4 hover:underline"
                        title={t("periodIs", {
                          to: format.date(one.to),
                          portfolio: format.percent(one.portfolio.value),
                          benchmark: format.percent(one.benchmark.value),
                        })}
                        onClick={() => explain(one, "active")}
                      >
                        {one.active.value === null
                          ? format.missing
                          : format.number(one.active.value * 100, { digits: 1, plus: true })}
                      </button>
                    )}
                  </td>
                ))}
                <td className="p-1 pl-2 text-right font-medium">
                  <Figure
                    value={year.active.value === null ? null : year.active.value * 100}
                    reason={year.active.reason}
                    unit="number"
                    plus
                    tone
                    onExplain={() => explain(year, "active")}
                  />
                </td>
                {(["portfolio", "benchmark"] as const).map((side) => (
                  <td key={side} className="p-1 pl-2 text-right">
                    <Figure
                      value={year[side].value}
                      reason={year[side].reason}
                      unit="percent"
                      onExplain={() => explain(year, side)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

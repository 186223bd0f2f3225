"use client";

import { useTranslations } from "next-intl";
import type { ManagerRecord } from "@/server/core/schemes/manager-record.ts";
import { paletteIndex } from "../../_charts/axis.ts";
import { prepareResponsibility } from "../../_charts/prepare-responsibility.ts";
import { useFormat } from "../format/use-format.ts";

/** Who answered for which portfolio, when: a solid bar answers for results while in charge, an outlined one has credit for decisions. */
export function Responsibility({ record }: { record: ManagerRecord }) {
  const t = useTranslations("managers");
  const format = useFormat();
  const { lanes, years } = prepareResponsibility(record.assignments, record.asOf);
  if (lanes.length === 0) return <p className="text-ink">{t("noAssignments")}</p>;
  const every = Math.max(1, Math.ceil(years.length / 14));
  return (
    <div className="flex flex-col gap-2 text-sm">
      {lanes.map(({ portfolioId, spans }) => {
        const { portfolioName, portfolioNameZh } = spans[0]!.assignment;
        return (
          <div key={portfolioId} className="grid grid-cols-[minmax(8rem,14rem)_1fr] items-center gap-3">
            <p className="truncate text-ink-emphasis" title={portfolioName}>
              {format.locale === "zh-CN" ? (portfolioNameZh ?? portfolioName) : portfolioName}
            </p>
            <div className="relative h-6 rounded bg-surface-muted">
              {spans.map(({ assignment, start, end, lasts }) => (
                <div
                  key={assignment.from}
                  title={t("assignmentIs", {
                    from: format.date(assignment.from),
                    until: assignment.until ? format.date(assignment.until) : t("today"),
                    share: format.percent(assignment.share, { digits: 0 }),
                  })}
                  className={`absolute inset-y-0.5 flex items-center overflow-hidden whitespace-nowrap px-1.5 text-xs ${
                    lasts ? "rounded-l" : "rounded"
                  }`}
                  style={{
                    left: `${start * 100}%`,
                    width: `${(end - start) * 100}%`,
                    border: `1.5px solid var(--cat-${paletteIndex(portfolioId) + 1})`,
                    background:
                      assignment.credit === "holding"
                        ? `color-mix(in srgb, var(--cat-${paletteIndex(portfolioId) + 1}) 35%, transparent)`
                        : "transparent",
                  }}
                >
                  <span className="truncate text-ink-strong">
                    {lasts
                      ? t("since", { from: assignment.from.slice(0, 7) })
                      : t("span", { from: assignment.from.slice(0, 7), until: assignment.until?.slice(0, 7) ?? "" })}
                    {assignment.share < 1 ? ` · ${format.percent(assignment.share, { digits: 0 })}` : ""}
                    {" · "}
                    {t(`credits.${assignment.credit}`)}
                    {lasts ? "" : ` · ${t("handedOver")}`}
                  </span>
                </div>
              ))}
            </div>
          </div>
        );
      })}
      <div className="grid grid-cols-[minmax(8rem,14rem)_1fr] gap-3" aria-hidden>
        <span />
        <div className="relative h-4 text-ink text-xs">
          {years
            .filter((_, index) => index % every === 0)
            .map(({ year, at }) => (
              <span key={year} className="-translate-x-1/2 absolute tabular" style={{ left: `${at * 100}%` }}>
                {year}
              </span>
            ))}
        </div>
      </div>
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ManagerDetail, ManagerRecord } from "@/server/core/schemes/manager-record.ts";
import { categoryColour, paletteIndex } from "../../_charts/axis.ts";
import { ChartFrame } from "../../_charts/chart-frame.tsx";
import { GrowthChart } from "../../_charts/growth-chart.tsx";
import { prepareGrowth } from "../../_charts/prepare-growth.ts";
import { useFormat } from "../format/use-format.ts";

/** What 1 became under the manager and in the benchmark. */
export function Growth({ record, detail }: { record: ManagerRecord; detail: ManagerDetail }) {
  const t = useTranslations("managers");
  const format = useFormat();
  const drawn = useMemo(() => prepareGrowth(detail.returns), [detail.returns]);
  if (detail.returns.length < 2) return null;
  return (
    <section className="min-w-0 rounded-lg border border-line bg-surface p-4">
      <ChartFrame
        title={t("growthTitle")}
        note={t("growthNote")}
        name={`growth-${record.code}-${record.asOf}`}
        twin={{
          heading: [t("date"), t("portfolio"), t("benchmark")],
          rows: drawn.points.map((point) => [
            format.date(point.on),
            format.number(point.portfolio, { digits: 4 }),
            format.number(point.benchmark, { digits: 4 }),
          ]),
          exact: drawn.points.map((point) => [point.on, point.portfolio, point.benchmark]),
        }}
      >
        <GrowthChart drawn={drawn} colour={categoryColour(paletteIndex(record.code))} label={t("growthTitle")} />
      </ChartFrame>
    </section>
  );
}

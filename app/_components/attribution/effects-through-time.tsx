"use client";

import { useTranslations } from "next-intl";
import { ChartFrame } from "../../_charts/chart-frame.tsx";
import { EffectsThroughTimeChart } from "../../_charts/effects-through-time-chart.tsx";
import { useFormat } from "../format/use-format.ts";
import type { Report } from "./report.ts";

/** Effects period by period: whether the answer is one month or a habit. */
export function EffectsThroughTime({ report }: { report: Report }) {
  const t = useTranslations("attribution");
  const format = useFormat();
  const { periods, linked } = report.attribution;
  if (periods.length < 2) return null;
  const names = {
    allocation: t("effects.allocation"),
    selection: t("effects.selection"),
    interaction: t("effects.interaction"),
    total: t("activeReturn"),
  };
  const shown = (["allocation", "selection", "interaction"] as const).filter((effect) => linked[effect] !== null);
  return (
    <section className="rounded-lg border border-line bg-surface p-4">
      <ChartFrame
        title={t("throughTimeTitle")}
        note={t("throughTimeNote")}
        name={`attribution-through-time-${report.subject.code}-${report.to}`}
        twin={{
          heading: [t("periodEnd"), ...shown.map((effect) => names[effect]), names.total],
          rows: periods.map((period) => [
            format.date(period.periodEnd),
            ...shown.map((effect) => format.pp(period[effect])),
            format.pp(period.activeReturn),
          ]),
          exact: periods.map((period) => [
            period.periodEnd,
            ...shown.map((effect) => period[effect]),
            period.activeReturn,
          ]),
        }}
      >
        <EffectsThroughTimeChart
          names={names}
          periods={periods.map(({ periodEnd, allocation, selection, interaction, activeReturn }) => ({
            periodEnd,
            allocation,
            selection,
            interaction,
            total: activeReturn,
          }))}
        />
      </ChartFrame>
    </section>
  );
}

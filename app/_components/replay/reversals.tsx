"use client";

import { useTranslations } from "next-intl";
import { CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { ReplayView } from "@/server/services/replay-view.ts";
import { axis, grid } from "../../_charts/axis.ts";
import { ChartFrame } from "../../_charts/chart-frame.tsx";
import { ChartTooltip } from "../../_charts/chart-tooltip.tsx";
import { useFormat } from "../format/use-format.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { schemeColour } from "./scheme-colour.ts";

/** At each year end: of all pairs of managers, the share that the scheme ranks the other way round than the end does. */
export function Reversals({ view, name }: { view: ReplayView; name: string }) {
  const t = useTranslations("replay");
  const format = useFormat();
  const bilingual = useBilingual();
  const days = [...new Set(view.schemes.flatMap(({ reversals }) => reversals.map(({ asOf }) => asOf)))].sort();
  const shareOf = (index: number, day: string) => {
    const year = view.schemes[index]?.reversals.find(({ asOf }) => asOf === day);
    return year && year.pairs > 0 ? year.reversed / year.pairs : null;
  };
  const data = days.map((day) => ({
    day,
    ...Object.fromEntries(view.schemes.map((_, i) => [`s${i}`, shareOf(i, day)])),
  }));
  if (days.length === 0) return <p className="text-ink text-sm">{t("noReversals")}</p>;
  return (
    <ChartFrame
      title={t("reversalsAxis")}
      name={name}
      twin={{
        heading: [t("yearEnd"), ...view.schemes.map(({ name: scheme }) => bilingual(scheme))],
        rows: days.map((day) => [
          day.slice(0, 4),
          ...view.schemes.map((_, i) => format.percent(shareOf(i, day), { digits: 1 })),
        ]),
        exact: days.map((day) => [day, ...view.schemes.map((_, i) => shareOf(i, day))]),
      }}
    >
      <ResponsiveContainer width="100%" height={240}>
        <LineChart data={data} margin={{ top: 8, right: 16, bottom: 0, left: 8 }}>
          <CartesianGrid {...grid} />
          <XAxis dataKey="day" tickFormatter={(day: string) => day.slice(0, 4)} minTickGap={24} {...axis} />
          <YAxis
            domain={[0, (most: number) => Math.max(0.5, Math.ceil(most * 10) / 10)]}
            tickFormatter={(value: number) => format.percent(value, { digits: 0 })}
            width={52}
            {...axis}
          />
          <Legend wrapperStyle={{ fontSize: 12 }} />
          <Tooltip
            content={({ active, payload, label }) =>
              active && payload?.length ? (
                <ChartTooltip
                  title={String(label).slice(0, 4)}
                  rows={payload.map(({ name: scheme, value, color }) => ({
                    label: scheme,
                    value: format.percent(value as number, { digits: 1 }),
                    colour: color,
                  }))}
                />
              ) : null
            }
          />
          {view.schemes.map((scheme, i) => (
            <Line
              key={scheme.reference}
              dataKey={`s${i}`}
              name={bilingual(scheme.name)}
              type="linear"
              stroke={schemeColour(i)}
              strokeWidth={1.75}
              dot={{ r: 2 }}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}

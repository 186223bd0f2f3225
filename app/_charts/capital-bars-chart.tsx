"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useFormat } from "../_components/format/use-format.ts";
import { axis, grid } from "./axis.ts";
import { ChartTooltip } from "./chart-tooltip.tsx";

export interface CapitalBar {
  readonly name: string;
  readonly charge: number;
  readonly paperLoss: number;
}

/** Charge and paper loss side by side, one row a group: who uses capital, and whose value is under water. */
export function CapitalBarsChart({
  bars,
  currency,
  names,
}: {
  bars: readonly CapitalBar[];
  currency: string;
  names: { readonly charge: string; readonly paperLoss: string };
}) {
  const format = useFormat();
  const money = (value: number) => format.money(value, currency);
  return (
    <ResponsiveContainer width="100%" height={Math.max(160, bars.length * 34 + 40)}>
      <BarChart data={[...bars]} layout="vertical" margin={{ top: 4, right: 16, bottom: 0, left: 8 }} barGap={1}>
        <CartesianGrid {...grid} vertical horizontal={false} />
        <XAxis type="number" tickFormatter={money} tickCount={5} {...axis} />
        <YAxis type="category" dataKey="name" width={150} interval={0} {...axis} />
        <Tooltip
          cursor={{ fill: "var(--surface-subtle)" }}
          content={({ active, payload }) => {
            const bar = payload?.[0]?.payload as CapitalBar | undefined;
            if (!active || !bar) return null;
            const rows = (["charge", "paperLoss"] as const).map((key) => ({
              label: names[key],
              value: money(bar[key]),
            }));
            return <ChartTooltip title={bar.name} rows={rows} />;
          }}
        />
        <Bar dataKey="charge" fill="var(--cat-1)" isAnimationActive={false} maxBarSize={12} />
        <Bar dataKey="paperLoss" fill="var(--loss)" isAnimationActive={false} maxBarSize={12} />
      </BarChart>
    </ResponsiveContainer>
  );
}

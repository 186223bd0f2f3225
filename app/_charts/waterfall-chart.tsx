"use client";

import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  LabelList,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { useFormat } from "../_components/format/use-format.ts";
import { axis, grid, zeroLine } from "./axis.ts";
import { ChartTooltip } from "./chart-tooltip.tsx";
import type { WaterfallBar } from "./prepare-waterfall.ts";

/** Draws a prepared waterfall: totals in grey, gains and losses in the reader's colours, every bar with its figure. */
export function WaterfallChart({
  bars,
  names,
  height = 300,
}: {
  bars: readonly WaterfallBar[];
  names: Record<string, string>;
  height?: number;
}) {
  const format = useFormat();
  const figure = (bar: WaterfallBar) => (bar.kind === "total" ? format.percent(bar.value) : format.pp(bar.value));
  // From low to high, so that the figure of a fall stands above its bar too and clear of the axis.
  const data = bars.map((bar) => ({
    ...bar,
    span: [Math.min(...bar.span), Math.max(...bar.span)],
    name: names[bar.key] ?? bar.key,
    label: figure(bar),
  }));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={data} margin={{ top: 36, right: 8, bottom: 0, left: 8 }}>
        <CartesianGrid {...grid} />
        <XAxis dataKey="name" interval={0} {...axis} />
        <YAxis tickFormatter={(value: number) => format.percent(value, { digits: 0 })} width={56} {...axis} />
        <ReferenceLine y={0} {...zeroLine} />
        <Tooltip
          cursor={{ fill: "var(--surface-subtle)" }}
          content={({ active, payload }) => {
            const bar = payload?.[0]?.payload as (typeof data)[number] | undefined;
            return active && bar ? <ChartTooltip title={bar.name} rows={[{ label: "", value: bar.label }]} /> : null;
          }}
        />
        <Bar dataKey="span" isAnimationActive={false} maxBarSize={72}>
          {data.map((bar) => (
            <Cell
              key={bar.key}
              fill={bar.kind === "total" ? "var(--cat-8)" : bar.value < 0 ? "var(--loss)" : "var(--gain)"}
            />
          ))}
          <LabelList dataKey="label" position="top" fill="var(--ink-strong)" fontSize={12} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

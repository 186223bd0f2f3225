"use client";

import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Legend,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { useFormat } from "../_components/format/use-format.ts";
import { axis, grid, zeroLine } from "./axis.ts";
import { ChartTooltip } from "./chart-tooltip.tsx";

export interface SpreadBar {
  label: string;
  earned: number | null;
  cost: number | null;
  spread: number | null;
}

/** What was earned beside what the liabilities cost, by horizon; a horizon that is not covered stays empty. */
export function SpreadChart({
  bars,
  names,
  height = 260,
}: {
  bars: readonly SpreadBar[];
  names: Record<"earned" | "cost" | "spread", string>;
  height?: number;
}) {
  const format = useFormat();
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={[...bars]} barGap={2} margin={{ top: 8, right: 8, bottom: 0, left: 8 }}>
        <CartesianGrid {...grid} />
        <XAxis dataKey="label" interval={0} {...axis} />
        <YAxis tickFormatter={(value: number) => format.percent(value, { digits: 1 })} width={60} {...axis} />
        <ReferenceLine y={0} {...zeroLine} />
        <Legend wrapperStyle={{ fontSize: 12 }} />
        <Tooltip
          cursor={{ fill: "var(--surface-subtle)" }}
          content={({ active, payload, label }) => {
            const bar = payload?.[0]?.payload as SpreadBar | undefined;
            return active && bar ? (
              <ChartTooltip
                title={String(label)}
                rows={[
                  { label: names.earned, value: format.percent(bar.earned, { digits: 2 }), colour: "var(--cat-1)" },
                  { label: names.cost, value: format.percent(bar.cost, { digits: 2 }), colour: "var(--ink-subtle)" },
                  { label: names.spread, value: format.pp(bar.spread, { digits: 2, plus: true }) },
                ]}
              />
            ) : null;
          }}
        />
        <Bar dataKey="earned" name={names.earned} fill="var(--cat-1)" maxBarSize={28} isAnimationActive={false} />
        <Bar dataKey="cost" name={names.cost} fill="var(--ink-subtle)" maxBarSize={28} isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

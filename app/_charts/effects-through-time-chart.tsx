"use client";

import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { useFormat } from "../_components/format/use-format.ts";
import { axis, grid, zeroLine } from "./axis.ts";
import { ChartTooltip } from "./chart-tooltip.tsx";

export interface EffectsOfPeriod {
  periodEnd: string;
  allocation: number;
  selection: number;
  interaction: number | null;
  /** What the effects make up. */
  total: number;
}

const colours = { allocation: "var(--cat-1)", selection: "var(--cat-2)", interaction: "var(--cat-4)" } as const;

/** Effects of each period stacked, with the active return they make up as a line. */
export function EffectsThroughTimeChart({
  periods,
  names,
  height = 280,
}: {
  periods: readonly EffectsOfPeriod[];
  names: Record<"allocation" | "selection" | "interaction" | "total", string>;
  height?: number;
}) {
  const format = useFormat();
  const effects = (["allocation", "selection", "interaction"] as const).filter(
    (effect) => periods[0]?.[effect] !== null,
  );
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={[...periods]} stackOffset="sign" margin={{ top: 8, right: 8, bottom: 0, left: 8 }}>
        <CartesianGrid {...grid} />
        <XAxis dataKey="periodEnd" tickFormatter={(date: string) => date.slice(0, 7)} minTickGap={24} {...axis} />
        <YAxis tickFormatter={(value: number) => format.percent(value, { digits: 1 })} width={60} {...axis} />
        <ReferenceLine y={0} {...zeroLine} />
        <Legend wrapperStyle={{ fontSize: 12 }} />
        <Tooltip
          cursor={{ fill: "var(--surface-subtle)" }}
          content={({ active, payload, label }) =>
            active && payload?.length ? (
              <ChartTooltip
                title={format.date(String(label))}
                rows={payload.map(({ name, value, color }) => ({
                  label: name,
                  value: format.pp(value as number, { digits: 3 }),
                  colour: color,
                }))}
              />
            ) : null
          }
        />
        {effects.map((effect) => (
          <Bar
            key={effect}
            dataKey={effect}
            name={names[effect]}
            stackId="effects"
            fill={colours[effect]}
            isAnimationActive={false}
          />
        ))}
        <Line
          dataKey="total"
          name={names.total}
          type="linear"
          stroke="var(--ink-strong)"
          strokeWidth={1.5}
          dot={periods.length <= 24 ? { r: 2 } : false}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

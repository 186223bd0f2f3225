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
import type { MismatchYear } from "@/server/core/liabilities/cash-flow-mismatch.ts";
import { useFormat } from "../_components/format/use-format.ts";
import { axis, grid, zeroLine } from "./axis.ts";
import { ChartTooltip } from "./chart-tooltip.tsx";

/** Cash that comes in and goes out by year, and what is left of it so far. */
export function MismatchChart({
  years,
  currency,
  names,
  height = 300,
}: {
  years: readonly MismatchYear[];
  currency: string;
  names: Record<"assets" | "liabilities" | "net" | "cumulative", string>;
  height?: number;
}) {
  const format = useFormat();
  const money = (value: number) => format.money(value, currency, { digits: 0 });
  const data = years.map((year) => ({ ...year, owed: -year.liabilities }));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={data} stackOffset="sign" margin={{ top: 8, right: 8, bottom: 0, left: 8 }}>
        <CartesianGrid {...grid} />
        <XAxis dataKey="year" minTickGap={16} {...axis} />
        <YAxis tickFormatter={money} width={92} {...axis} />
        <ReferenceLine y={0} {...zeroLine} />
        <Legend wrapperStyle={{ fontSize: 12 }} />
        <Tooltip
          cursor={{ fill: "var(--surface-subtle)" }}
          content={({ active, payload }) => {
            const year = payload?.[0]?.payload as MismatchYear | undefined;
            return active && year ? (
              <ChartTooltip
                title={String(year.year)}
                rows={[
                  { label: names.assets, value: format.money(year.assets, currency), colour: "var(--cat-1)" },
                  { label: names.liabilities, value: format.money(year.liabilities, currency), colour: "var(--cat-2)" },
                  { label: names.net, value: format.money(year.net, currency) },
                  { label: names.cumulative, value: format.money(year.cumulative, currency) },
                ]}
              />
            ) : null;
          }}
        />
        <Bar dataKey="assets" name={names.assets} stackId="flows" fill="var(--cat-1)" isAnimationActive={false} />
        <Bar dataKey="owed" name={names.liabilities} stackId="flows" fill="var(--cat-2)" isAnimationActive={false} />
        <Line
          dataKey="cumulative"
          name={names.cumulative}
          type="linear"
          stroke="var(--ink-strong)"
          strokeWidth={1.5}
          dot={false}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

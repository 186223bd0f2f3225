"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RecordWindow } from "@/server/core/records/record-windows.ts";
import { useFormat } from "../_components/format/use-format.ts";
import { axisText, Drawing, type Hint, ValueAxis, YearLabels } from "./drawing.tsx";
import type { prepareRolling } from "./prepare-rolling.ts";
import { linearScale } from "./scale.ts";

const TOP = 26;
const LEFT = 52;
const RIGHT = 12;
const AXIS = 26;

/** Active return of every window of one length: a column where the window ends, above or below the benchmark. */
export function RollingChart({
  drawn,
  windows,
  label,
  height = 254,
}: {
  drawn: ReturnType<typeof prepareRolling>;
  windows: readonly RecordWindow[];
  label: string;
  height?: number;
}) {
  const t = useTranslations("managers");
  const format = useFormat();
  const [hint, setHint] = useState<Hint | null>(null);
  const { columns, years, domain, ticks } = drawn;
  const bottom = height - AXIS;
  const y = linearScale(domain, [bottom, TOP]);
  const fine = ticks.some((tick) => Math.abs(tick * 100 - Math.round(tick * 100)) > 1e-9);
  return (
    <Drawing label={label} height={height} hint={hint} onLeave={() => setHint(null)}>
      {(width) => {
        const x = linearScale([0, Math.max(1, columns.length)], [LEFT, width - RIGHT]);
        const step = x(1) - x(0);
        const thickness = Math.max(1, Math.min(24, step * 0.78));
        return (
          <>
            <ValueAxis
              ticks={ticks}
              y={y}
              left={LEFT}
              right={width - RIGHT}
              format={(value) => format.number(value * 100, { digits: fine ? 1 : 0, plus: true })}
            />
            <text {...axisText} x={LEFT - 8} y={12} textAnchor="end">
              {t("ppUnit")}
            </text>
            {columns.map(({ on, active }, index) => (
              <g key={on}>
                {active === null ? null : (
                  <rect
                    x={x(index + 0.5) - thickness / 2}
                    width={thickness}
                    y={Math.min(y(0), y(active))}
                    height={Math.max(0.5, Math.abs(y(active) - y(0)))}
                    fill={active < 0 ? "var(--loss)" : "var(--gain)"}
                  />
                )}
                <rect
                  x={x(index)}
                  y={TOP}
                  width={step}
                  height={bottom - TOP}
                  fill="transparent"
                  onPointerMove={() => setHint({ x: x(index + 0.5), y: TOP, ...words(windows[index]!) })}
                />
              </g>
            ))}
            <YearLabels
              years={years.map(({ label, index }) => ({ label, x: x(index) }))}
              width={width - LEFT}
              bottom={bottom}
              anchor="start"
            />
          </>
        );
      }}
    </Drawing>
  );

  function words({ from, to, portfolio, benchmark, active }: RecordWindow) {
    return {
      title: t("fromTo", { from: format.date(from), to: format.date(to) }),
      rows: [
        { label: t("portfolio"), value: format.percent(portfolio.value) },
        { label: t("benchmark"), value: format.percent(benchmark.value), colour: "var(--fee)" },
        {
          label: t("active"),
          value: format.pp(active.value),
          colour: (active.value ?? 0) < 0 ? "var(--loss)" : "var(--gain)",
        },
      ],
    };
  }
}

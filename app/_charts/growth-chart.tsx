"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "../_components/format/use-format.ts";
import { Drawing, type Hint, ValueAxis, YearLabels } from "./drawing.tsx";
import type { GrowthPoint, prepareGrowth } from "./prepare-growth.ts";
import { linearScale } from "./scale.ts";

const TOP = 12;
const LEFT = 52;
const RIGHT = 12;
const AXIS = 26;

/** What 1 became: the portfolio in its colour, the benchmark as a thin grey line. */
export function GrowthChart({
  drawn,
  colour,
  label,
  height = 260,
}: {
  drawn: ReturnType<typeof prepareGrowth>;
  colour: string;
  label: string;
  height?: number;
}) {
  const t = useTranslations("managers");
  const format = useFormat();
  const [hint, setHint] = useState<Hint | null>(null);
  const { points, domain, ticks } = drawn;
  const bottom = height - AXIS;
  const y = linearScale(domain, [bottom, TOP]);
  return (
    <Drawing label={label} height={height} hint={hint} onLeave={() => setHint(null)}>
      {(width) => {
        const x = linearScale([0, points.length], [LEFT, width - RIGHT]);
        const line = (side: "portfolio" | "benchmark") => {
          let isOpen = true;
          const rest = points.map((point, index) => {
            const level = point[side];
            const step = level === null ? "" : `${isOpen ? "L" : "M"}${x(index + 1).toFixed(1)} ${y(level).toFixed(1)}`;
            isOpen = level !== null;
            return step;
          });
          return `M${x(0)} ${y(1)}${rest.join("")}`;
        };
        const years = points.flatMap(({ on }, index) =>
          on.slice(5, 7) === "06" ? [{ label: on.slice(0, 4), x: x(index + 1) }] : [],
        );
        return (
          <>
            <ValueAxis
              ticks={ticks}
              y={y}
              left={LEFT}
              right={width - RIGHT}
              format={(value) => format.number(value, { digits: 2 })}
            />
            <line x1={LEFT} x2={width - RIGHT} y1={y(1)} y2={y(1)} stroke="var(--ink-subtle)" />
            <path d={line("benchmark")} fill="none" stroke="var(--fee)" strokeWidth={1.25} />
            <path d={line("portfolio")} fill="none" stroke={colour} strokeWidth={2} />
            {points.map((point, index) => (
              <rect
                key={point.on}
                x={x(index + 0.5)}
                y={TOP}
                width={x(1) - x(0)}
                height={bottom - TOP}
                fill="transparent"
                onPointerMove={() => setHint({ x: x(index + 1), y: TOP, ...words(point) })}
              />
            ))}
            <YearLabels years={years} width={width - LEFT} bottom={bottom} />
          </>
        );
      }}
    </Drawing>
  );

  function words({ on, portfolio, benchmark }: GrowthPoint) {
    return {
      title: format.date(on),
      rows: [
        { label: t("portfolio"), value: format.number(portfolio, { digits: 4 }), colour },
        { label: t("benchmark"), value: format.number(benchmark, { digits: 4 }), colour: "var(--fee)" },
      ],
    };
  }
}

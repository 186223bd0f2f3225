"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useFormat } from "../_components/format/use-format.ts";
import { Drawing, type Hint, ValueAxis, YearLabels } from "./drawing.tsx";
import type { preparePaperRealised } from "./prepare-paper-realised.ts";
import { linearScale } from "./scale.ts";

const TOP = 12;
const LEFT = 88;
const RIGHT = 12;
const AXIS = 26;
const COLOUR = "var(--cat-6)";

/** Realised solid, paper hatched in the same hue, and the total they make up as a line. */
export function PaperRealisedChart({
  drawn,
  currency,
  label,
  height = 280,
}: {
  drawn: ReturnType<typeof preparePaperRealised>;
  currency: string;
  label: string;
  height?: number;
}) {
  const t = useTranslations("managers");
  const format = useFormat();
  const hatch = useId();
  const [hint, setHint] = useState<Hint | null>(null);
  const { bars, domain, ticks } = drawn;
  const bottom = height - AXIS;
  const y = linearScale(domain, [bottom, TOP]);
  const box = ([from, to]: readonly [number, number]) => ({
    y: Math.min(y(from), y(to)),
    height: Math.abs(y(from) - y(to)),
  });
  return (
    <Drawing label={label} height={height} hint={hint} onLeave={() => setHint(null)}>
      {(width) => {
        const step = (width - LEFT - RIGHT) / Math.max(1, bars.length);
        const thickness = Math.max(1, Math.min(28, step * 0.72));
        const centre = (index: number) => LEFT + step * (index + 0.5);
        const years = bars.flatMap(({ on }, index) =>
          on.slice(5, 7) === "06" ? [{ label: on.slice(0, 4), x: centre(index + 0.5) }] : [],
        );
        return (
          <>
            <pattern id={hatch} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width={5} height={5} fill={COLOUR} opacity={0.18} />
              <line x1={0} x2={0} y1={0} y2={5} stroke={COLOUR} strokeWidth={3} opacity={0.75} />
            </pattern>
            <ValueAxis
              ticks={ticks}
              y={y}
              left={LEFT}
              right={width - RIGHT}
              format={(value) => format.money(value, currency, { digits: 0 })}
            />
            {bars.map((bar, index) => (
              <g key={bar.on}>
                <rect x={centre(index) - thickness / 2} width={thickness} {...box(bar.realisedSpan)} fill={COLOUR} />
                <rect
                  x={centre(index) - thickness / 2}
                  width={thickness}
                  {...box(bar.paperSpan)}
                  fill={`url(#${hatch})`}
                />
                <rect
                  x={centre(index) - step / 2}
                  y={TOP}
                  width={step}
                  height={bottom - TOP}
                  fill="transparent"
                  onPointerMove={() =>
                    setHint({
                      x: centre(index),
                      y: TOP,
                      title: format.date(bar.on),
                      rows: [
                        { label: t("realised"), value: format.money(bar.realised, currency, { plus: true }) },
                        { label: t("paper"), value: format.money(bar.paper, currency, { plus: true }) },
                        { label: t("total"), value: format.money(bar.total, currency, { plus: true }) },
                      ],
                    })
                  }
                />
              </g>
            ))}
            <path
              d={`M${bars.map((bar, index) => `${centre(index)} ${y(bar.total)}`).join("L")}`}
              fill="none"
              stroke="var(--ink-strong)"
              strokeWidth={1.5}
              pointerEvents="none"
            />
            <line x1={LEFT} x2={width - RIGHT} y1={y(0)} y2={y(0)} stroke="var(--ink-emphasis)" />
            <YearLabels years={years} width={width - LEFT} bottom={bottom} />
          </>
        );
      }}
    </Drawing>
  );
}

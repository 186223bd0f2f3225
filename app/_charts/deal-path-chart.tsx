"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "../_components/format/use-format.ts";
import { axisText, Drawing, type Hint, ValueAxis } from "./drawing.tsx";
import type { DrawnDealPath } from "./prepare-deal-path.ts";
import { linearScale } from "./scale.ts";

const [LEFT, RIGHT, TOP, BOTTOM] = [52, 16, 12, 40];

/** One deal in the corridor of its age: solid its way so far, dashed where it goes if it keeps its place. */
export function DealPathChart({
  drawn,
  label,
  height = 320,
}: {
  drawn: DrawnDealPath;
  label: string;
  height?: number;
}) {
  const t = useTranslations("deals");
  const format = useFormat();
  const [hint, setHint] = useState<Hint | null>(null);
  const { bands, path, projection, xDomain, yDomain, xTicks, yTicks } = drawn;
  return (
    <Drawing label={label} height={height} hint={hint} onLeave={() => setHint(null)}>
      {(width) => {
        const x = linearScale(xDomain, [LEFT, width - RIGHT]);
        const y = linearScale(yDomain, [height - BOTTOM, TOP]);
        const line = (points: readonly { x: number; value: number }[]) =>
          points
            .map((point, i) => `${i === 0 ? "M" : "L"}${x(point.x).toFixed(1)} ${y(point.value).toFixed(1)}`)
            .join("");
        const area = (upper: readonly { x: number; value: number }[], lower: readonly { x: number; value: number }[]) =>
          `${line(upper)}${line([...lower].reverse()).replace("M", "L")}Z`;
        const side = (i: number) => bands.map((band) => ({ x: band.x, value: band.quantiles[i]! }));
        const count = bands[0]?.quantiles.length ?? 0;
        const ahead = (key: "low" | "middle" | "high") =>
          projection.map((point) => ({ x: point.ageYears, value: point[key] }));
        return (
          <>
            <ValueAxis
              ticks={yTicks}
              y={y}
              left={LEFT}
              right={width - RIGHT}
              format={(value) => format.multiple(value, { digits: 1 })}
            />
            {Array.from({ length: Math.floor(count / 2) }, (_, i) => (
              <path
                key={bands[0]!.quantiles[i]}
                d={area(side(count - 1 - i), side(i))}
                fill={i === 0 ? "var(--corridor)" : "var(--corridor-inner)"}
              />
            ))}
            {count % 2 === 1 ? (
              <path d={line(side((count - 1) / 2))} fill="none" stroke="var(--accent)" strokeWidth={1.5} />
            ) : null}
            <line x1={LEFT} x2={width - RIGHT} y1={y(1)} y2={y(1)} stroke="var(--ink-emphasis)" strokeDasharray="5 4" />
            {projection.length > 1 ? (
              <>
                <path d={area(ahead("high"), ahead("low"))} fill="var(--cat-3)" opacity={0.18} />
                <path
                  d={line(ahead("middle"))}
                  fill="none"
                  stroke="var(--cat-3)"
                  strokeWidth={2}
                  strokeDasharray="4 3"
                />
              </>
            ) : null}
            <path d={line(path)} fill="none" stroke="var(--ink-strong)" strokeWidth={2} />
            {path.map((point) => (
              <circle
                key={point.on}
                cx={x(point.x)}
                cy={y(point.value)}
                r={point === path.at(-1) ? 5 : 2.5}
                fill="var(--ink-strong)"
                onPointerMove={() =>
                  setHint({
                    x: x(point.x),
                    y: y(point.value),
                    title: format.date(point.on),
                    rows: [{ label: t("multiple"), value: format.multiple(point.value) }],
                  })
                }
              />
            ))}
            {projection.slice(1).map((point) => (
              <circle
                key={point.ageYears}
                cx={x(point.ageYears)}
                cy={y(point.middle)}
                r={8}
                fill="transparent"
                onPointerMove={() =>
                  setHint({
                    x: x(point.ageYears),
                    y: y(point.middle),
                    title: t("atAge", { age: format.number(point.ageYears, { digits: 1 }) }),
                    rows: [
                      { label: t("high"), value: format.multiple(point.high) },
                      { label: t("keepsPlace"), value: format.multiple(point.middle) },
                      { label: t("low"), value: format.multiple(point.low) },
                    ],
                  })
                }
              />
            ))}
            {xTicks.map((tick) => (
              <text
                {...axisText}
                key={tick}
                x={x(tick)}
                y={height - BOTTOM + 16}
                textAnchor="middle"
                className="tabular"
              >
                {tick}
              </text>
            ))}
            <text {...axisText} x={(LEFT + width - RIGHT) / 2} y={height - 6} textAnchor="middle" fontSize={11}>
              {t("ageAxis")}
            </text>
          </>
        );
      }}
    </Drawing>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useFormat } from "../_components/format/use-format.ts";
import { categoryColour, paletteIndex } from "./axis.ts";
import { axisText, Drawing, type Hint, ValueAxis } from "./drawing.tsx";
import type { DrawnCorridor } from "./prepare-corridor.ts";
import { linearScale } from "./scale.ts";

const TOP = 12;
const LEFT = 60;
const RIGHT = 16;
const AXIS = 40;
/** More funds than this share one dark ink, and only those outside the corridor are named; the table names them all. */
const MOST_NAMED = 7;

/**
 * The corridor of peers by age as soft bands around its median, peers as faint dots, own funds as the way they came and
 * the point where they stand. A diamond lies outside the corridor, a dot inside or above it.
 */
export function CorridorChart({
  corridor,
  measure,
  probabilities,
  label,
  height = 360,
}: {
  corridor: DrawnCorridor;
  measure: "tvpi" | "irr";
  probabilities: readonly number[];
  label: string;
  height?: number;
}) {
  const t = useTranslations("privateFunds");
  const format = useFormat();
  const clip = useId();
  const [hint, setHint] = useState<Hint | null>(null);
  const figure = (value: number | null | undefined) =>
    measure === "tvpi" ? format.multiple(value) : format.percent(value, { digits: 1 });
  const { stretches, own, peers, xDomain, yDomain, xTicks, yTicks } = corridor;
  const bottom = height - AXIS;
  const y = linearScale(yDomain, [bottom, TOP]);
  const water = measure === "tvpi" ? 1 : 0;
  const colourOf = (id: string) => (own.length > MOST_NAMED ? "var(--ink-emphasis)" : categoryColour(paletteIndex(id)));
  const middle = (probabilities.length - 1) / 2;
  return (
    <Drawing label={label} height={height} hint={hint} onLeave={() => setHint(null)}>
      {(width) => {
        const x = linearScale(xDomain, [LEFT, width - RIGHT]);
        const band = (low: number, high: number, stretch: DrawnCorridor["stretches"][number]) =>
          `M${[
            ...stretch.map((point) => `${x(point.x)} ${y(point.quantiles[high]!)}`),
            ...[...stretch].reverse().map((point) => `${x(point.x)} ${y(point.quantiles[low]!)}`),
          ].join("L")}Z`;
        const line = (points: readonly { x: number; value: number }[]) =>
          `M${points.map((point) => `${x(point.x)} ${y(point.value)}`).join("L")}`;
        return (
          <>
            <clipPath id={clip}>
              <rect x={LEFT} y={TOP - 6} width={width - LEFT - RIGHT + 6} height={bottom - TOP + 12} />
            </clipPath>
            <ValueAxis
              ticks={yTicks}
              y={y}
              left={LEFT}
              right={width - RIGHT}
              format={(value) =>
                measure === "tvpi" ? format.multiple(value, { digits: 1 }) : format.percent(value, { digits: 0 })
              }
            />
            <g clipPath={`url(#${clip})`}>
              {water > yDomain[0] && measure === "tvpi" ? (
                <rect
                  x={LEFT}
                  y={y(water)}
                  width={width - LEFT - RIGHT}
                  height={bottom - y(water)}
                  fill="var(--surface-subtle)"
                  opacity={0.6}
                />
              ) : null}
              <path
                d={peers.map((peer) => `M${x(peer.x).toFixed(1)} ${y(peer.value).toFixed(1)}h0`).join("")}
                stroke="var(--ink-subtle)"
                strokeWidth={3.5}
                strokeLinecap="round"
                opacity={0.4}
              />
              {stretches.map((stretch) => (
                <g key={stretch[0]!.age}>
                  {Array.from({ length: Math.floor(probabilities.length / 2) }, (_, i) => (
                    <path
                      key={probabilities[i]}
                      d={band(i, probabilities.length - 1 - i, stretch)}
                      fill={i === 0 ? "var(--corridor)" : "var(--corridor-inner)"}
                    />
                  ))}
                  {Number.isInteger(middle) ? (
                    <path
                      d={line(stretch.map((point) => ({ x: point.x, value: point.quantiles[middle]! })))}
                      fill="none"
                      stroke="var(--accent)"
                      strokeWidth={1.5}
                    />
                  ) : null}
                </g>
              ))}
              <line
                x1={LEFT}
                x2={width - RIGHT}
                y1={y(water)}
                y2={y(water)}
                stroke="var(--ink-emphasis)"
                strokeDasharray="5 4"
              />
              {own.map((fund) => {
                const colour = colourOf(fund.id);
                return fund.lines.map((points) => (
                  <path
                    key={`${fund.id}-${points[0]!.x}`}
                    d={line(points)}
                    fill="none"
                    stroke={colour}
                    strokeWidth={own.length > MOST_NAMED ? 1.25 : 2}
                    opacity={own.length > MOST_NAMED ? 0.5 : 1}
                  />
                ));
              })}
              {own.length <= MOST_NAMED
                ? own.map(({ id, ahead }) =>
                    ahead.length > 1 ? (
                      <path
                        key={id}
                        d={line(ahead)}
                        fill="none"
                        stroke={colourOf(id)}
                        strokeWidth={1.5}
                        strokeDasharray="4 4"
                      />
                    ) : null,
                  )
                : null}
            </g>
            <text x={width - RIGHT} y={y(water) + 14} textAnchor="end" {...axisText} fontSize={11}>
              {t(measure === "tvpi" ? "waterLineTvpi" : "waterLineIrr")}
            </text>
            {stretches.flat().map((point) => {
              const step = x(1) - x(0);
              return (
                <rect
                  key={point.age}
                  x={x(point.x) - step / 2}
                  y={TOP}
                  width={step}
                  height={bottom - TOP}
                  fill="transparent"
                  onPointerMove={() =>
                    setHint({
                      x: x(point.x),
                      y: TOP,
                      title: t("ageIs", { age: point.age }),
                      rows: [...point.quantiles]
                        .map((quantile, i) => ({
                          label: t("quantile", { probability: format.percent(probabilities[i], { digits: 0 }) }),
                          value: figure(quantile),
                        }))
                        .reverse(),
                    })
                  }
                />
              );
            })}
            {own.map(({ id, name, now, place }, index) =>
              now ? (
                <g
                  key={id}
                  onPointerMove={() =>
                    setHint({
                      x: x(now.x),
                      y: y(now.value),
                      title: name,
                      rows: [
                        { label: t(measure), value: figure(now.value), colour: colourOf(id) },
                        ...(place ? [{ label: t("placeLabel"), value: t(`places.${place}`) }] : []),
                      ],
                    })
                  }
                >
                  <Mark x={x(now.x)} y={y(now.value)} place={place} colour={colourOf(id)} />
                  {own.length <= MOST_NAMED || place === "below" ? (
                    <text
                      x={x(now.x) + (x(now.x) > width * 0.72 ? -11 : 11)}
                      y={y(now.value) + (index % 2 === 0 ? -9 : 12)}
                      textAnchor={x(now.x) > width * 0.72 ? "end" : "start"}
                      fontSize={12}
                      fontWeight={600}
                      fill="var(--ink-strong)"
                      stroke="var(--surface)"
                      strokeWidth={3}
                      paintOrder="stroke"
                    >
                      {name}
                    </text>
                  ) : null}
                </g>
              ) : null,
            )}
            {xTicks.map((tick) => (
              <text {...axisText} key={tick} x={x(tick)} y={bottom + 16} textAnchor="middle" className="tabular">
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

function Mark({ x, y, place, colour }: { x: number; y: number; place: string | null; colour: string }) {
  if (place === "below")
    return (
      <path
        d={`M${x} ${y - 8}L${x + 8} ${y}L${x} ${y + 8}L${x - 8} ${y}Z`}
        fill="var(--outside)"
        stroke="var(--surface)"
        strokeWidth={2}
      />
    );
  return <circle cx={x} cy={y} r={6} fill={colour} stroke="var(--surface)" strokeWidth={2} />;
}

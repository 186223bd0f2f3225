"use client";

import { prepareCurve } from "../../_charts/prepare-curve.ts";
import { useFormat } from "../format/use-format.ts";

const [WIDTH, HEIGHT] = [180, 56];
const BOX = { left: 6, right: WIDTH - 6, top: 6, bottom: HEIGHT - 16 };

/** A curve small enough for a table cell: the line, its corners, and its ends in figures. */
export function CurvePicture({
  curve,
  label,
  xIsPercent = false,
  className = "",
}: {
  curve: readonly { readonly x: number; readonly score: number }[];
  label: string;
  xIsPercent?: boolean;
  className?: string;
}) {
  const format = useFormat();
  const { line, corners } = prepareCurve(curve, BOX);
  const figure = (value: number) => format.number(value, { digits: Math.abs(value) < 10 && value % 1 !== 0 ? 2 : 0 });
  const result = (value: number) =>
    xIsPercent
      ? format.percent(value, { digits: Number.isInteger(Math.round(value * 1e6) / 1e4) ? 0 : 1 })
      : figure(value);
  const words = curve.map(({ x, score }) => `${result(x)} → ${figure(score)}`).join("; ");
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={className} role="img" aria-label={`${label}: ${words}`}>
      <title>{words}</title>
      <line x1={BOX.left} x2={BOX.right} y1={BOX.bottom} y2={BOX.bottom} stroke="var(--grid-line)" />
      <polyline points={line} fill="none" stroke="var(--accent)" strokeWidth={1.5} />
      {corners.map(({ left, top }) => (
        <circle key={`${left} ${top}`} cx={left} cy={top} r={2} fill="var(--accent)" />
      ))}
      <text x={BOX.left} y={HEIGHT - 3} fontSize={9} fill="var(--ink)">
        {result(curve[0]?.x ?? 0)} → {figure(curve[0]?.score ?? 0)}
      </text>
      <text x={BOX.right} y={HEIGHT - 3} fontSize={9} textAnchor="end" fill="var(--ink)">
        {result(curve.at(-1)?.x ?? 0)} → {figure(curve.at(-1)?.score ?? 0)}
      </text>
    </svg>
  );
}

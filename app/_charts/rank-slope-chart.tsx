"use client";

import { categoryColour, paletteIndex } from "./axis.ts";
import type { DrawnSlope } from "./prepare-rank-slopes.ts";

const WIDTH = 560;
const TOP = 28;
const SIDE = 150;

/** Ranks under the short clock on the left, under the long one on the right: a steep line is a changed mind. */
export function RankSlopeChart({
  slopes,
  leftName,
  rightName,
  label,
  onSelect,
}: {
  slopes: readonly DrawnSlope[];
  leftName: string;
  rightName: string;
  label: string;
  onSelect: (id: string) => void;
}) {
  const ranks = Math.max(2, slopes.length);
  const height = Math.min(560, Math.max(240, TOP * 2 + ranks * 17));
  const y = (share: number) => TOP + 10 + share * (height - TOP - 26);
  const text = { fontSize: 11, dominantBaseline: "middle" } as const;
  return (
    <svg data-chart viewBox={`0 0 ${WIDTH} ${height}`} className="w-full" role="img" aria-label={label}>
      <text x={SIDE} y={14} textAnchor="middle" fontSize={12} fontWeight={600} fill="var(--ink-strong)">
        {leftName}
      </text>
      <text x={WIDTH - SIDE} y={14} textAnchor="middle" fontSize={12} fontWeight={600} fill="var(--ink-strong)">
        {rightName}
      </text>
      {[SIDE, WIDTH - SIDE].map((x) => (
        <line key={x} x1={x} x2={x} y1={TOP} y2={height - 8} stroke="var(--line-strong)" />
      ))}
      {slopes.map((slope) => {
        const colour = slope.isHighlighted ? categoryColour(paletteIndex(slope.id)) : "var(--line-strong)";
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table beside the chart opens the same page by keyboard
          <g key={slope.id} onClick={() => onSelect(slope.id)} className="cursor-pointer">
            <title>{`${slope.name}: ${slope.leftRank} → ${slope.rightRank}`}</title>
            <line
              x1={SIDE}
              y1={y(slope.leftHeight)}
              x2={WIDTH - SIDE}
              y2={y(slope.rightHeight)}
              stroke={colour}
              strokeWidth={slope.isHighlighted ? 2.25 : 1}
            />
            <circle cx={SIDE} cy={y(slope.leftHeight)} r={3} fill={colour} />
            <circle cx={WIDTH - SIDE} cy={y(slope.rightHeight)} r={3} fill={colour} />
            {slope.isHighlighted ? (
              <>
                <text {...text} x={SIDE - 10} y={y(slope.leftHeight)} textAnchor="end" fill="var(--ink-strong)">
                  {`${shortened(slope.name)}  ${slope.leftRank}`}
                </text>
                <text {...text} x={WIDTH - SIDE + 10} y={y(slope.rightHeight)} fill="var(--ink-strong)">
                  {`${slope.rightRank}  ${shortened(slope.name)}`}
                </text>
              </>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

const LONGEST = 20;
const shortened = (name: string) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);

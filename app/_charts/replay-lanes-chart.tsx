"use client";

import { useState } from "react";
import type { SchemeAction } from "@/server/core/schemes/definition/decision-shape.ts";
import type { Verdict } from "@/server/core/schemes/evaluation.ts";
import { verdictShapes } from "../_components/format/verdict.tsx";
import { axisText, Drawing, type Hint } from "./drawing.tsx";
import { type LaneInput, laneStretches } from "./prepare-replay-lanes.ts";

export interface LaneOfScheme extends LaneInput {
  readonly scheme: string;
  readonly schemeName: string;
  readonly colour: string;
  /** Position of the quarter of a stop, and whether what was stopped went on to win; null where that cannot be said. */
  readonly stop: { readonly at: number; readonly wasWrong: boolean | null } | null;
}

export interface RowOfManager {
  readonly managerId: string;
  readonly name: string;
  /** How it ended, as text, and which way. */
  readonly end: string;
  readonly sign: number;
  readonly lanes: readonly LaneOfScheme[];
}

interface Words {
  readonly label: string;
  readonly quarter: (index: number) => string;
  readonly verdict: (verdict: Verdict) => string;
  readonly action: (action: SchemeAction) => string;
  readonly score: (row: RowOfManager, lane: LaneOfScheme, index: number) => string;
  readonly scoreName: string;
  readonly end: string;
}

const LANE = 10;
const LANE_GAP = 2;
const ROW_GAP = 9;
const TOP = 22;
const LEFT = 184;
const RIGHT = 74;

const fills: Record<Verdict, { fill: string; opacity: number }> = {
  ahead: { fill: verdictShapes.ahead.colour, opacity: 0.85 },
  inLine: { fill: "var(--ink-subtle)", opacity: 0.45 },
  behind: { fill: verdictShapes.behind.colour, opacity: 0.85 },
  tooEarly: { fill: "var(--line-strong)", opacity: 0.5 },
  outsideCorridor: { fill: verdictShapes.outsideCorridor.colour, opacity: 0.85 },
  noData: { fill: "var(--line)", opacity: 0.35 },
};

/** Verdicts of every manager under every scheme, quarter by quarter; a stop ends a lane. */
export function ReplayLanesChart({
  rows,
  quarters,
  words,
  onQuarter,
}: {
  rows: readonly RowOfManager[];
  quarters: readonly string[];
  words: Words;
  onQuarter: (managerId: string, scheme: string, index: number) => void;
}) {
  const [hint, setHint] = useState<Hint | null>(null);
  const [cursor, setCursor] = useState<{ key: string; index: number } | null>(null);
  const rowHeight = (rows[0]?.lanes.length ?? 1) * (LANE + LANE_GAP) + ROW_GAP;
  const height = TOP + rows.length * rowHeight + 4;
  return (
    <Drawing label={words.label} height={height} hint={hint} onLeave={() => setHint(null)}>
      {(width) => {
        const step = (width - LEFT - RIGHT) / Math.max(1, quarters.length);
        const x = (index: number) => LEFT + index * step;
        return (
          <>
            {quarters.map((day, i) =>
              day.endsWith("-03-31") ? (
                <g key={day}>
                  <line x1={x(i)} x2={x(i)} y1={TOP - 4} y2={height} stroke="var(--grid-line)" />
                  {step * 4 > 34 || Number(day.slice(0, 4)) % 2 === 0 ? (
                    <text {...axisText} x={x(i) + 2} y={TOP - 8} className="tabular">
                      {day.slice(0, 4)}
                    </text>
                  ) : null}
                </g>
              ) : null,
            )}
            <text {...axisText} x={width} y={TOP - 8} textAnchor="end">
              {words.end}
            </text>
            {rows.map((row, r) => {
              const top = TOP + r * rowHeight;
              return (
                <g key={row.managerId}>
                  <text {...axisText} x={0} y={top + rowHeight / 2 - ROW_GAP / 2} dominantBaseline="middle">
                    {row.name}
                  </text>
                  <text
                    {...axisText}
                    x={width}
                    y={top + rowHeight / 2 - ROW_GAP / 2}
                    textAnchor="end"
                    dominantBaseline="middle"
                    className="tabular"
                    fill={row.sign > 0 ? "var(--gain)" : row.sign < 0 ? "var(--loss)" : "var(--ink)"}
                  >
                    {row.end}
                  </text>
                  {row.lanes.map((lane, l) => {
                    const y = top + l * (LANE + LANE_GAP);
                    const key = `${row.managerId} ${lane.scheme}`;
                    const last = lane.first + lane.verdicts.length - 1;
                    const clamp = (index: number) => Math.min(last, Math.max(lane.first, index));
                    const at = cursor?.key === key ? cursor.index : last;
                    const show = (index: number) =>
                      setHint({
                        x: x(index),
                        y,
                        title: `${row.name} · ${words.quarter(index)}`,
                        rows: [
                          {
                            label: lane.schemeName,
                            value: words.verdict(lane.verdicts[index - lane.first] ?? "noData"),
                            colour: lane.colour,
                          },
                          { label: words.scoreName, value: words.score(row, lane, index - lane.first) },
                          { label: "", value: words.action(lane.actions[index - lane.first] ?? "keep") },
                        ],
                      });
                    if (lane.verdicts.length === 0) return null;
                    return (
                      // biome-ignore lint/a11y/useSemanticElements: a lane of a drawing cannot be a button element
                      <g
                        key={key}
                        role="button"
                        tabIndex={0}
                        aria-label={`${row.name}, ${lane.schemeName}, ${words.quarter(at)}: ${words.verdict(
                          lane.verdicts[at - lane.first] ?? "noData",
                        )}, ${words.action(lane.actions[at - lane.first] ?? "keep")}`}
                        className="cursor-pointer focus:outline-none"
                        onFocus={() => setCursor({ key, index: last })}
                        onBlur={() => {
                          setCursor(null);
                          setHint(null);
                        }}
                        onKeyDown={(event) => {
                          const move = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
                          if (move !== 0) {
                            event.preventDefault();
                            setCursor({ key, index: clamp(at + move) });
                            show(clamp(at + move));
                          }
                          if (event.key === "Enter" || event.key === " ") {
                            event.preventDefault();
                            onQuarter(row.managerId, lane.scheme, at);
                          }
                        }}
                        onPointerMove={({ nativeEvent }) => {
                          const index = Math.floor((nativeEvent.offsetX - LEFT) / step);
                          if (index >= lane.first && index <= last) show(index);
                        }}
                        onClick={({ nativeEvent, detail }) => {
                          if (detail > 0)
                            onQuarter(
                              row.managerId,
                              lane.scheme,
                              clamp(Math.floor((nativeEvent.offsetX - LEFT) / step)),
                            );
                        }}
                      >
                        <rect x={LEFT - 5} y={y} width={3} height={LANE} fill={lane.colour} />
                        {laneStretches(lane).map(({ from, to, verdict, action }) => (
                          <g key={from}>
                            <rect
                              x={x(from)}
                              y={y}
                              width={Math.max(1, (to - from + 1) * step - 0.5)}
                              height={LANE}
                              fill={fills[verdict].fill}
                              fillOpacity={fills[verdict].opacity}
                            />
                            {action === "review" || action === "watch" ? (
                              <rect
                                x={x(from)}
                                y={y + LANE - 2}
                                width={Math.max(1, (to - from + 1) * step - 0.5)}
                                height={2}
                                fill="var(--ink-strong)"
                                fillOpacity={action === "review" ? 1 : 0.35}
                              />
                            ) : null}
                          </g>
                        ))}
                        {lane.stop ? (
                          <g>
                            <line
                              x1={x(lane.stop.at + 1) + 5}
                              x2={x(quarters.length)}
                              y1={y + LANE / 2}
                              y2={y + LANE / 2}
                              stroke="var(--line-strong)"
                              strokeDasharray="2 3"
                            />
                            <circle
                              cx={x(lane.stop.at + 1)}
                              cy={y + LANE / 2}
                              r={5}
                              fill={lane.stop.wasWrong === true ? "var(--warn)" : "var(--ink-strong)"}
                              stroke="var(--surface)"
                            />
                            <path
                              d={`M ${x(lane.stop.at + 1) - 2} ${y + LANE / 2 - 2} l 4 4 m 0 -4 l -4 4`}
                              stroke="var(--surface)"
                              strokeWidth={1.5}
                            />
                          </g>
                        ) : null}
                        {cursor?.key === key ? (
                          <rect
                            x={x(at) - 1}
                            y={y - 1}
                            width={step + 2}
                            height={LANE + 2}
                            fill="none"
                            stroke="var(--accent)"
                            strokeWidth={2}
                          />
                        ) : null}
                      </g>
                    );
                  })}
                </g>
              );
            })}
          </>
        );
      }}
    </Drawing>
  );
}

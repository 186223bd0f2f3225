"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { ChartTooltip } from "./chart-tooltip.tsx";

/** What the pointer is on: where to put the exact figures, and which. */
export interface Hint {
  x: number;
  y: number;
  title: ReactNode;
  rows: readonly { label: ReactNode; value: ReactNode; colour?: string }[];
}

/** Drawn before the browser has told the width: on the server, and in tests. */
const UNMEASURED_WIDTH = 760;
/** A narrower place shows the drawing scaled down instead of squeezed. */
const LEAST_WIDTH = 420;
const HINT_WIDTH = 220;

/** The sheet of a drawing made by hand: as wide as its place, with its words for a screen reader and its tooltip. */
export function Drawing({
  label,
  height,
  hint,
  onLeave,
  children,
}: {
  label: string;
  height: number;
  hint?: Hint | null;
  onLeave?: () => void;
  children: (width: number) => ReactNode;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(UNMEASURED_WIDTH);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(Math.max(LEAST_WIDTH, element.clientWidth || UNMEASURED_WIDTH)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={frame} className="relative min-w-0">
      <svg
        data-chart
        role="img"
        aria-label={label}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        className="block h-auto max-w-full"
        onPointerLeave={onLeave}
      >
        {children(width)}
      </svg>
      {hint ? (
        <div
          className="pointer-events-none absolute z-10"
          style={{ left: Math.min(hint.x + 12, Math.max(0, width - HINT_WIDTH)), top: hint.y + 12 }}
        >
          <ChartTooltip title={hint.title} rows={hint.rows} />
        </div>
      ) : null}
    </div>
  );
}

/** Words of an axis. */
export const axisText = { fontSize: 12, fill: "var(--ink)" } as const;

/** Horizontal grid lines with their figures on the left; the zero line stands out. */
export function ValueAxis({
  ticks,
  y,
  left,
  right,
  format,
}: {
  ticks: readonly number[];
  y: (value: number) => number;
  left: number;
  right: number;
  format: (value: number) => string;
}) {
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={left}
            x2={right}
            y1={y(tick)}
            y2={y(tick)}
            stroke={tick === 0 ? "var(--ink-subtle)" : "var(--grid-line)"}
          />
          <text {...axisText} x={left - 8} y={y(tick)} textAnchor="end" dominantBaseline="middle" className="tabular">
            {format(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Years below a drawing, as many as have room: of several, every second or third. */
export function YearLabels({
  years,
  width,
  bottom,
  anchor = "middle",
}: {
  years: readonly { readonly label: string; readonly x: number }[];
  /** Of the place that they share. */
  width: number;
  bottom: number;
  anchor?: "start" | "middle";
}) {
  const every = Math.max(1, Math.ceil((years.length * YEAR_WIDTH) / width));
  return years
    .filter((_, index) => index % every === 0)
    .map(({ label, x }) => (
      <text {...axisText} key={label} x={x} y={bottom + 18} textAnchor={anchor} className="tabular">
        {label}
      </text>
    ));
}

const YEAR_WIDTH = 44;

"use client";

import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import {
  type CurveCorner,
  type CurveSpan,
  curveSpan,
  draggedCorner,
  nudgedCorner,
  prepareCurve,
  withCorner,
} from "../../../_charts/prepare-curve.ts";
import { useFormat } from "../../format/use-format.ts";
import { TextInput } from "../../ui/field.tsx";
import { useStudioField } from "./studio-context.tsx";
import type { FieldPath } from "./studio-state.ts";
import { useProblemText } from "./use-problem-text.ts";

const [WIDTH, HEIGHT] = [420, 190];
const BOX = { left: 40, right: WIDTH - 12, top: 12, bottom: HEIGHT - 26 };

/** A curve drawn: its corners are dragged, moved by the arrow keys, or typed in the table beside it. */
export function CurveEditor({
  path,
  xLabel,
  scoreLabel,
  xIsPercent,
}: {
  path: FieldPath;
  xLabel: string;
  scoreLabel: string;
  xIsPercent: boolean;
}) {
  const t = useTranslations("studio.curve");
  const format = useFormat();
  const { id, value, set } = useStudioField(path);
  const problem = useProblemText(path);
  const corners = (Array.isArray(value) ? value : []) as readonly CurveCorner[];
  const svg = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<{ index: number; span: CurveSpan } | null>(null);
  const usable = corners.filter(({ x, score }) => Number.isFinite(x) && Number.isFinite(score));
  const isUsable = usable.length === corners.length && corners.length > 0;
  const span = drag?.span ?? curveSpan(usable.length > 0 ? usable : [{ x: 0, score: 0 }]);
  const drawn = prepareCurve(usable, BOX, span);
  const x = (value: number) =>
    xIsPercent ? format.percent(value, { digits: 1 }) : format.number(value, { digits: 2 });
  const replace = (index: number, corner: CurveCorner, group: string) =>
    set(
      corners.map((one, i) => (i === index ? corner : one)),
      `${path.join(".")} ${group}`,
    );

  function onMove(event: PointerEvent) {
    const matrix = svg.current?.getScreenCTM();
    if (!drag || !matrix) return;
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const place = { left: point.x, top: point.y };
    replace(drag.index, draggedCorner(corners, drag.index, place, BOX, drag.span), `drag ${drag.index}`);
  }

  function onKey(event: KeyboardEvent, index: number) {
    const by = event.shiftKey ? 10 : 1;
    const steps = {
      ArrowLeft: { x: -by, score: 0 },
      ArrowRight: { x: by, score: 0 },
      ArrowUp: { x: 0, score: by },
      ArrowDown: { x: 0, score: -by },
    }[event.key];
    if (steps) {
      event.preventDefault();
      replace(index, nudgedCorner(corners, index, steps, span), `key ${index}`);
    } else if ((event.key === "Delete" || event.key === "Backspace") && corners.length > 1) {
      event.preventDefault();
      remove(index);
    }
  }

  const remove = (index: number) =>
    set(
      corners.filter((_, i) => i !== index),
      undefined,
    );

  return (
    <div id={id} tabIndex={-1} className="@container">
      <div className="grid gap-3 @md:grid-cols-[minmax(0,420px)_minmax(13rem,1fr)]">
        <svg
          ref={svg}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          className="w-full touch-none select-none rounded-md border border-line"
          role="application"
          aria-label={t("label", { x: xLabel, score: scoreLabel })}
          onPointerMove={onMove}
          onPointerUp={() => setDrag(null)}
          onPointerCancel={() => setDrag(null)}
        >
          {drawn.scoreTicks.map(({ value: tick, top }) => (
            <g key={tick}>
              <line x1={BOX.left} x2={BOX.right} y1={top} y2={top} stroke="var(--grid-line)" />
              <text x={BOX.left - 5} y={top + 3} fontSize={10} textAnchor="end" fill="var(--ink)">
                {format.number(tick, { digits: tick % 1 === 0 ? 0 : 1 })}
              </text>
            </g>
          ))}
          {drawn.xTicks.map(({ value: tick, left }) => (
            <text key={tick} x={left} y={HEIGHT - 10} fontSize={10} textAnchor="middle" fill="var(--ink)">
              {xIsPercent
                ? format.percent(tick, { digits: 0 })
                : format.number(tick, { digits: tick % 1 === 0 ? 0 : 2 })}
            </text>
          ))}
          <polyline points={drawn.line} fill="none" stroke="var(--accent)" strokeWidth={2} />
          {isUsable
            ? drawn.corners.map(({ left, top }, i) => (
                <circle
                  // biome-ignore lint/suspicious/noArrayIndexKey: a corner is what stands at this place of the line
                  key={i}
                  cx={left}
                  cy={top}
                  r={drag?.index === i ? 8 : 6}
                  fill="var(--accent)"
                  stroke="var(--surface)"
                  strokeWidth={2}
                  tabIndex={0}
                  role="slider"
                  aria-label={t("corner", { number: i + 1 })}
                  aria-valuenow={corners[i]!.score}
                  aria-valuetext={`${x(corners[i]!.x)} → ${format.number(corners[i]!.score, { digits: 2 })}`}
                  className="cursor-grab active:cursor-grabbing"
                  onPointerDown={(event) => {
                    svg.current?.setPointerCapture(event.pointerId);
                    setDrag({ index: i, span });
                  }}
                  onKeyDown={(event) => onKey(event, i)}
                />
              ))
            : null}
        </svg>
        <div className="min-w-0">
          <table className="w-full max-w-sm text-sm">
            <caption className="sr-only">{t("table")}</caption>
            <thead className="text-ink text-xs">
              <tr>
                <th scope="col" className="pb-1 text-left font-medium">
                  {xLabel}
                  {xIsPercent ? " (%)" : ""}
                </th>
                <th scope="col" className="pb-1 pl-2 text-left font-medium">
                  {scoreLabel}
                </th>
                <th scope="col">
                  <span className="sr-only">{t("remove")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {corners.map((corner, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <tr key={i}>
                  <td className="py-0.5">
                    <CornerInput
                      value={corner.x}
                      factor={xIsPercent ? 100 : 1}
                      label={`${xLabel} ${i + 1}`}
                      onChange={(value) => replace(i, { ...corner, x: value }, `x ${i}`)}
                    />
                  </td>
                  <td className="py-0.5 pl-2">
                    <CornerInput
                      value={corner.score}
                      factor={1}
                      label={`${scoreLabel} ${i + 1}`}
                      onChange={(value) => replace(i, { ...corner, score: value }, `score ${i}`)}
                    />
                  </td>
                  <td className="pl-1">
                    <button
                      type="button"
                      disabled={corners.length <= 1}
                      onClick={() => remove(i)}
                      aria-label={t("removeCorner", { number: i + 1 })}
                      className="rounded p-1.5 text-ink hover:bg-surface-subtle disabled:opacity-40"
                    >
                      <Trash2 aria-hidden className="size-4" />
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <button
            type="button"
            onClick={() => set(withCorner(corners), undefined)}
            className="mt-1 inline-flex h-8 items-center gap-1.5 rounded-md border border-line-strong border-dashed px-2.5 text-xs hover:bg-surface-subtle"
          >
            <Plus aria-hidden className="size-3.5" />
            {t("add")}
          </button>
          <p className="mt-1 text-ink text-xs">{t("hint")}</p>
          {problem ? (
            <p role="alert" className="text-bad text-xs">
              {problem}
            </p>
          ) : null}
        </div>
      </div>
    </div>
  );
}

function CornerInput({
  value,
  factor,
  label,
  onChange,
}: {
  value: number;
  factor: number;
  label: string;
  onChange: (value: number) => void;
}) {
  const text = Number.isFinite(value) ? String(Number((value * factor).toPrecision(10))) : "";
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      inputMode="decimal"
      aria-label={label}
      value={typed ?? text}
      onChange={({ target }) => {
        setTyped(target.value);
        const number = Number(target.value);
        if (target.value.trim() !== "" && Number.isFinite(number)) onChange(Number((number / factor).toPrecision(12)));
      }}
      onBlur={() => setTyped(null)}
      className="tabular h-8"
    />
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "../_components/format/use-format.ts";
import { axisText, Drawing, type Hint, ValueAxis } from "./drawing.tsx";
import type { LadderStep, prepareHorizonLadder } from "./prepare-horizon-ladder.ts";
import { linearScale } from "./scale.ts";

/** How much each horizon counts under a lens, by the name of the lens. */
export interface LensWeights {
  name: string;
  weights: Readonly<Record<string, number>>;
}

const TOP = 30;
const LEFT = 64;
/** Room for the last figure and for the name of the zero line. */
const RIGHT = 76;
const WHISKER = 14;
/** Nested stripes of the interval: the further out, the fainter. */
const FADING = [1, 0.66, 0.33];

/**
 * Active return over each horizon, short on the left, long on the right, with its interval fading outwards. A full dot
 * has its whole interval on one side of the benchmark, a hollow one may be chance. Below: what each lens counts.
 */
export function HorizonLadderChart({
  ladder,
  lenses,
  benchmarkName,
  label,
  height = 330,
}: {
  ladder: ReturnType<typeof prepareHorizonLadder>;
  lenses: readonly LensWeights[];
  benchmarkName: string;
  label: string;
  height?: number;
}) {
  const t = useTranslations("managers");
  const horizons = useTranslations("horizons");
  const format = useFormat();
  const [hint, setHint] = useState<Hint | null>(null);
  const { steps, domain, ticks } = ladder;
  const bottom = height - 44 - lenses.length * 22;
  const y = linearScale(domain, [bottom, TOP]);
  const clamp = (value: number) => Math.max(TOP, Math.min(bottom, y(value)));
  return (
    <Drawing label={label} height={height} hint={hint} onLeave={() => setHint(null)}>
      {(width) => {
        const column = (width - LEFT - RIGHT) / steps.length;
        return (
          <>
            <ValueAxis
              ticks={ticks}
              y={y}
              left={LEFT}
              right={width - RIGHT}
              format={(value) => format.number(value * 100, { digits: 0, plus: true })}
            />
            <text {...axisText} x={width - RIGHT + 6} y={y(0)} dominantBaseline="central" fontSize={11}>
              {benchmarkName}
            </text>
            <text {...axisText} x={LEFT - 8} y={12} textAnchor="end" fontSize={11}>
              {t("ppUnit")}
            </text>
            {steps.map((step, index) => {
              const x = LEFT + column * (index + 0.5);
              return (
                <g key={step.horizon}>
                  <Step
                    step={step}
                    x={x}
                    y={y}
                    clamp={clamp}
                    figure={format.number(step.active === null ? null : step.active * 100, { plus: true })}
                  />
                  <text
                    x={x}
                    y={bottom + 18}
                    textAnchor="middle"
                    fontSize={12}
                    fontWeight={600}
                    fill="var(--ink-strong)"
                  >
                    {horizons(step.horizon)}
                  </text>
                  <text {...axisText} x={x} y={bottom + 33} textAnchor="middle" fontSize={11}>
                    {step.active === null
                      ? format.missing
                      : step.isShortened
                        ? t("onlyYears", { years: format.years(step.years) })
                        : t(step.isAnnual ? "perYear" : "cumulative")}
                  </text>
                  {lenses.map(({ name, weights }, row) => (
                    <Weight
                      key={name}
                      weight={weights[step.horizon] ?? 0}
                      text={format.percent(weights[step.horizon] ?? 0, { digits: 0 })}
                      x={x}
                      y={bottom + 44 + row * 22}
                      width={column * 0.8}
                      colour={row === 0 ? "var(--fee)" : "var(--accent)"}
                    />
                  ))}
                  <rect
                    x={x - column / 2}
                    y={TOP}
                    width={column}
                    height={bottom - TOP}
                    fill="transparent"
                    onPointerMove={() =>
                      setHint({
                        x,
                        y: TOP,
                        title: horizons(step.horizon),
                        rows: [
                          { label: t("active"), value: format.pp(step.active, { digits: 3 }) },
                          ...(step.interval
                            ? [
                                {
                                  label: t("interval", {
                                    confidence: format.percent(step.interval.confidence, { digits: 0 }),
                                  }),
                                  value: t("fromTo", {
                                    from: format.pp(step.interval.lower),
                                    to: format.pp(step.interval.upper),
                                  }),
                                },
                              ]
                            : []),
                          { label: t("recordYears"), value: format.years(step.years) },
                        ],
                      })
                    }
                  />
                </g>
              );
            })}
            {lenses.map(({ name, weights }, row) => (
              <g key={name}>
                <text {...axisText} x={0} y={bottom + 52 + row * 22} dominantBaseline="central" fontSize={11}>
                  {name}
                </text>
                {Object.keys(weights).length === 0 ? (
                  <text {...axisText} x={LEFT + 8} y={bottom + 52 + row * 22} dominantBaseline="central" fontSize={11}>
                    {t("countsNoHorizon")}
                  </text>
                ) : null}
              </g>
            ))}
          </>
        );
      }}
    </Drawing>
  );
}

function Step({
  step,
  x,
  y,
  clamp,
  figure,
}: {
  step: LadderStep;
  x: number;
  y: (value: number) => number;
  clamp: (value: number) => number;
  figure: string;
}) {
  const { active, interval } = step;
  if (active === null) return null;
  const colour = active < 0 ? "var(--loss)" : "var(--gain)";
  return (
    <g>
      {interval
        ? FADING.map((share) => {
            const top = clamp(active + (interval.upper - active) * share);
            const end = clamp(active + (interval.lower - active) * share);
            return (
              <rect
                key={share}
                x={x - WHISKER / 2}
                y={top}
                width={WHISKER}
                height={end - top}
                fill={colour}
                opacity={0.14}
              />
            );
          })
        : null}
      {interval && !step.cutAbove ? <Cap x={x} y={clamp(interval.upper)} colour={colour} /> : null}
      {interval && !step.cutBelow ? <Cap x={x} y={clamp(interval.lower)} colour={colour} /> : null}
      <circle
        cx={x}
        cy={y(active)}
        r={5}
        fill={step.isProved ? colour : "var(--surface)"}
        stroke={colour}
        strokeWidth={2}
        strokeDasharray={step.isShortened ? "3 2" : undefined}
      />
      <text
        x={x + 13}
        y={y(active)}
        dominantBaseline="central"
        fontSize={12}
        fill="var(--ink-strong)"
        className="tabular"
      >
        {figure}
      </text>
    </g>
  );
}

/** How much a lens counts a horizon: a bar on a track of the full weight. */
function Weight({
  weight,
  text,
  x,
  y,
  width,
  colour,
}: {
  weight: number;
  text: string;
  x: number;
  y: number;
  width: number;
  colour: string;
}) {
  if (!(weight > 0)) return null;
  return (
    <g>
      <rect x={x - width / 2} y={y} width={width} height={16} rx={2} fill="var(--surface-subtle)" />
      <rect x={x - width / 2} y={y} width={width * weight} height={16} rx={2} fill={colour} opacity={0.45} />
      <text x={x} y={y + 8} textAnchor="middle" dominantBaseline="central" fontSize={11} fill="var(--ink-strong)">
        {text}
      </text>
    </g>
  );
}

const Cap = ({ x, y, colour }: { x: number; y: number; colour: string }) => (
  <line x1={x - WHISKER / 2} x2={x + WHISKER / 2} y1={y} y2={y} stroke={colour} strokeWidth={1.5} />
);

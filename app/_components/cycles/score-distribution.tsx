"use client";

import { useTranslations } from "next-intl";
import type { CycleLine } from "@/server/services/cycle-view.ts";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { verdictShapes } from "../format/verdict.tsx";

const [WIDTH, HEIGHT, PAD] = [900, 84, 20];
const x = (score: number) => PAD + (Math.min(100, Math.max(0, score)) / 100) * (WIDTH - 2 * PAD);

/** Everybody's score on one line from 0 to 100: whether the scale is used, and who stands alone. Table twin: the table below. */
export function ScoreDistribution({ lines }: { lines: readonly CycleLine[] }) {
  const t = useTranslations("cycles");
  const format = useFormat();
  const name = useName();
  const scored = lines.flatMap((line) => (line.score === null ? [] : [{ ...line, score: line.score }]));
  const heights = new Map<number, number>();
  const points = scored
    .toSorted((a, b) => a.score - b.score)
    .map((line) => {
      const slot = Math.round(line.score / 2);
      const level = heights.get(slot) ?? 0;
      heights.set(slot, level + 1);
      return { ...line, level };
    });
  return (
    <figure>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="w-full max-w-4xl"
        role="img"
        aria-label={t("distribution", { scored: scored.length, people: lines.length })}
      >
        <line x1={PAD} x2={WIDTH - PAD} y1={HEIGHT - 22} y2={HEIGHT - 22} stroke="var(--line-strong)" />
        {[0, 25, 50, 75, 100].map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={HEIGHT - 25} y2={HEIGHT - 19} stroke="var(--line-strong)" />
            <text x={x(tick)} y={HEIGHT - 6} textAnchor="middle" fontSize={11} fill="var(--ink)">
              {tick}
            </text>
          </g>
        ))}
        {points.map((point) => (
          <text
            key={point.managerId}
            x={x(point.score)}
            y={HEIGHT - 27 - point.level * 13}
            textAnchor="middle"
            fontSize={13}
            fill={verdictShapes[point.verdict].colour}
          >
            <title>{`${name(point)}: ${format.number(point.score, { digits: 1 })}`}</title>
            {verdictShapes[point.verdict].shape}
          </text>
        ))}
      </svg>
      <figcaption className="text-ink text-xs">
        {t("distribution", { scored: scored.length, people: lines.length })}
      </figcaption>
    </figure>
  );
}

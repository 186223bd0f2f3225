"use client";

import { useTranslations } from "next-intl";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import type { ClockView } from "@/server/services/manager-view.ts";
import type { ClockLine } from "@/server/services/overview-view.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useSentence } from "../format/use-sentence.ts";
import { verdictShapes } from "../format/verdict.tsx";
import { useBilingual } from "../frame/context-bar.tsx";

/** The short clock on the left, the long one on the right: what each says, why, and on how much. */
export function TwoClocks({
  left,
  right,
  onExplain,
}: {
  left: { clock: ClockView; line: ClockLine };
  right: { clock: ClockView; line: ClockLine };
  onExplain: (node: EvaluationNode) => void;
}) {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Clock side="left" {...left} onExplain={onExplain} />
      <Clock side="right" {...right} onExplain={onExplain} />
    </div>
  );
}

function Clock({
  side,
  clock,
  line,
  onExplain,
}: {
  side: "left" | "right";
  clock: ClockView;
  line: ClockLine;
  onExplain: (node: EvaluationNode) => void;
}) {
  const t = useTranslations("managers");
  const verdicts = useTranslations("verdicts");
  const horizons = useTranslations("horizons");
  const format = useFormat();
  const sentence = useSentence();
  const bilingual = useBilingual();
  const { evaluation, lens } = clock;
  const { shape, look, colour } = verdictShapes[evaluation.verdict];
  const added = line.valueAdded.value;
  return (
    <section
      className="flex flex-col gap-3 rounded-lg border border-line border-t-4 bg-surface p-4"
      style={{ borderTopColor: colour }}
    >
      <header className="flex items-baseline justify-between gap-3">
        <h2 className="font-medium text-ink text-sm">
          {t(side === "left" ? "leftClock" : "rightClock")} · {bilingual(lens.name)}
        </h2>
        <p className="text-ink text-xs">
          {evaluation.longestHorizon ? t("looksBack", { horizon: horizons(evaluation.longestHorizon) }) : ""}
        </p>
      </header>
      <div className="flex items-end justify-between gap-4">
        <p className="flex items-center gap-2.5 font-semibold text-2xl text-ink-strong">
          <span aria-hidden className={look}>
            {shape}
          </span>
          {verdicts(evaluation.verdict)}
        </p>
        <p className="text-right text-ink text-xs">
          {t("score")}
          <Figure
            value={evaluation.score.value}
            reason={evaluation.score.reason}
            unit="number"
            digits={1}
            onExplain={() => onExplain(evaluation.tree)}
            className="ml-2 font-semibold text-2xl text-ink-strong"
          />
        </p>
      </div>
      <ScoreBar score={evaluation.score.value} colour={colour} />
      <p className="text-ink-emphasis">{sentence("evaluation.verdictReasons", evaluation.verdictReason)}</p>
      <dl className="grid grid-cols-2 gap-3 border-line border-t pt-3 text-xs">
        <div>
          <dt className="text-ink">
            {t("activeOver", { horizon: line.horizon ? horizons(line.horizon) : t("noHorizon") })}
          </dt>
          <dd className="mt-0.5 text-base">
            <Figure value={line.active.value} reason={line.active.reason} unit="pp" tone />
          </dd>
        </div>
        <div>
          <dt className="text-ink">{t("valueAdded")}</dt>
          <dd className="mt-0.5 text-base tabular">
            {added ? format.money(added.amount, added.currency, { plus: true }) : format.missing}
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** The score on its scale of 0 to 100. */
function ScoreBar({ score, colour }: { score: number | null; colour: string }) {
  return (
    <div aria-hidden className="relative h-1.5 rounded bg-surface-subtle">
      {score === null ? null : (
        <div
          className="h-full rounded"
          style={{ width: `${Math.max(0, Math.min(100, score))}%`, background: colour, opacity: 0.75 }}
        />
      )}
      <div className="-top-0.5 absolute left-1/2 h-2.5 w-px bg-line-strong" />
    </div>
  );
}

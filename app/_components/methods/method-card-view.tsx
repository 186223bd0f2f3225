"use client";

import { useTranslations } from "next-intl";
import type { MethodCard } from "@/server/core/methods/method-card.ts";
import { useBilingual } from "../frame/context-bar.tsx";

/** One method card: what it answers, formula, inputs, choices, sources, and where tools differ. */
export function MethodCardView({ card, withTitle = true }: { card: MethodCard; withTitle?: boolean }) {
  const t = useTranslations("methods");
  const text = useBilingual();
  const lists = [
    { key: "conventions", lines: card.conventions.map(text) },
    { key: "alternatives", lines: card.alternatives.map(text) },
    { key: "unavailable", lines: card.unavailable.map(text) },
    { key: "disagreements", lines: card.disagreements.map(text) },
    { key: "sources", lines: card.sources },
  ].filter(({ lines }) => lines.length > 0);
  return (
    <article id={card.id} className="flex scroll-mt-4 flex-col gap-3 text-sm">
      {withTitle ? <h3 className="font-semibold text-base text-ink-strong">{text(card.name)}</h3> : null}
      <p className="text-ink-emphasis">{text(card.answers)}</p>
      <pre className="overflow-x-auto rounded-md bg-surface-muted p-3 font-mono text-xs">{card.formula}</pre>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5">
        {card.inputs.map(({ symbol, meaning }) => (
          <div key={symbol} className="contents">
            <dt className="font-mono text-xs leading-5">{symbol}</dt>
            <dd className="text-ink-emphasis">{text(meaning)}</dd>
          </div>
        ))}
      </dl>
      {lists.map(({ key, lines }) => (
        <div key={key}>
          <p className="font-medium text-ink-strong">{t(key)}</p>
          <ul className="list-disc pl-5 text-ink-emphasis">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
      <p className="text-ink text-xs">{t("computedBy", { code: card.code })}</p>
    </article>
  );
}

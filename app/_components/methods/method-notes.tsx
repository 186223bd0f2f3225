"use client";

import { useTranslations } from "next-intl";
import type { AttributionOptions } from "@/server/core/attribution/attribute-matrix.ts";
import { methodsById, methodsOfAttribution, methodsOfStep } from "@/server/core/methods/methods-of-figures.ts";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { MethodCardView } from "./method-card-view.tsx";

type Subject =
  | { step: Pick<EvaluationNode, "key" | "facts"> }
  | { attribution: AttributionOptions }
  | { ids: readonly string[] };

function cardsOf(subject: Subject) {
  if ("step" in subject) return methodsOfStep(subject.step);
  return "ids" in subject ? methodsById(subject.ids) : methodsOfAttribution(subject.attribution);
}

/** The method cards behind a figure, folded. Loaded when a drawer opens: the cards are long. */
export default function MethodNotes(subject: Subject) {
  const t = useTranslations("methods");
  const text = useBilingual();
  const cards = cardsOf(subject);
  if (cards.length === 0) return null;
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-medium text-ink text-xs">{t("method")}</h3>
      {cards.map((card) => (
        <details key={card.id} className="rounded-md border border-line px-3 py-2">
          <summary className="text-ink-strong">{text(card.name)}</summary>
          <div className="mt-2">
            <MethodCardView card={card} withTitle={false} />
          </div>
        </details>
      ))}
    </section>
  );
}

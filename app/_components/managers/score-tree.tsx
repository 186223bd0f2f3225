"use client";

import { ChevronRight, FileSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import { useDerivationWords } from "../explain/use-derivation-words.ts";

/** A score down to its inputs, step by step; each step opens its derivation. */
export function ScoreTree({ root, onExplain }: { root: EvaluationNode; onExplain: (node: EvaluationNode) => void }) {
  const t = useTranslations("explain");
  return (
    <div className="text-sm">
      <div className="flex items-baseline justify-between gap-2 border-line border-b pb-1 text-ink text-xs" aria-hidden>
        <span>{t("step")}</span>
        <span className="flex gap-4">
          <span className="w-24 text-right">{t("weightColumn")}</span>
          <span className="w-24 text-right">{t("valueColumn")}</span>
        </span>
      </div>
      <ul aria-label={t("scoreTree")}>
        <Node node={root} level={1} onExplain={onExplain} />
      </ul>
    </div>
  );
}

/** What does not count stays closed. */
const OPEN_TO = 2;

function Node({
  node,
  level,
  onExplain,
}: {
  node: EvaluationNode;
  level: number;
  onExplain: (node: EvaluationNode) => void;
}) {
  const t = useTranslations("explain");
  const { title, figure } = useDerivationWords();
  const [isOpen, setIsOpen] = useState(level <= OPEN_TO && node.effectiveWeight !== 0);
  const hasChildren = node.children.length > 0;
  const weight =
    node.weight === null
      ? ""
      : node.effectiveWeight !== null && Math.abs(node.effectiveWeight - node.weight) > 5e-5
        ? t("weightBecomes", {
            weight: figure(node.weight, "share", 0),
            effective: figure(node.effectiveWeight, "share", 1),
          })
        : figure(node.weight, "share", 0);
  return (
    <li>
      <div
        className="flex items-center justify-between gap-2 border-line border-b py-1.5 hover:bg-surface-muted"
        style={{ paddingLeft: (level - 1) * 16 }}
      >
        <div className="flex min-w-0 items-start gap-1">
          {hasChildren ? (
            <button
              type="button"
              onClick={() => setIsOpen(!isOpen)}
              aria-expanded={isOpen}
              aria-label={t(isOpen ? "collapse" : "expand", { step: title(node) })}
              className="mt-0.5 rounded p-0.5 text-ink hover:bg-surface-subtle"
              data-screen-only
            >
              <ChevronRight aria-hidden className={`size-3.5 transition-transform ${isOpen ? "rotate-90" : ""}`} />
            </button>
          ) : (
            <span className="w-4.5 shrink-0" />
          )}
          <button
            type="button"
            onClick={() => onExplain(node)}
            className="group min-w-0 text-left decoration-dotted underline-offset-4 hover:underline"
          >
            <span className={level <= OPEN_TO ? "font-medium text-ink-strong" : "text-ink-emphasis"}>
              {title(node)}
            </span>
            {node.formula ? <span className="ml-2 font-mono text-ink text-xs">{node.formula}</span> : null}
            <FileSearch aria-hidden className="ml-1 inline size-3 text-ink-subtle opacity-0 group-hover:opacity-100" />
          </button>
        </div>
        <div className="flex shrink-0 gap-4 tabular">
          <span className="w-24 text-right text-ink text-xs leading-5">{weight}</span>
          <span className="w-24 text-right text-ink-strong">
            {figure(node.value.value, node.unit, node.unit === "score" ? 1 : 2)}
          </span>
        </div>
      </div>
      {hasChildren && isOpen ? (
        <ul>
          {node.children.map((child) => (
            <Node
              key={`${child.key}-${JSON.stringify(child.facts)}`}
              node={child}
              level={level + 1}
              onExplain={onExplain}
            />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

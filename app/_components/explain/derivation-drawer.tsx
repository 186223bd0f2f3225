"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import type { SourceRef } from "@/server/core/schemes/manager-record.ts";
import { useFormat } from "../format/use-format.ts";
import { Drawer } from "../ui/drawer.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ExcelButton } from "./excel-button.tsx";
import { SourceLink } from "./source-link.tsx";
import { useSubjectName } from "./subject-names.tsx";
import { useDerivationWords } from "./use-derivation-words.ts";

const MethodNotes = dynamic(() => import("../methods/method-notes.tsx"));

/** How a figure came about: its formula, its inputs, the steps below it, and the rows of the files it rests on. */
export function DerivationDrawer({
  node,
  exportPath,
  isLoading = false,
  onClose,
}: {
  node: EvaluationNode | null;
  /** Rows of files are still being looked up. */
  isLoading?: boolean;
  /** Workbook that computes the figure again; see ExcelButton. */
  exportPath: string | null;
  onClose: () => void;
}) {
  const { title } = useDerivationWords();
  return (
    <Drawer open={node !== null} onClose={onClose} title={node ? title(node) : ""}>
      {node ? <Derivation node={node} exportPath={exportPath} isLoading={isLoading} /> : null}
    </Drawer>
  );
}

function Derivation({
  node,
  exportPath,
  isLoading,
}: {
  node: EvaluationNode;
  exportPath: string | null;
  isLoading: boolean;
}) {
  const t = useTranslations("explain");
  const reasons = useTranslations("reasons");
  const { title, figure, inputName } = useDerivationWords();
  const { value, reason } = node.value;
  return (
    <div className="flex flex-col gap-5 text-sm">
      <div>
        <p className="font-semibold text-2xl text-ink-strong tabular">{figure(value, node.unit)}</p>
        {reason ? <p className="mt-1 text-ink">{reasons(reason)}</p> : null}
        {node.weight !== null ? (
          <p className="mt-1 text-ink text-xs">
            {t("weight", {
              weight: figure(node.weight, "share", 1),
              effective: figure(node.effectiveWeight, "share", 1),
            })}
          </p>
        ) : null}
        {exportPath !== null ? (
          <p className="mt-2">
            <ExcelButton path={exportPath} />
          </p>
        ) : null}
      </div>
      {node.formula ? (
        <Part title={t("formula")}>
          <p className="rounded-md bg-surface-muted p-3 font-mono text-xs">{node.formula}</p>
        </Part>
      ) : null}
      {node.inputs.length ? (
        <Part title={t("inputs")}>
          <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
            {node.inputs.map((input) => (
              <div key={`${input.name}-${input.value}`} className="contents">
                <dt className="text-ink-emphasis">{inputName(input.name)}</dt>
                <dd className="text-right tabular">{figure(input.value, input.unit)}</dd>
              </div>
            ))}
          </dl>
        </Part>
      ) : null}
      {node.children.length ? (
        <Part title={t("steps")}>
          <ul className="flex flex-col gap-1">
            {node.children.map((child) => (
              <li key={`${child.key}-${JSON.stringify(child.facts)}`} className="flex justify-between gap-4">
                <span className="text-ink-emphasis">{title(child)}</span>
                <span className="tabular">{figure(child.value.value, child.unit)}</span>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      <MethodNotes step={node} />
      <Part title={t("sources")}>
        {isLoading ? <Skeleton className="h-16" /> : <Sources sources={sourcesUnder(node)} />}
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 font-medium text-ink text-xs">{title}</h3>
      {children}
    </section>
  );
}

/** The rows behind a figure, each file and place to open. */
function Sources({ sources }: { sources: readonly SourceRef[] }) {
  const t = useTranslations("explain");
  const format = useFormat();
  const subjectName = useSubjectName();
  if (sources.length === 0) return <p className="text-ink">{t("noSources")}</p>;
  return (
    <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
      {sources.map((source) => (
        <li
          key={`${source.table}-${source.subjectId}-${source.batchId}-${source.firstRow}`}
          className="flex flex-col gap-0.5 px-3 py-2"
        >
          <div className="flex flex-wrap items-baseline justify-between gap-2">
            <span className="text-ink-strong">{subjectName(source.subject)}</span>
            <SourceLink batchId={source.batchId} fileName={source.fileName} rows={rowsOf(source)} />
          </div>
          <p className="text-ink text-xs">
            {t("factsOf", {
              table: t(`tables.${source.table}`),
              count: source.count,
              from: format.date(source.from),
              to: format.date(source.to),
            })}
            {source.columns.length ? ` · ${t("columns", { columns: source.columns.join(", ") })}` : ""}
            {source.files > 1 ? ` · ${t("moreFiles", { count: source.files })}` : ""}
          </p>
        </li>
      ))}
    </ul>
  );
}

const rowsOf = ({ firstRow, lastRow }: SourceRef): number[] => [firstRow, lastRow].filter((row) => row !== null);

/** Sources of a step and of all steps below it, each once. */
function sourcesUnder(node: EvaluationNode): SourceRef[] {
  const all = new Map<string, SourceRef>();
  const walk = ({ sources, children }: EvaluationNode) => {
    for (const source of sources) {
      all.set([source.table, source.subjectId, source.batchId, source.firstRow].join("|"), source);
    }
    children.forEach(walk);
  };
  walk(node);
  return [...all.values()];
}

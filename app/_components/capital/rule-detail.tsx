"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RuleLine } from "@/server/services/capital-view.ts";
import { useTRPC } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { Button } from "../ui/button.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { figuresOf } from "./rule-figures.ts";
import { RuleForm } from "./rule-form.tsx";
import { RuleStandingBadge } from "./rule-standing.tsx";

/** One rule: its row, every row there ever was for it, and for those who may, a new row from a day on. */
export function RuleDetail({
  line,
  history,
  mayEdit,
  today,
  onDone,
}: {
  line: RuleLine;
  history: readonly RuleLine[];
  mayEdit: boolean;
  today: string;
  onDone: () => void;
}) {
  const t = useTranslations("capital.rules");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [isAdding, setIsAdding] = useState(false);
  const done = () => {
    void queries.invalidateQueries({ queryKey: trpc.capital.pathKey() });
    void queries.invalidateQueries({ queryKey: ["capitalRows"] });
    onDone();
  };
  const retire = useMutation(trpc.capital.retireRule.mutationOptions({ onSuccess: done }));
  return (
    <div className="flex flex-col gap-5 text-sm">
      <RowFacts line={line} />
      {history.length > 1 ? (
        <section>
          <h3 className="mb-1.5 font-medium text-ink text-xs">{t("history")}</h3>
          <ul className="flex flex-col gap-2">
            {history
              .filter((other) => other !== line)
              .toSorted((a, b) => (a.row.validFrom < b.row.validFrom ? 1 : -1))
              .map((other, i) => (
                <li key={other.id ?? `${other.row.validFrom}-${i}`} className="rounded-md border border-line px-3 py-2">
                  <RowFacts line={other} />
                </li>
              ))}
          </ul>
        </section>
      ) : null}
      {mayEdit ? (
        isAdding ? (
          <RuleForm line={line} today={today} onDone={done} onCancel={() => setIsAdding(false)} />
        ) : (
          <div className="flex flex-wrap gap-2">
            <Button look="primary" onClick={() => setIsAdding(true)}>
              {t("replace")}
            </Button>
            {line.id !== null && line.retiredAt === null ? (
              <Button look="danger" disabled={retire.isPending} onClick={() => retire.mutate({ id: line.id! })}>
                {t("retire")}
              </Button>
            ) : null}
          </div>
        )
      ) : (
        <p className="text-ink text-xs">{t("mayNotEdit")}</p>
      )}
      {retire.error ? <LoadError error={retire.error} /> : null}
    </div>
  );
}

function RowFacts({ line }: { line: RuleLine }) {
  const t = useTranslations("capital");
  const format = useFormat();
  const { row } = line;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-2">
        <RuleStandingBadge standing={line.standing} sourceClass={row.sourceClass} />
        <span className="text-ink text-xs">
          {t(`status.${line.status}`)} · {format.date(row.validFrom)} –{" "}
          {row.validTo ? format.date(row.validTo) : t("rules.open")}
        </span>
      </div>
      <p className="font-mono text-ink-strong text-xs">
        {figuresOf(row)
          .map(({ path, value }) => `${path.join(".")} = ${value}`)
          .join("   ")}
      </p>
      <p className="text-ink text-xs">
        {row.source} ({format.date(row.sourceDate)}){row.article ? ` · ${t("article", { article: row.article })}` : ""}{" "}
        · {t(`sourceClass.${row.sourceClass}`)} · {t(`confidence.${row.confidence}`)}
      </p>
      {row.note ? <p className="text-ink text-xs">{row.note}</p> : null}
      {line.createdBy ? (
        <p className="text-ink text-xs">
          {t("rules.addedBy", { by: line.createdBy, on: format.date((line.createdAt ?? "").slice(0, 10)) })}
          {line.retiredBy
            ? ` · ${t("rules.retiredBy", { by: line.retiredBy, on: format.date((line.retiredAt ?? "").slice(0, 10)) })}`
            : ""}
          {line.note ? ` · ${line.note}` : ""}
        </p>
      ) : null}
    </div>
  );
}

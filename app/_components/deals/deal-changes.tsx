"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { DealCardView } from "@/server/services/deals-view.ts";
import { useTRPC } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { useErrorText } from "../ui/load-error.tsx";
import { useTerms } from "./use-terms.ts";

/** Who told what of the deal and when; what a form told can be taken back here. */
export function DealChanges({ view }: { view: DealCardView }) {
  const t = useTranslations("deals");
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const words = useCorrectionWords();
  const undo = useMutation(
    trpc.imports.undo.mutationOptions({ onSuccess: () => queries.invalidateQueries(trpc.deals.pathFilter()) }),
  );
  const moment = (iso: string) => new Date(iso).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
  return (
    <div className="flex flex-col gap-2">
      {undo.isError ? <Callout tone="bad" title={errorText(undo.error)} /> : null}
      <ul className="max-h-[28rem] divide-y divide-line overflow-y-auto rounded-md border border-line text-sm print:max-h-none">
        {view.changes.map((change) => (
          <li key={change.batchId} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-3 py-2">
            <span className={change.undoneAt ? "line-through" : ""}>
              {view.canEdit && change.fileName ? (
                <Link href={`/data/batches/${change.batchId}`} className="underline-offset-4 hover:underline">
                  {change.fileName}
                </Link>
              ) : (
                change.fileName || t("aFile")
              )}
              <span className="text-ink text-xs">
                {" "}
                {change.corrected ? words(change.corrected) : t("factsN", { count: change.facts })}
              </span>
            </span>
            <span className="flex items-center gap-3 text-ink text-xs">
              {change.by} · {moment(change.knownAt)}
              {change.undoneAt ? ` · ${t("undoneAt", { at: moment(change.undoneAt) })}` : ""}
              {view.canEdit && change.isForm && !change.undoneAt ? (
                <Button
                  look="quiet"
                  className="h-7"
                  disabled={undo.isPending}
                  onClick={() => undo.mutate({ id: change.batchId })}
                >
                  {t("undo")}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Correction = NonNullable<DealCardView["changes"][number]["corrected"]>;

const TERMS = { domain: "domains", stage: "dealStages", instrument: "instruments" } as const;

/** "stage: Seed → Early": what a deal was and became, column by column; of a manager only that it is another. */
function useCorrectionWords() {
  const t = useTranslations("deals");
  const fields = useTranslations("data.fields");
  const terms = useTerms();
  return ({ before, after }: Correction): string =>
    Object.keys(after)
      .map((column) => {
        if (column === "decidedById") return fields("decidedBy");
        const group = TERMS[column as keyof typeof TERMS];
        const word = (value: string | null | undefined) =>
          value == null ? "–" : group ? terms(group, value) : String(value);
        const field = fields.has(column) ? fields(column) : column;
        return t("form.ofField", { field, problem: `${word(before[column])} → ${word(after[column])}` });
      })
      .join(" · ");
}

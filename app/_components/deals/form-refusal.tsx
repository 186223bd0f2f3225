"use client";

import { useTranslations } from "next-intl";
import type { Problem } from "@/server/import/problem.ts";
import { useProblemText } from "../data/use-problem-text.ts";
import { Callout } from "../ui/callout.tsx";
import { useErrorText } from "../ui/load-error.tsx";

type RowProblem = Pick<Problem, "code" | "column" | "facts">;

/** Why a form was not kept: every problem of its row at once, in the reader's language. */
export function FormRefusal({ error }: { error: unknown }) {
  const t = useTranslations("deals.form");
  const fields = useTranslations("data.fields");
  const problemText = useProblemText();
  const errorText = useErrorText();
  const problems = problemsOf(error);
  return (
    <Callout tone="bad" title={errorText(error)}>
      {problems.length > 0 ? (
        <ul className="list-disc pl-4">
          {problems.map((item) => {
            const { code, column } = item;
            const { problem } = problemText(item);
            return (
              <li key={`${code} ${column}`}>
                {column && fields.has(column) ? t("ofField", { field: fields(column), problem }) : problem}
              </li>
            );
          })}
        </ul>
      ) : null}
    </Callout>
  );
}

function problemsOf(error: unknown): readonly RowProblem[] {
  const data = (error as { data?: { error?: { code: string; facts: { problems?: readonly RowProblem[] } } } }).data;
  return data?.error?.code === "formRefused" ? (data.error.facts.problems ?? []) : [];
}

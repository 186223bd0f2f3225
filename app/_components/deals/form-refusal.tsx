"use client";

import { useTranslations } from "next-intl";
import { Callout } from "../ui/callout.tsx";
import { useErrorText } from "../ui/load-error.tsx";

interface RowProblem {
  readonly code: string;
  readonly column: string;
  readonly facts: Record<string, string | number>;
}

/** Why a form was not kept: every problem of its row at once, in the reader's language. */
export function FormRefusal({ error }: { error: unknown }) {
  const t = useTranslations("problems");
  const errorText = useErrorText();
  const problems = problemsOf(error).filter(({ code }) => t.has(code));
  return (
    <Callout tone="bad" title={errorText(error)}>
      {problems.length > 0 ? (
        <ul className="list-disc pl-4">
          {problems.map(({ code, column, facts }) => (
            <li key={`${code} ${column}`}>
              {column ? `${column}: ` : ""}
              {t(code, facts)}
            </li>
          ))}
        </ul>
      ) : null}
    </Callout>
  );
}

function problemsOf(error: unknown): readonly RowProblem[] {
  const data = (error as { data?: { error?: { code: string; facts: { problems?: readonly RowProblem[] } } } }).data;
  return data?.error?.code === "formRefused" ? (data.error.facts.problems ?? []) : [];
}

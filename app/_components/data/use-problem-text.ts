"use client";

import { useTranslations } from "next-intl";
import type { Problem } from "@/server/import/problem.ts";

/** What is wrong and what to do, in the reader's language. */
export function useProblemText() {
  const problems = useTranslations("problems");
  const remedies = useTranslations("remedies");
  const data = useTranslations("data");
  return ({ code, column, facts }: Pick<Problem, "code" | "column" | "facts">) => {
    const field = String(facts.field ?? "");
    const words = {
      ...facts,
      column: column ?? "",
      fieldName: data.has(`fields.${field}`) ? data(`fields.${field}`) : field,
    };
    return { problem: problems(code, words), remedy: remedies(code, words) };
  };
}

"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFieldWords } from "./use-field-words.ts";

/** What is wrong with a definition and where, in the reader's words. */
export function useSchemeProblems() {
  const t = useTranslations("schemeProblems");
  const { pathWords } = useFieldWords();
  return useMemo(
    () => ({
      textOf: (code: string) => (t.has(code) ? t(code) : t("wrongValue")),
      placeOf: (path: string) => (path === "" ? t("wholeFile") : pathWords(path.split("."))),
    }),
    [t, pathWords],
  );
}

"use client";

import { useSchemeProblems } from "../use-scheme-problems.ts";
import { useStudioField } from "./studio-context.tsx";
import type { FieldPath } from "./studio-state.ts";

/** What is wrong at a place, for a field's error line. */
export function useProblemText(path: FieldPath): string | undefined {
  const { problems } = useStudioField(path);
  const { textOf } = useSchemeProblems();
  const texts = [...new Set(problems.map(({ code }) => textOf(code)))];
  return texts.length === 0 ? undefined : texts.join(" ");
}

"use client";

import { useTranslations } from "next-intl";
import type { SchemeProblem } from "@/server/core/schemes/scheme-definition.ts";
import { useSchemeProblems } from "../use-scheme-problems.ts";

/** Everything that is wrong, each leading to its field. */
export function ProblemList({
  problems,
  onJump,
}: {
  problems: readonly SchemeProblem[];
  onJump: (path: string) => void;
}) {
  const t = useTranslations("studio");
  const { textOf, placeOf } = useSchemeProblems();
  if (problems.length === 0) return null;
  return (
    <section role="alert" className="rounded-md border border-bad bg-bad-ground px-4 py-3">
      <h2 className="font-medium text-bad">{t("problems", { count: problems.length })}</h2>
      <ul className="mt-1 flex flex-col gap-1 text-sm">
        {problems.map(({ path, code }) => (
          <li key={`${path} ${code}`}>
            <button
              type="button"
              onClick={() => onJump(path)}
              className="text-left text-ink-emphasis underline decoration-dotted underline-offset-4 hover:text-ink-strong"
            >
              <span className="font-medium">{placeOf(path)}</span>: {textOf(code)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

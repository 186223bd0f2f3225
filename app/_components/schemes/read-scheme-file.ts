import { problemsOfScheme } from "@/server/core/schemes/scheme-definition.ts";

export interface FileProblem {
  readonly path: string;
  readonly code: string;
}

interface ReadScheme {
  readonly definition: unknown;
  readonly problems: readonly FileProblem[];
  readonly name: { en: string; zh: string } | null;
  readonly code: string | null;
}

/** A definition out of a file, with everything that is wrong with it. */
export async function readSchemeFile(file: Blob): Promise<ReadScheme> {
  let definition: unknown;
  try {
    definition = JSON.parse(await file.text());
  } catch {
    return { definition: null, problems: [{ path: "", code: "notJson" }], name: null, code: null };
  }
  const problems = problemsOfScheme(definition);
  const { name, code } = (definition ?? {}) as { name?: { en?: unknown; zh?: unknown }; code?: unknown };
  return {
    definition,
    problems,
    name: typeof name?.en === "string" && typeof name.zh === "string" ? { en: name.en, zh: name.zh } : null,
    code: typeof code === "string" ? code : null,
  };
}

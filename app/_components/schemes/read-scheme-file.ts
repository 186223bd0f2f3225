import { problemsOfScheme } from "@/server/core/schemes/scheme-definition.ts";

export interface FileProblem {
  readonly path: string;
  readonly code: string;
  /** Where the text stops being JSON, counted from 1. */
  readonly at?: { readonly line: number; readonly column: number };
}

interface ReadScheme {
  readonly definition: unknown;
  readonly problems: readonly FileProblem[];
  readonly name: { en: string; zh: string } | null;
  readonly code: string | null;
}

/** A definition out of a file, with everything that is wrong with it. */
export async function readSchemeFile(file: Blob): Promise<ReadScheme> {
  const text = await file.text();
  let definition: unknown;
  try {
    definition = JSON.parse(text);
  } catch (error) {
    const at = placeOf(error, text);
    return { definition: null, problems: [{ path: "", code: "notJson", ...(at && { at }) }], name: null, code: null };
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

/** Line and column out of what the browser says of a broken JSON; its words differ, the position does not. */
function placeOf(error: unknown, text: string): FileProblem["at"] {
  const message = error instanceof Error ? error.message : "";
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  if (line !== undefined && column !== undefined) return { line: Number(line), column: Number(column) };
  const [, position] = /position (\d+)/.exec(message) ?? [];
  if (position === undefined) return /end of/i.test(message) ? placeIn(text) : undefined;
  return placeIn(text.slice(0, Number(position)));
}

function placeIn(before: string) {
  const lines = before.split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

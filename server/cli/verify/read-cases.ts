import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Case } from "./case-kind";
import { MalformedFileError } from "./malformed-file-error";

const distance = z.number().nonnegative();
const caseSchema = z.looseObject({
  id: z.string().min(1),
  input: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.unknown()),
  tolerance: z
    .strictObject({
      abs: distance.optional(),
      rel: distance.optional(),
      present_value_abs: distance.optional(),
      fields: z.record(z.string(), distance).optional(),
    })
    .nullish()
    .transform((tolerance) => tolerance ?? undefined),
});

/** A case, or what is wrong with an entry that is none. */
export type ReadCase = { subject: Case } | { id: string; problem: string };

/**
 * The cases of one file. An entry that is no case, or has a tolerance nobody knows, is told apart and keeps none of the
 * others from being run.
 *
 * @throws MalformedFileError the file cannot be read, is not JSON or holds no list
 */
export function readCases(file: string): ReadCase[] {
  const content = parseJson(file, readText(file));
  if (!Array.isArray(content)) throw new MalformedFileError(`${file}: a case file is a list of cases`);
  return content.map((item: unknown, index): ReadCase => {
    const result = caseSchema.safeParse(item);
    if (result.success) return { subject: result.data };
    const problems = result.error.issues.map((issue) => `${place(issue.path)}: ${issue.message}`);
    return { id: idOf(item) ?? `case ${index + 1}`, problem: `not a case; ${problems.join("; ")}` };
  });
}

const place = (path: readonly PropertyKey[]) => (path.length === 0 ? "the case itself" : path.join("."));

const idOf = (item: unknown): string | null =>
  typeof item === "object" && item !== null && "id" in item && typeof item.id === "string" && item.id !== ""
    ? item.id
    : null;

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new MalformedFileError(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new MalformedFileError(`${file}: not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
}

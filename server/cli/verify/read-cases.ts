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
    .optional(),
});

/**
 * The cases of one file.
 *
 * @throws MalformedFileError with all that is wrong, each with its place
 */
export function readCases(file: string): Case[] {
  const content = parseJson(file, readText(file));
  if (!Array.isArray(content)) throw new MalformedFileError(`${file}: a case file is a list of cases`);
  const cases: Case[] = [];
  const problems: string[] = [];
  content.forEach((item, index) => {
    const result = caseSchema.safeParse(item);
    if (result.success) cases.push(result.data);
    else
      problems.push(...result.error.issues.map((issue) => `case ${index + 1}, ${place(issue.path)}: ${issue.message}`));
  });
  if (problems.length > 0) throw new MalformedFileError(`${file}: ${problems.join("; ")}`);
  return cases;
}

const place = (path: readonly PropertyKey[]) => (path.length === 0 ? "the case itself" : path.join("."));

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

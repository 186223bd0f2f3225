import { caseFiles } from "./case-files";
import type { CaseKind } from "./case-kind";
import { caseKinds } from "./case-kinds";
import { type CaseResult, checkCase, unsupportedCase } from "./check-case";
import { MalformedFileError } from "./malformed-file-error";
import { readCases } from "./read-cases";

export interface VerifyOptions {
  files: readonly string[];
  /** Where CSV paths of the cases are looked up; by default the folder of each case file, then its parent. */
  dataDir?: string | undefined;
  /** One JSON document instead of lines. */
  json?: boolean | undefined;
  /** Takes one line of output. */
  write(line: string): void;
  /** The kinds to try; by default all that the product understands. */
  kinds?: readonly CaseKind[];
}

/** Lines printed for one case; `--json` has all of them. */
const LINES_PER_CASE = 12;

/**
 * Computes every case of the files with the product's own core and compares.
 *
 * @returns the exit code: 0 all passed, 1 a case failed or is unsupported, 2 a file could not be read as cases
 */
export async function runVerify({
  files,
  dataDir,
  json = false,
  write,
  kinds = caseKinds,
}: VerifyOptions): Promise<number> {
  const tables: Parameters<typeof caseFiles>[2] = new Map();
  const results: (CaseResult & { file: string })[] = [];
  const malformed: string[] = [];
  for (const file of files) {
    try {
      const found = caseFiles(file, dataDir, tables);
      for (const entry of readCases(file)) {
        const result = "subject" in entry ? checkCase(entry.subject, kinds, found) : unsupportedCase(entry);
        results.push({ file, ...result });
      }
    } catch (error) {
      if (!(error instanceof MalformedFileError)) throw error;
      malformed.push(error.message);
    }
  }
  const count = (outcome: CaseResult["outcome"]) => results.filter((result) => result.outcome === outcome).length;
  const summary = { passed: count("passed"), failed: count("failed"), unsupported: count("unsupported") };
  if (json) write(JSON.stringify({ ...summary, malformed, cases: results }, null, 2));
  else {
    for (const message of malformed) write(`error  ${message}`);
    for (const result of results) for (const line of linesOf(result)) write(line);
    write(`${summary.passed} passed, ${summary.failed} failed, ${summary.unsupported} unsupported`);
  }
  if (malformed.length > 0) return 2;
  return summary.failed + summary.unsupported > 0 ? 1 : 0;
}

function linesOf({ id, outcome, problem, fields }: CaseResult): string[] {
  if (outcome === "passed") return [];
  if (problem !== null) return [`${outcome}  ${id}  ${problem}`];
  const lines = fields
    .filter((field) => field.outcome !== "passed")
    .map(({ path, outcome: of, expected, got, difference }) =>
      of === "unsupported"
        ? `unsupported  ${id}  ${path}: not computed`
        : `failed  ${id}  ${path}: expected ${show(expected)}, got ${show(got)}, difference ${difference ?? "-"}`,
    );
  const left = lines.length - LINES_PER_CASE;
  return left > 0 ? [...lines.slice(0, LINES_PER_CASE), `${outcome}  ${id}  and ${left} more fields`] : lines;
}

function show(value: unknown): string {
  const text = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "nothing");
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

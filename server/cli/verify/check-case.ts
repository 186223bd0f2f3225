import { InvalidInputError } from "@/server/core/invalid-input-error";
import type { Case, CaseFiles, CaseKind, CaseQuestion } from "./case-kind";
import { compareField, type FieldResult, own } from "./compare";
import { MalformedFileError } from "./malformed-file-error";
import { withPublishedFigures } from "./published-figures";
import { UnsupportedCaseError } from "./unsupported-case-error";

/** What became of one case. `problem` says in words what no single field can. */
export interface CaseResult {
  id: string;
  kind: string | null;
  outcome: "passed" | "failed" | "unsupported";
  problem: string | null;
  fields: FieldResult[];
}

/**
 * Computes and compares one case. Of the kinds that accept its input, the one that answers the most expected fields
 * is asked; a case that no kind accepts, or of which a field is not answered, is unsupported.
 */
export function checkCase(subject: Case, kinds: readonly CaseKind[], files: CaseFiles): CaseResult {
  const accepting = kinds.flatMap((kind) => {
    const parsed = kind.input.safeParse(subject.input);
    return parsed.success ? [{ kind, input: parsed.data }] : [];
  });
  const results = accepting.map(({ kind, input }) => checkAs(kind, input, subject, files));
  const [best] = results.sort((a, b) => unanswered(a) - unanswered(b));
  return best ?? unsupportedCase({ id: subject.id, problem: "no kind of case accepts its input" });
}

/** What becomes of something that no kind of case can be asked about. */
export const unsupportedCase = ({ id, problem }: { id: string; problem: string }): CaseResult => ({
  id,
  kind: null,
  outcome: "unsupported",
  problem,
  fields: [],
});

/** Fields of any case that quote what another program printed; the value to reach stands beside them. */
const PEER_QUOTES = ["peer_values", "peer_value"];

/** Ranks without looking at right or wrong: a refusal after every answer, else by the number of fields not answered. */
const unanswered = ({ problem, fields }: CaseResult) =>
  problem === null ? fields.filter(({ outcome }) => outcome === "unsupported").length : Number.MAX_SAFE_INTEGER;

function checkAs(kind: CaseKind, input: unknown, subject: Case, files: CaseFiles): CaseResult {
  const base = { id: subject.id, kind: kind.name };
  const unread = [...PEER_QUOTES, ...(kind.documentation ?? [])];
  const names = Object.keys(subject.expected).filter((name) => !unread.includes(name));
  if (names.length === 0)
    return { ...base, outcome: "unsupported", problem: "expects nothing that can be computed", fields: [] };
  const question: CaseQuestion = {
    fields: Object.keys(subject.expected),
    below: (path) => namesBelow(subject, path),
    files,
  };
  let answer: Record<string, unknown>;
  try {
    answer = withPublishedFigures(kind.compute(input, question), names, question.below);
  } catch (error) {
    return { ...base, ...refusal(error), fields: [] };
  }
  const by = { tolerance: subject.tolerance ?? {}, answer, judges: kind.judges ?? {} };
  const fields = names.flatMap((name) => compareField([name], subject.expected[name], own(answer, name), by));
  return { ...base, outcome: worst(fields), problem: null, fields };
}

function refusal(error: unknown): Pick<CaseResult, "outcome" | "problem"> {
  if (error instanceof UnsupportedCaseError) return { outcome: "unsupported", problem: error.message };
  if (error instanceof InvalidInputError)
    return { outcome: "failed", problem: `the input is refused: ${error.message}` };
  if (error instanceof MalformedFileError) return { outcome: "failed", problem: error.message };
  return {
    outcome: "failed",
    problem: `the computation broke off: ${error instanceof Error ? error.message : String(error)}`,
  };
}

function worst(fields: readonly FieldResult[]): CaseResult["outcome"] {
  if (fields.some(({ outcome }) => outcome === "failed")) return "failed";
  return fields.some(({ outcome }) => outcome === "unsupported") ? "unsupported" : "passed";
}

/** Field names below a dotted path of the expected values; for a list of objects, those of its first. */
function namesBelow(subject: Case, path: string): readonly string[] {
  let value: unknown = Object.hasOwn(subject.expected, path)
    ? subject.expected[path]
    : path.split(".").reduce<unknown>(step, subject.expected);
  if (Array.isArray(value)) value = value[0];
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

const step = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? own(value as Record<string, unknown>, name) : undefined;

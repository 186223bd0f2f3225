import type { z } from "zod";

/** How close a value must come: `|got - expected| <= abs + rel * |expected|`, missing parts are 0. */
export interface Tolerance {
  abs?: number | undefined;
  rel?: number | undefined;
  /** Money tolerance on the present value at a returned rate (see the judge of the XIRR cases). */
  present_value_abs?: number | undefined;
  /** Overrides `abs` for a (dotted) field; a parent name covers its children. */
  fields?: Record<string, number> | undefined;
}

/** What a case file holds. */
export interface Case {
  id: string;
  source?: unknown;
  what?: unknown;
  input: Record<string, unknown>;
  expected: Record<string, unknown>;
  tolerance?: Tolerance | undefined;
  notes?: unknown;
}

/** Rows of a CSV named by a case: header names to cells, text as in the file (an empty cell is ""). */
export interface CaseFiles {
  csv(path: string): { columns: string[]; rows: Record<string, string>[] };
}

/** What the case asks for beside its input. */
export interface CaseQuestion {
  /** The expected fields' names and nothing of their values: a name may carry a parameter (`ljung_box_q6`). */
  fields: readonly string[];
  /** Names of the fields below an expected field that is an object (`lag3` -> ["hac", ...]); [] for a leaf. */
  below(path: string): readonly string[];
  files: CaseFiles;
}

/**
 * How one field is compared when closeness of numbers is not enough (for example an XIRR by its present value).
 * Asked only about values that the tolerance refuses. `answer` is the kind's whole answer: it may hold what the judge
 * needs and no case asks for.
 */
export type Judge = (
  expected: unknown,
  got: unknown,
  tolerance: Tolerance,
  answer: Readonly<Record<string, unknown>>,
) => boolean;

/**
 * One kind of case. A case belongs to the kind whose `input` schema accepts it; schemas are strict, so that an input
 * field or an option nobody taught the product makes the case *unsupported*, never passed.
 * `compute` answers with the fields it can compute, through the same core functions that the pages use; an expected
 * field that is absent from the answer is *unsupported* as well. It never sees expected values or the id, and throws
 * UnsupportedCaseError for an option that the schema alone could not refuse.
 * A field whose text only documents the case is listed in `documentation` and not compared.
 * The runner itself reads fields that begin with `published` as print-outs of computed ones (published-figures.ts).
 */
export interface CaseKind<Input = unknown> {
  name: string;
  input: z.ZodType<Input>;
  compute(input: Input, question: CaseQuestion): Record<string, unknown>;
  documentation?: readonly string[];
  judges?: Readonly<Record<string, Judge>>;
}

/** Keeps `compute`'s input typed by its own schema. */
export const caseKind = <Input>(kind: CaseKind<Input>): CaseKind => kind as CaseKind;

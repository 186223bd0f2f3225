import type { z } from "zod";

/** What a case file holds; `tolerance.fields` overrides `abs` for a (dotted) field, a parent name covers its children. */
export interface Case {
  id: string;
  source?: string;
  what?: string;
  input: Record<string, unknown>;
  expected: Record<string, unknown>;
  tolerance?: {
    abs?: number;
    rel?: number;
    present_value_abs?: number;
    fields?: Record<string, number>;
  };
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

/** How one leaf is compared when closeness of numbers is not enough (for example an XIRR by its present value). */
export type Judge = (expected: unknown, got: unknown, tolerance: NonNullable<Case["tolerance"]>) => boolean;

/**
 * One kind of case. A case belongs to the kind whose `input` schema accepts it; schemas are strict, so that an input
 * field or an option nobody taught the product makes the case *unsupported*, never passed.
 * `compute` answers with the fields it can compute, through the same core functions that the pages use; an expected
 * field that is absent from the answer is *unsupported* as well. It never sees expected values or the id.
 * A field whose text only documents the case (`published`, `peer_values`) is listed in `documentation`.
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

import { z } from "zod";
import { InvalidInputError } from "../invalid-input-error";
import { bilingualShape, sourceShape } from "./definition/common-shapes";
import { decisionShape } from "./definition/decision-shape";
import { handoverShape, measureShape, missingShape, portfoliosShape } from "./definition/measure-shape";
import { payShape } from "./definition/pay-shape";
import { schemeProblems } from "./definition/scheme-problems";
import { toleranceShape } from "./definition/tolerance-shape";

/**
 * The one shape of a scheme, version 1: what is measured, how far losses on the way are tolerated, how a verdict and an
 * action follow, what is paid. A scheme is data: the studio edits it, a file carries it, `compileScheme` turns it into
 * functions. Parts that a scheme may leave out are optional, so that a definition written today stays valid when more
 * can be said.
 */
export const schemeDefinitionSchema = z
  .strictObject({
    version: z.literal(1),
    code: z.string().regex(/^[a-z][a-z0-9-]*$/),
    name: bilingualShape,
    description: bilingualShape,
    source: sourceShape,
    measures: z.array(measureShape).min(1).max(60),
    missing: missingShape,
    portfolios: portfoliosShape.optional(),
    handover: handoverShape.optional(),
    tolerance: toleranceShape.nullable(),
    decision: decisionShape,
    pay: payShape.optional(),
  })
  .superRefine((scheme, context) => {
    for (const { path, code } of schemeProblems(scheme))
      context.addIssue({ code: "custom", path: [...path], message: code });
  });

export type SchemeDefinition = Readonly<z.infer<typeof schemeDefinitionSchema>>;
export type SchemeMeasure = SchemeDefinition["measures"][number];
export type MeasureOf<Kind extends SchemeMeasure["kind"]> = Extract<SchemeMeasure, { kind: Kind }>;
export type SchemeTolerance = NonNullable<SchemeDefinition["tolerance"]>;
export type DealTolerance = NonNullable<SchemeTolerance["deals"]>;
export type SchemePay = NonNullable<SchemeDefinition["pay"]>;

/** One thing that is wrong with a definition: where (path of the field) and why (key of `schemeProblems.*`). */
export interface SchemeProblem {
  readonly path: string;
  readonly code: string;
  /** For programmers: what the validator says, in English. */
  readonly message: string;
}

/** What is wrong with a definition, everything at once; an empty list is a usable one. */
export function problemsOfScheme(json: unknown): readonly SchemeProblem[] {
  const result = schemeDefinitionSchema.safeParse(json);
  return result.success ? [] : result.error.issues.map(problemOf);
}

/**
 * Reads a definition from JSON (text or parsed) and says where a broken one is wrong.
 *
 * @throws InvalidInputError schemeNotReadable (with `problems`: path, code and message of each), notJson
 */
export function parseSchemeDefinition(json: unknown): SchemeDefinition {
  const result = schemeDefinitionSchema.safeParse(typeof json === "string" ? parsed(json) : json);
  if (result.success) return result.data;
  const problems = result.error.issues.map(problemOf);
  throw new InvalidInputError("schemeNotReadable", { problems, first: problems[0]?.path ?? "" });
}

/**
 * A definition as text: the same scheme always gives the same bytes, whatever the order of its fields in memory.
 *
 * @throws InvalidInputError schemeNotReadable
 */
export const schemeToJson = (definition: SchemeDefinition): string =>
  JSON.stringify(parseSchemeDefinition(definition), null, 2);

const CODES: Readonly<Record<string, string>> = {
  invalid_type: "wrongType",
  too_small: "tooSmall",
  too_big: "tooLarge",
  unrecognized_keys: "unknownField",
  invalid_value: "unknownValue",
  invalid_format: "wrongFormat",
  invalid_union: "unknownKind",
  not_multiple_of: "notWhole",
};

function problemOf({ code, path, message }: z.core.$ZodIssue): SchemeProblem {
  return { path: path.join("."), code: code === "custom" ? message : (CODES[code] ?? "wrongValue"), message };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidInputError("notJson");
  }
}

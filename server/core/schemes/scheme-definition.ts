import { z } from "zod";
import { InvalidInputError } from "../invalid-input-error";
import { HORIZONS } from "../returns/calendar/horizons";
import { sumBy } from "../sum";

/**
 * The one shape of a scheme, version 1: what is measured, how far losses on the way are tolerated, how a verdict
 * follows. A scheme is data: the studio edits it, a file carries it, `compileScheme` turns it into a function. Parts
 * that a scheme may leave out are optional, so that a definition written today stays valid when more can be said.
 */

/** A text that people read, in both languages. */
const bilingual = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });

const fraction = z.number().min(0).max(1);

/** What a result is compared with. */
const against = z.discriminatedUnion("kind", [
  /** Portfolio minus its own benchmark: x of the curve is the active return. */
  z.strictObject({ kind: z.literal("benchmark") }),
  /** Minus a fixed rate per year (for a quarter, a quarter of a year of it): x is the return above the hurdle. */
  z.strictObject({ kind: z.literal("hurdle"), annualRate: z.number().gt(-1) }),
  /** Peers of the same age: x is the share of them below, 0 worst, 1 best. */
  z.strictObject({ kind: z.literal("corridor") }),
  /** Nothing: x is the result itself. */
  z.strictObject({ kind: z.literal("nothing") }),
]);

/** At least two corners of a line from result to score, or one for a constant. See scoreCurve. */
const curve = z.array(z.strictObject({ x: z.number(), score: z.number() })).min(1);

const measureBase = {
  /** Names the measure inside its scheme. */
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  weight: fraction,
  curve,
};

const measure = z.discriminatedUnion("kind", [
  z.strictObject({
    ...measureBase,
    kind: z.literal("periodReturn"),
    /** `whole`: everything the manager answers for; otherwise that book's portfolios only. */
    book: z.enum(["whole", "liquid", "private"]),
    horizon: z.enum(HORIZONS),
    against: against.refine(({ kind }) => kind !== "corridor", "corridorNeedsFundMeasure"),
  }),
  z.strictObject({
    ...measureBase,
    kind: z.literal("fundResult"),
    book: z.literal("private"),
    /** Over the life of each fund, combined by money paid in. */
    result: z.enum(["irr", "tvpi"]),
    against: against.refine(({ kind }) => kind !== "benchmark", "benchmarkNeedsPeriodReturn"),
  }),
]);

/** What a horizon that the record does not cover does; see weightedScore. */
const missing = z.strictObject({
  rule: z.enum(["renormalise", "block", "carry"]),
  /** Below this total of weights with a score there is no score at all. */
  minimumWeight: fraction,
  /** A shorter record counts for a longer horizon from this share of it on; 1: only a complete one does. */
  minimumCoverage: z.number().gt(0).max(1),
});

/** How far losses on the way are expected; private books only. */
const tolerance = z.strictObject({
  /** Until this age a fund inside its corridor is too young to judge. */
  graceYears: z.number().min(0).max(20),
  corridor: z.strictObject({
    measure: z.enum(["irr", "tvpi"]),
    /** Below this share of the peers of its age, a fund is outside. */
    lowerProbability: fraction,
    /** Share of the money paid in that must lie outside before the manager counts as outside. */
    outsideShare: z.number().gt(0).max(1),
  }),
  /** Marks older than this lose all tolerance. */
  staleAfterDays: z.number().int().positive(),
  /** Whether marks that look smoothed lose tolerance: grace no longer applies. */
  smoothedMarksLoseGrace: z.boolean(),
});

/** How a verdict follows from the score and from what the record proves. */
const decision = z.strictObject({
  aheadFrom: z.number(),
  behindBelow: z.number(),
  evidence: z.strictObject({
    /** With fewer years of record nobody is ahead or behind: it is too early. */
    minimumYears: z.number().min(0),
    /** While the probability of skill is above this, "behind" is too early to say; null: no such rule. */
    notBehindAboveProbability: fraction.nullable(),
    /** "Ahead" needs at least this probability of skill; null: no such rule. */
    aheadFromProbability: fraction.nullable(),
  }),
});

const source = z.strictObject({
  title: bilingual,
  /** Date of the source, when it has one. */
  date: z.iso.date().nullable(),
  /** How sure we are that it says this today; `own` marks a proposal of ours. */
  confidence: z.enum(["high", "medium", "low", "own"]),
});

export const schemeDefinitionSchema = z
  .strictObject({
    version: z.literal(1),
    code: z.string().regex(/^[a-z][a-z0-9-]*$/),
    name: bilingual,
    description: bilingual,
    source,
    measures: z.array(measure).min(1).max(60),
    missing,
    tolerance: tolerance.nullable(),
    decision,
  })
  .superRefine((scheme, context) => {
    const issue = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    const ids = scheme.measures.map(({ id }) => id);
    ids.forEach((id, i) => {
      if (ids.indexOf(id) !== i) issue(["measures", i, "id"], "measureNamedTwice");
    });
    const books = [...new Set(scheme.measures.map(({ book }) => book))];
    if (books.includes("whole") && books.length > 1) issue(["measures"], "wholeBookMixedWithParts");
    for (const book of books) {
      const total = sumBy(
        scheme.measures.filter((item) => item.book === book),
        ({ weight }) => weight,
      );
      if (!(Math.abs(total - 1) <= 1e-9)) issue(["measures"], "weightsDoNotSumToOne");
    }
    scheme.measures.forEach(({ curve: points }, i) => {
      if (points.some((point, k) => k > 0 && point.x < points[k - 1]!.x))
        issue(["measures", i, "curve"], "pointsNotInOrder");
    });
    if (!(scheme.decision.behindBelow <= scheme.decision.aheadFrom)) issue(["decision"], "thresholdsCross");
  });

export type SchemeDefinition = Readonly<z.infer<typeof schemeDefinitionSchema>>;
export type SchemeMeasure = SchemeDefinition["measures"][number];
export type SchemeTolerance = NonNullable<SchemeDefinition["tolerance"]>;

/**
 * Reads a definition from JSON (text or parsed) and says where a broken one is wrong.
 *
 * @throws InvalidInputError schemeNotReadable (with `problems`: path and message of each), notJson
 */
export function parseSchemeDefinition(json: unknown): SchemeDefinition {
  const result = schemeDefinitionSchema.safeParse(typeof json === "string" ? parsed(json) : json);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  throw new InvalidInputError("schemeNotReadable", { problems, first: problems[0]?.path ?? "" });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidInputError("notJson");
  }
}

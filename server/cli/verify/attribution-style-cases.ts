import { z } from "zod";
import type { WeightConstraints } from "@/server/core/attribution/constrained-least-squares";
import { styleAnalysis } from "@/server/core/attribution/style-analysis";
import { keyOf } from "./attribution-case-options";
import { type CaseKind, caseKind } from "./case-kind";
import { caseSeries } from "./case-series";
import { UnsupportedCaseError } from "./unsupported-case-error";

const objectives = {
  "minimise the variance of the residual (its mean may differ from 0)": "residualVariance",
  "minimise the variance of the residual": "residualVariance",
  "minimise the sum of squared residuals": "sumOfSquares",
} as const;

const style = caseKind({
  name: "returns-based style analysis",
  input: z.strictObject({
    csv: z.string(),
    column: z.string(),
    factor_csv: z.string().optional(),
    factor_columns: z.array(z.string()),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    n: z.number().int().positive().optional(),
    rows: z.literal("rows with an empty cell in any used column are left out").optional(),
    constraints: z.string(),
    objective: keyOf(objectives),
    r_squared: z.literal("1 - sample variance of the residual / sample variance of the return").optional(),
  }),
  compute(input, { files }) {
    const { csv, column, factor_columns: names, from, to, n } = input;
    const ownColumns = input.factor_csv === undefined ? [column, ...names] : [column];
    const own = caseSeries(files, { csv, columns: ownColumns, from, to });
    const other =
      input.factor_csv === undefined ? own : caseSeries(files, { csv: input.factor_csv, columns: names, from, to });
    const otherAt = new Map(other.dates.map((date, i) => [date, i]));
    const joined = own.dates.flatMap((date, i) => (otherAt.has(date) ? [{ own: i, other: otherAt.get(date)! }] : []));
    const counted = from !== undefined && to !== undefined;
    if (n !== undefined && (joined.length < n || (counted && joined.length !== n))) {
      throw new UnsupportedCaseError(`${joined.length} rows are left where the case says ${n}`);
    }
    const rows = n === undefined ? joined : from !== undefined ? joined.slice(0, n) : joined.slice(-n);
    const result = styleAnalysis(
      rows.map((row) => own.columns[column]![row.own]!),
      names.map((name) => ({ name, returns: rows.map((row) => other.columns[name]![row.other]!) })),
      objectives[input.objective],
      constraintsOf(input.constraints),
    );
    return {
      weights: Object.fromEntries(result.weights.map(({ name, weight }) => [name, weight])),
      r_squared: result.rSquared,
      residual_mean: result.residualMean,
      residual_std_dev_sample: result.residualStandardDeviation,
    };
  },
});

/** "weights >= 0, sum 1; no intercept": each part in its own words, one that is not known makes the case unsupported. */
function constraintsOf(words: string): WeightConstraints {
  const constraints = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY, sumToOne: false };
  for (const part of words.split(/[,;]| and /).map((piece) => piece.trim())) {
    const [, side, bound] = /^weights (>=|<=) (-?\d+(?:\.\d+)?)$/.exec(part) ?? [];
    if (side === ">=") constraints.lower = Number(bound);
    else if (side === "<=") constraints.upper = Number(bound);
    else if (part === "sum 1") constraints.sumToOne = true;
    else if (part !== "no intercept") throw new UnsupportedCaseError(`constraint not known: ${part}`);
  }
  return constraints;
}

export const attributionStyleCases: CaseKind[] = [style];

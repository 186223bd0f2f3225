import { createHash } from "node:crypto";
import { z } from "zod";
import { normalized } from "./import-field.ts";
import { type ImportKind, importKindNames } from "./import-kinds.ts";

const unit = z.enum(["fraction", "percent", "bp"]);

/** The part a column of a wide file plays. */
export const seriesRoles = ["portfolio", "benchmark", "riskFree", "rate", "fx", "indexLevel"] as const;
export type SeriesRole = (typeof seriesRoles)[number];

/** What the columns of a file mean and what the file alone cannot say. */
export const importMappingSchema = z.strictObject({
  /** Heading -> field of the kind; for wide files also a series role; "attribute" (holdings) or "ignore". */
  columns: z.record(z.string(), z.string()).default({}),
  units: z.partialRecord(z.enum(["return", "weight", "irr", "rate"]), unit).default({}),
  /** Which sheet of a workbook; left out: the first that holds something. */
  sheet: z.string().optional(),
  decimal: z.enum([".", ","]).optional(),
  dateOrder: z.enum(["dmy", "mdy"]).optional(),
  /** Money in the file times this is money in units of the currency; left out: what each heading says. */
  moneyScale: z.literal([1, 1_000, 10_000, 1_000_000, 100_000_000]).optional(),
  /** Where the file does not say. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  portfolio: z.string().optional(),
  /** What segments are called; left out: the heading of the segment column. */
  breakdown: z.string().optional(),
  /** Wide files: heading of the series the portfolios are measured against. */
  benchmark: z.string().optional(),
  /** Whether returns are before or after fees. */
  layer: z.enum(["gross", "net"]).default("net"),
  /** For returns in long files without a role column. */
  role: z.enum(["portfolio", "benchmark", "riskFree"]).optional(),
  /** For wide files with rates. */
  rateUnit: z.enum(["annual", "perPeriod"]).optional(),
  /** Portfolios and series that are not known are created; a portfolio gets a manager of the same name who answers for it. */
  createMissing: z.boolean().optional(),
  /** Dates near the end of a month are moved to its last day. */
  moveToMonthEnd: z.boolean().default(false),
  /** Weights that miss 1 by rounding (0.5% at most) are scaled to it. */
  scaleWeights: z.boolean().default(false),
});

export type ImportMapping = z.infer<typeof importMappingSchema>;
export const importKindSchema = z.enum(importKindNames);
export type { ImportKind };

/** The same headings in the same order are the same sort of file: its last confirmed mapping is proposed again. */
export const headerFingerprint = (header: readonly string[]): string =>
  createHash("sha256")
    .update(JSON.stringify(header.map(normalized)))
    .digest("hex");

import { z } from "zod";
import type { Segment, UnheldRule } from "@/server/core/attribution/segment";
import { UnsupportedCaseError } from "./unsupported-case-error";

/** Texts of attribution cases and the product's names for them. */
export const interactionPlaces = {
  separate: "separate",
  "in-selection": "inSelection",
  "in-allocation": "inAllocation",
  "top-down": "inSelection",
  "bottom-up": "inAllocation",
} as const;

export const brinsonModels = {
  "Brinson-Fachler": "brinsonFachler",
  "Brinson-Hood-Beebower": "brinsonHoodBeebower",
} as const;

export const geometricModels = {
  "Bacon geometric; interaction in selection": "brinsonFachler",
  "Bacon geometric": "brinsonFachler",
} as const;

export const linkings = {
  Carino: "carino",
  Menchero: "menchero",
  GRAP: "grap",
  Frongello: "frongello",
  "Davies-Laker": "daviesLaker",
  "pa arithmetic": "sum",
  "pa linking": "menchero",
  "pa geometric": "daviesLaker",
} as const;

/** How far from 1 the weights of a case may sum: tools take them as a source prints them, to three digits or more. */
export const PRINTED_WEIGHTS = 5e-3;

/** The unheld rule that a case spells out as R's PortfolioAttribution does; null where it says nothing. */
export const imputation = { impute_returns: z.boolean().optional() };
export const unheldRuleOf = ({ impute_returns }: { impute_returns?: boolean | undefined }): UnheldRule | null =>
  impute_returns === undefined ? null : impute_returns ? "otherSideReturn" : "zeroReturn";

/** A z.enum of the keys of such a table. */
export const keyOf = <Table extends Record<string, unknown>>(table: Table) =>
  z.enum(Object.keys(table) as [keyof Table & string, ...(keyof Table & string)[]]);

export const numbers = z.array(z.number());
export const returnList = z.array(z.number().nullable());

/** The item at a place of a list that has to be as long as the categories. */
export function itemAt<T>(list: readonly T[], i: number, count: number): T {
  if (list.length !== count) throw new UnsupportedCaseError(`a list has ${list.length} items for ${count} categories`);
  return list[i]!;
}

/** Parallel lists to segments. */
export function segmentsOf(columns: {
  categories: readonly string[];
  portfolioWeights: readonly number[];
  benchmarkWeights: readonly number[];
  portfolioReturns: readonly (number | null)[];
  benchmarkReturns: readonly (number | null)[];
}): Segment[] {
  const count = columns.categories.length;
  return columns.categories.map((name, i) => ({
    name,
    portfolioWeight: itemAt(columns.portfolioWeights, i, count),
    benchmarkWeight: itemAt(columns.benchmarkWeights, i, count),
    portfolioReturn: itemAt(columns.portfolioReturns, i, count),
    benchmarkReturn: itemAt(columns.benchmarkReturns, i, count),
  }));
}

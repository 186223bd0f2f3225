import { rowInForce } from "../capital/regimes/dated-rule";
import { InvalidInputError } from "../invalid-input-error";
import { plainDate } from "../returns/calendar/plain-date";
import { sum } from "../sum";
import { CYCLE_WEIGHT_RULES, type CycleIndicator, type CycleWeightRule } from "./cycle-weight-rules";

/** The notice of 2025 prints its formula as an image: both readings are kept, geometric is the default. */
export type CycleMean = "geometric" | "arithmetic";

/** Rates (0.05 = 5%) or growth ratios (1.05 = up 5%). */
export type CycleValues = "rates" | "ratios";

/** Return on equity is a rate; the preservation rate is closing / opening state capital. */
const INDICATOR_VALUES = {
  return_on_equity: "rates",
  capital_preservation_rate: "ratios",
} as const satisfies Record<CycleIndicator, CycleValues>;

export interface CycleFigures {
  readonly currentYear: number | null;
  readonly threeYear: number | null;
  readonly fiveYear: number | null;
  readonly weights: Pick<CycleWeightRule, "currentYear" | "threeYear" | "fiveYear">;
  /** Weighted sum of the figures; for display: the notice weighs scores, not rates. null while a weighted one is missing. */
  readonly blend: number | null;
  readonly rule: CycleWeightRule;
}

/**
 * Figure of an indicator over the last years.
 *
 *   geometric:  (product of (1 + rate))^(1/n) - 1, of ratios: (product)^(1/n)          arithmetic: plain mean
 *
 * @param latestFirst values by year, this year first
 * @returns null with fewer than `years` values, and for a geometric figure of a rate below -100% (no real root)
 * @throws InvalidInputError notFinite, notAWholeNumberOfYears
 */
export function cycleFigure(
  latestFirst: readonly number[],
  years: number,
  mean: CycleMean,
  values: CycleValues,
): number | null {
  if (!Number.isInteger(years) || years < 1) throw new InvalidInputError("notAWholeNumberOfYears", { years });
  const used = latestFirst.slice(0, years);
  if (!used.every(Number.isFinite)) throw new InvalidInputError("notFinite", { field: "values" });
  if (used.length < years) return null;
  if (years === 1) return used[0]!;
  if (mean === "arithmetic") return sum(used) / years;
  const shift = values === "rates" ? 1 : 0;
  const factors = used.map((value) => value + shift);
  if (factors.some((factor) => factor < 0)) return null;
  if (factors.includes(0)) return -shift;
  const logMean = sum(factors.map((factor) => (shift === 1 ? Math.log1p(factor - 1) : Math.log(factor)))) / years;
  return shift === 1 ? Math.expm1(logMean) : Math.exp(logMean);
}

/**
 * The rule of a fiscal year (one that ends with the calendar year).
 *
 * @throws InvalidInputError noRuleInForce, notAWholeNumberOfYears
 */
export function cycleWeightRule(
  indicator: CycleIndicator,
  fiscalYear: number,
  rules: readonly CycleWeightRule[] = CYCLE_WEIGHT_RULES,
): CycleWeightRule {
  if (!Number.isInteger(fiscalYear)) throw new InvalidInputError("notAWholeNumberOfYears", { fiscalYear });
  const yearEnd = plainDate({ year: fiscalYear, month: 12, day: 31 });
  return rowInForce(rules, yearEnd, (rule) => rule.indicator === indicator, { indicator });
}

/**
 * Current, three- and five-year figure of an indicator with the weights in force for a fiscal year.
 *
 * @throws InvalidInputError notFinite, noValues, noRuleInForce
 * @see 财金〔2022〕72号, 财金〔2023〕89号, 财金〔2025〕62号 (Ministry of Finance)
 */
export function cycleFigures(
  indicator: CycleIndicator,
  fiscalYear: number,
  latestFirst: readonly number[],
  mean: CycleMean,
  values: CycleValues = INDICATOR_VALUES[indicator],
  rules: readonly CycleWeightRule[] = CYCLE_WEIGHT_RULES,
): CycleFigures {
  if (latestFirst.length === 0) throw new InvalidInputError("noValues");
  const rule = cycleWeightRule(indicator, fiscalYear, rules);
  const figure = (years: number) => cycleFigure(latestFirst, years, mean, values);
  const figures = { currentYear: figure(1), threeYear: figure(3), fiveYear: figure(5) };
  const weights = { currentYear: rule.currentYear, threeYear: rule.threeYear, fiveYear: rule.fiveYear };
  const weighted = (["currentYear", "threeYear", "fiveYear"] as const).filter((key) => weights[key] > 0);
  const parts = weighted.map((key) => (figures[key] === null ? null : figures[key] * weights[key]));
  const known = parts.filter((part) => part !== null);
  return { ...figures, weights, blend: known.length === parts.length ? sum(known) : null, rule };
}

/** Weights are whole ten-thousandths, returns whole millionths: their products add up without rounding. */
const WEIGHT_UNITS = 10_000;
const RETURN_UNITS = 1_000_000;

/** Returns as whole millionths. */
export const toReturnUnits = (value: number): number => Math.round(value * RETURN_UNITS);
export const fromReturnUnits = (units: number): number => units / RETURN_UNITS;
export const fromWeightUnits = (units: number): number => units / WEIGHT_UNITS;

/** Sum of weight x return, exact to the last of its ten decimals. */
export function exactTotal(weightUnits: readonly number[], returnUnits: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < weightUnits.length; i++) total += weightUnits[i]! * returnUnits[i]!;
  return total / (WEIGHT_UNITS * RETURN_UNITS);
}

/** Weights as whole ten-thousandths that sum to 10,000: rounded down, the largest remainders rounded up. */
export function toWeightUnits(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (weight / total) * WEIGHT_UNITS);
  const units = exact.map(Math.floor);
  const missing = WEIGHT_UNITS - units.reduce((sum, unit) => sum + unit, 0);
  const byRemainder = exact
    .map((value, i) => ({ i, rest: value - units[i]! }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRemainder.slice(0, missing)) units[i]! += 1;
  return units;
}

/** Numbers with mean 0 and standard deviation 1 (of the sample), so that a story's luck comes out as it was meant to. */
export function standardised(values: readonly number[]): number[] {
  if (values.length < 2) return values.map(() => 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return values.map((value) => (value - mean) / Math.sqrt(variance));
}

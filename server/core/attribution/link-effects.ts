import { carinoFactors } from "./link-carino";
import { linkFrongello } from "./link-frongello";
import { grapFactors } from "./link-grap";
import { mencheroFactors } from "./link-menchero";

/**
 * How effects of single periods become effects of the whole time. `sum` adds them up as they are: the one choice that
 * leaves a residual (pa's "arithmetic").
 */
export type LinkingMethod = "carino" | "menchero" | "grap" | "frongello" | "daviesLaker" | "sum";

/** A linking that keeps segments apart, prepared for one pair of return series. */
export type EffectLinker = (effects: Float64Array, width: number) => Float64Array;

/**
 * The linking of a method: takes effects period by period (`width` a period) and returns them adjusted, so that their sum
 * over time is the effect of the whole time.
 *
 * @param portfolioReturns, benchmarkReturns one return a period, fractions
 * @throws InvalidInputError returnNotAboveMinusOne (carino, menchero)
 */
export function effectLinker(
  method: Exclude<LinkingMethod, "daviesLaker">,
  portfolioReturns: Float64Array,
  benchmarkReturns: Float64Array,
): EffectLinker {
  switch (method) {
    case "carino":
      return scaledBy(carinoFactors(portfolioReturns, benchmarkReturns));
    case "menchero":
      return scaledBy(mencheroFactors(portfolioReturns, benchmarkReturns));
    case "grap":
      return scaledBy(grapFactors(portfolioReturns, benchmarkReturns));
    case "frongello":
      return (effects, width) => linkFrongello(effects, width, portfolioReturns, benchmarkReturns);
    case "sum":
      return (effects) => effects;
  }
}

/** A linking that multiplies every effect of a period by the period's factor. */
export function scaledBy(factors: Float64Array): EffectLinker {
  return (effects, width) => {
    const linked = new Float64Array(effects.length);
    for (let period = 0, at = 0; at < effects.length; period++) {
      const factor = factors[period]!;
      for (const end = at + width; at < end; at++) linked[at] = effects[at]! * factor;
    }
    return linked;
  };
}

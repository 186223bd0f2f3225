import { InvalidInputError } from "../invalid-input-error.ts";

/**
 * The standard normal distribution: density, both tails, quantile. Every figure is good to about 1e-15 relative,
 * far into the tails, so that a probability of 1e-20 is not reported as 0.
 */

const ONE_OVER_SQRT_2PI = 0.398942280401432677939946059934;

/** phi(x) = exp(-x^2 / 2) / sqrt(2 pi). */
export const normalDensity = (x: number): number => ONE_OVER_SQRT_2PI * Math.exp(-0.5 * x * x);

/**
 * Probability that a standard normal variable is at most x.
 *
 * @throws InvalidInputError notANumber
 * @see Cody (1969), Mathematics of Computation 23, 631-637
 */
export const normalCdf = (x: number): number => tails(x).lower;

/** Probability that a standard normal variable is above x; exact where 1 - normalCdf(x) would cancel. */
export const normalUpperTail = (x: number): number => tails(x).upper;

function tails(x: number): { lower: number; upper: number } {
  if (Number.isNaN(x)) throw new InvalidInputError("notANumber", { x });
  const distance = Math.abs(x);
  if (distance <= 0.67448975) {
    const square = x * x;
    const centre = x * ratio(square, CENTRE_NUMERATOR, CENTRE_DENOMINATOR);
    return { lower: 0.5 + centre, upper: 0.5 - centre };
  }
  const tail = distance <= Math.sqrt(32) ? middleTail(distance) : farTail(distance);
  return x > 0 ? { lower: 1 - tail, upper: tail } : { lower: tail, upper: 1 - tail };
}

const middleTail = (distance: number): number =>
  splitExponential(distance) * ratio(distance, MIDDLE_NUMERATOR, MIDDLE_DENOMINATOR);

function farTail(distance: number): number {
  if (distance > 38.6) return 0;
  const inverseSquare = 1 / (distance * distance);
  const correction = inverseSquare * ratio(inverseSquare, FAR_NUMERATOR, FAR_DENOMINATOR);
  return (splitExponential(distance) * (ONE_OVER_SQRT_2PI - correction)) / distance;
}

/** exp(-x^2 / 2) with x split at 1/16, so that squaring loses no digits. */
function splitExponential(distance: number): number {
  const coarse = Math.trunc(distance * 16) / 16;
  const rest = (distance - coarse) * (distance + coarse);
  return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * rest);
}

/** Two polynomials of the same degree, highest power first. */
function ratio(x: number, numerator: readonly number[], denominator: readonly number[]): number {
  let top = numerator[0]!;
  let bottom = denominator[0]!;
  for (let i = 1; i < numerator.length; i++) {
    top = top * x + numerator[i]!;
    bottom = bottom * x + denominator[i]!;
  }
  return top / bottom;
}

const CENTRE_NUMERATOR = [
  0.065682337918207449113, 2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249,
];
const CENTRE_DENOMINATOR = [
  1, 47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956,
];
const MIDDLE_NUMERATOR = [
  1.0765576773720192317e-8, 0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226,
  2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218,
];
const MIDDLE_DENOMINATOR = [
  1, 22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091,
  34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
];
const FAR_NUMERATOR = [
  0.02307344176494017303, 0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466,
  2.9112874951168792e-5,
];
const FAR_DENOMINATOR = [
  1, 1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5,
];

/**
 * The x with normalCdf(x) = probability; -Infinity at 0 and Infinity at 1.
 *
 * @throws InvalidInputError notAProbability
 * @see Wichura (1988), Algorithm AS 241, Applied Statistics 37, 477-484
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new InvalidInputError("notAProbability", { probability });
  if (probability === 0) return Number.NEGATIVE_INFINITY;
  if (probability === 1) return Number.POSITIVE_INFINITY;
  const fromHalf = probability - 0.5;
  if (Math.abs(fromHalf) <= 0.425) {
    return fromHalf * ratio(0.180625 - fromHalf * fromHalf, NEAR_HALF_NUMERATOR, NEAR_HALF_DENOMINATOR);
  }
  const depth = Math.sqrt(-Math.log(fromHalf < 0 ? probability : 1 - probability));
  const distance =
    depth <= 5
      ? ratio(depth - 1.6, TAIL_NUMERATOR, TAIL_DENOMINATOR)
      : ratio(depth - 5, DEEP_TAIL_NUMERATOR, DEEP_TAIL_DENOMINATOR);
  return fromHalf < 0 ? -distance : distance;
}

const NEAR_HALF_NUMERATOR = [
  2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
  1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
];
const NEAR_HALF_DENOMINATOR = [
  5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
  687.1870074920579083, 42.313330701600911252, 1,
];
const TAIL_NUMERATOR = [
  7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
  3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
];
const TAIL_DENOMINATOR = [
  1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
  0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
];
const DEEP_TAIL_NUMERATOR = [
  2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
  0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
];
const DEEP_TAIL_DENOMINATOR = [
  2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
  0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
];

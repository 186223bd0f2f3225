import { InvalidInputError } from "../invalid-input-error";

/**
 * The standard normal distribution: density, both tails, quantile. Every figure is good to about 1e-15 relative,
 * far into the tails, so that a probability of 1e-20 is not reported as 0.
 */

const ONE_OVER_SQRT_2PI = 0.3989422804014327;

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
  0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356,
];
const CENTRE_DENOMINATOR = [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673];
const MIDDLE_NUMERATOR = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
  2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
];
const MIDDLE_DENOMINATOR = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097, 34900.95272114598,
  38912.00328609327, 19685.429676859992,
];
const FAR_NUMERATOR = [
  0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
  2.9112874951168793e-5,
];
const FAR_DENOMINATOR = [
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 7.297515550839662e-5,
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
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
];
const NEAR_HALF_DENOMINATOR = [
  5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
];
const TAIL_NUMERATOR = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
];
const TAIL_DENOMINATOR = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
];
const DEEP_TAIL_NUMERATOR = [
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
];
const DEEP_TAIL_DENOMINATOR = [
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
];

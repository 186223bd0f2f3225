import { InvalidInputError } from "../invalid-input-error";

/**
 * Logarithm of the gamma function for x > 0, about 1e-15 relative (Lanczos series, g = 607/128).
 *
 * @throws InvalidInputError notPositive
 * @see Godfrey (2001), A note on the computation of the convergent Lanczos complex gamma approximation
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new InvalidInputError("notPositive", { x });
  let series = LANCZOS[0]!;
  for (let i = LANCZOS.length - 1; i > 0; i--) series += LANCZOS[i]! / (x + i);
  const shifted = x + 607 / 128 + 0.5;
  return (x + 0.5) * Math.log(shifted) - shifted + Math.log((2.5066282746310007 * series) / x);
}

const LANCZOS = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202,
  3.399464998481189e-5, 4.652362892704858e-5, -9.837447530487956e-5, 0.0001580887032249125, -0.00021026444172410488,
  0.00021743961811521265, -0.0001643181065367639, 8.441822398385275e-5, -2.6190838401581408e-5, 3.6899182659531625e-6,
];

const TINY = 1e-300;
const PRECISION = 1e-16;

/**
 * Regularised incomplete beta function I_x(a, b): the share of a Beta(a, b) distribution below x.
 * Lentz's continued fraction, on the side where it converges fast.
 *
 * @throws InvalidInputError notPositive (a, b), notAProbability (x)
 * @see NIST Digital Library of Mathematical Functions, 8.17.22
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0)) throw new InvalidInputError("notPositive", { a, b });
  if (!(x >= 0 && x <= 1)) throw new InvalidInputError("notAProbability", { x });
  if (x === 0 || x === 1) return x;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  return front / betaFraction(x, a, b);
}

function betaFraction(x: number, a: number, b: number): number {
  let fraction = 1;
  let c = 1;
  let d = 0;
  for (let term = 1; term <= 100_000; term++) {
    const m = term >> 1;
    const coefficient =
      term % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + coefficient * d);
    c = nonZero(1 + coefficient / c);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < PRECISION) break;
  }
  return fraction;
}

const nonZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/**
 * Probability that a chi-square variable is above x: Q(df / 2, x / 2), the p-value of Ljung-Box and Jarque-Bera.
 *
 * @throws InvalidInputError notPositive (degrees of freedom), negative (x)
 * @see NIST Digital Library of Mathematical Functions, 8.7.1 (series) and 8.9.2 (fraction)
 */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0)) throw new InvalidInputError("notPositive", { degreesOfFreedom });
  if (!(x >= 0)) throw new InvalidInputError("negative", { x });
  if (x === 0) return 1;
  const a = degreesOfFreedom / 2;
  const z = x / 2;
  const front = Math.exp(a * Math.log(z) - z - logGamma(a));
  return z < a + 1 ? 1 - front * lowerGammaSeries(a, z) : front * upperGammaFraction(a, z);
}

function lowerGammaSeries(a: number, z: number): number {
  let term = 1 / a;
  let total = term;
  for (let n = 1; n < 100_000 && term > total * PRECISION; n++) {
    term *= z / (a + n);
    total += term;
  }
  return total;
}

function upperGammaFraction(a: number, z: number): number {
  let b = z + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 100_000; n++) {
    const coefficient = -n * (n - a);
    b += 2;
    d = 1 / nonZero(coefficient * d + b);
    c = nonZero(b + coefficient / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return fraction;
}

import { InvalidInputError } from "../invalid-input-error";
import { normalQuantile } from "../statistics/normal";

/**
 * A stream of pseudo-random numbers. The same seed gives the same numbers on every machine, and `split` gives
 * independent streams by name, so that path 7 of a simulation is the same however many workers share the paths.
 */
export interface Rng {
  /** A whole number from 0 to 2^32 - 1. */
  uint32(): number;
  /** The next numbers of `uint32`, as many as the array holds: several times faster than one by one. */
  fill(target: Uint32Array): void;
  /** A number strictly between 0 and 1, of 2^52 equally likely ones. */
  uniform(): number;
  /** A whole number from 0 to bound - 1 (bound at most 2^20; some are likelier by less than bound / 2^32). */
  below(bound: number): number;
  /** A standard normal number by inversion: one uniform each, so that two schemes see the same shocks. */
  normal(): number;
  /** A stream of its own for a name; does not depend on how far this one was read. */
  split(stream: number | string): Rng;
}

/**
 * Starts a stream from a seed: xoshiro128**, its state filled from a hash of the seed and the names it was split by.
 *
 * @param seed a whole number or any text
 * @throws InvalidInputError seedNotWhole
 * @see Blackman and Vigna (2021), Scrambled linear pseudorandom number generators, ACM TOMS 47(4)
 * @see Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators, OOPSLA
 */
export function createRng(seed: number | string): Rng {
  return streamOf(absorb(INITIAL_KEY, seed));
}

type Key = readonly [number, number, number, number];
const INITIAL_KEY: Key = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];

function streamOf(key: Key): Rng {
  let [a, b, c, d] = key;
  if ((a | b | c | d) === 0) a = 1;

  const uint32 = (): number => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const fill = (target: Uint32Array): void => {
    let [w, x, y, z] = [a, b, c, d];
    for (let i = 0; i < target.length; i++) {
      const scrambled = Math.imul(x, 5);
      target[i] = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
      const shifted = x << 9;
      y ^= w;
      z ^= x;
      x ^= y;
      w ^= z;
      y ^= shifted;
      z = (z << 11) | (z >>> 21);
    }
    [a, b, c, d] = [w, x, y, z];
  };
  const uniform = (): number => ((uint32() >>> 6) * 67_108_864 + (uint32() >>> 6) + 0.5) * 2 ** -52;

  return {
    uint32,
    fill,
    uniform,
    below: (bound) => Math.floor((uint32() * bound) / 4_294_967_296),
    normal: () => normalQuantile(uniform()),
    split: (stream) => streamOf(absorb(key, stream)),
  };
}

/** Mixes a name into a key, so that keys of different names have nothing in common. */
function absorb(key: Key, name: number | string): Key {
  let state: Key = key;
  for (const word of words(name)) {
    const [a, b, c, d] = state;
    state = [mix(a ^ word), mix(b + Math.imul(word, 0x9e3779b9)), mix(c ^ mix(word + 1)), mix(d + word)];
    state = [mix(state[0] + state[3]), mix(state[1] + state[0]), mix(state[2] + state[1]), mix(state[3] + state[2])];
  }
  return state;
}

/** A tag first, so that the number 7 and the text "7" are different names. */
function words(name: number | string): number[] {
  if (typeof name === "string")
    return [0x74657874, name.length, ...Array.from(name, (character) => character.codePointAt(0)!)];
  if (!Number.isSafeInteger(name)) throw new InvalidInputError("seedNotWhole", { seed: name });
  return [0x6e756d62, name >>> 0, Math.floor(name / 4_294_967_296) >>> 0];
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the output. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

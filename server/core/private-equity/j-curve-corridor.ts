import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { datePartsOf, type PlainDate } from "../returns/calendar/plain-date";
import { quantileOfSorted } from "../statistics/quantile";

/** Where one peer fund stands: its age in whole years, and what is reported of it. */
export interface PeerPosition {
  readonly ageYears: number;
  readonly irr: number | null;
  readonly tvpi: number | null;
}

export type CorridorMeasure = "irr" | "tvpi";

/** How a corridor is built; all of it is shown beside the chart. */
export interface CorridorOptions {
  /** Ascending, each from 0 to 1, for example [0.1, 0.25, 0.5, 0.75, 0.9]. */
  readonly probabilities: readonly number[];
  /** Fewest peers that a band is drawn from. */
  readonly minimumCount: number;
  /** How many years to either side may be pooled to reach that number. */
  readonly maximumPooledYears: number;
}

/** One measure's band at one age, and the peers behind it: `count` funds aged `fromAge` to `toAge`. */
export interface CorridorBand {
  readonly count: number;
  readonly fromAge: number;
  readonly toAge: number;
  /** One per probability; unavailable: tooFewPeers. */
  readonly quantiles: Measured<readonly number[]>;
}

export interface CorridorAge {
  readonly age: number;
  readonly irr: CorridorBand;
  readonly tvpi: CorridorBand;
}

/** Age of a fund in whole years as the corridor counts it: calendar year of the date minus vintage year (0 in its first year). */
export function fundAgeYears(vintageYear: number, asOf: PlainDate): number {
  if (!Number.isInteger(vintageYear)) throw new InvalidInputError("notAYear", { vintageYear });
  return datePartsOf(asOf).year - vintageYear;
}

/**
 * The band of values that funds pass through with age: quantiles (type 7, linear interpolation) of the peers' IRR and
 * TVPI at every age from 0 to the oldest peer. Where an age has fewer than `minimumCount` peers, one year more on
 * either side is pooled at a time, up to `maximumPooledYears`; the band says which ages it holds. Peers of negative
 * age (committed, not started) and without the figure are left out of it.
 *
 * @throws InvalidInputError probabilitiesNotAscending, notACount, notFinite, notWholeYears
 * @see Hyndman and Fan (1996), The American Statistician 50, 361-365
 */
export function jCurveCorridor(peers: readonly PeerPosition[], options: CorridorOptions): CorridorAge[] {
  const irr = valuesByAge(peers, "irr");
  const tvpi = valuesByAge(peers, "tvpi");
  assertOptions(options);
  return Array.from({ length: Math.max(irr.length, tvpi.length) }, (_, age) => ({
    age,
    irr: bandAt(irr, age, options).band,
    tvpi: bandAt(tvpi, age, options).band,
  }));
}

/** Where an own fund stands among its peers. */
export interface CorridorPosition {
  readonly band: CorridorBand;
  /** Share of the pooled peers below it, ties counted half: 0 is worst, 1 is best. */
  readonly rank: Measured;
  /** 1 is the best quarter of the peers. */
  readonly quartile: Measured<1 | 2 | 3 | 4>;
  /** Against the lowest and the highest quantile of the band; on the edge is inside. */
  readonly place: Measured<"below" | "inside" | "above">;
}

/**
 * Position of one fund in the corridor of its age.
 *
 * @returns unavailable: tooFewPeers
 * @throws as {@link jCurveCorridor}
 */
export function corridorPosition(
  own: { readonly ageYears: number; readonly value: number },
  measure: CorridorMeasure,
  peers: readonly PeerPosition[],
  options: CorridorOptions,
): CorridorPosition {
  return corridorPlacer(measure, peers, options)(own);
}

/** {@link corridorPosition} for many: the peers are laid out once, and every age is worked out at its first use. */
export function corridorPlacer(
  measure: CorridorMeasure,
  peers: readonly PeerPosition[],
  options: CorridorOptions,
): (own: { readonly ageYears: number; readonly value: number }) => CorridorPosition {
  assertOptions(options);
  const byAge = valuesByAge(peers, measure);
  const bands = new Map<number, ReturnType<typeof bandAt>>();
  return (own) => {
    assertWholeYears(own.ageYears);
    if (!Number.isFinite(own.value)) throw new InvalidInputError("notFinite", { value: own.value });
    const known = bands.get(own.ageYears) ?? bandAt(byAge, own.ageYears, options);
    bands.set(own.ageYears, known);
    const { band, sorted } = known;
    if (band.quantiles.value === null) {
      const none = unavailable(band.quantiles.reason);
      return { band, rank: none, quartile: none, place: none };
    }
    const below = countUntil(sorted, (value) => value < own.value);
    const equal = countUntil(sorted, (value) => value <= own.value) - below;
    const rank = (below + equal / 2) / sorted.length;
    const [low, high] = [band.quantiles.value[0]!, band.quantiles.value.at(-1)!];
    return {
      band,
      rank: measured(rank),
      quartile: measured(rank >= 0.75 ? 1 : rank >= 0.5 ? 2 : rank >= 0.25 ? 3 : 4),
      place: measured(own.value < low ? "below" : own.value > high ? "above" : "inside"),
    };
  };
}

/** How many values at the beginning of a sorted list pass; all that pass stand before all that do not. */
function countUntil(sorted: Float64Array, passes: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * A corridor between the peers' and a model's (a Takahashi-Alexander path with a band, say): at each probability
 *
 *   peerWeight * peers' quantile + (1 - peerWeight) * model's quantile
 *
 * Where only one of the two has a band, there is none: a blend that silently became one of its parts would mislead.
 *
 * @throws InvalidInputError notAWeight, lengthsDiffer
 */
export function blendedQuantiles(
  peers: Measured<readonly number[]>,
  model: Measured<readonly number[]>,
  peerWeight: number,
): Measured<readonly number[]> {
  if (!(peerWeight >= 0 && peerWeight <= 1)) throw new InvalidInputError("notAWeight", { peerWeight });
  if (peers.value === null) return peers;
  if (model.value === null) return model;
  const other = model.value;
  if (peers.value.length !== other.length) {
    throw new InvalidInputError("lengthsDiffer", { peers: peers.value.length, model: other.length });
  }
  return measured(peers.value.map((value, i) => peerWeight * value + (1 - peerWeight) * other[i]!));
}

function bandAt(byAge: readonly (readonly number[])[], age: number, options: CorridorOptions) {
  const { probabilities, minimumCount, maximumPooledYears } = options;
  const window = (years: number) => byAge.slice(Math.max(0, age - years), age + years + 1);
  const count = (years: number) => window(years).reduce((total, values) => total + values.length, 0);
  let years = 0;
  while (years < maximumPooledYears && count(years) < minimumCount) years++;
  const sorted = Float64Array.from(window(years).flat()).sort();
  const band: CorridorBand = {
    count: sorted.length,
    fromAge: Math.max(0, age - years),
    toAge: age + years,
    quantiles:
      sorted.length < minimumCount
        ? unavailable("tooFewPeers")
        : measured(probabilities.map((probability) => quantileOfSorted(sorted, probability, 7))),
  };
  return { band, sorted };
}

function valuesByAge(peers: readonly PeerPosition[], measure: CorridorMeasure): number[][] {
  const byAge: number[][] = [];
  for (const peer of peers) {
    assertWholeYears(peer.ageYears);
    const value = peer[measure];
    if (value === null || peer.ageYears < 0) continue;
    if (!Number.isFinite(value)) throw new InvalidInputError("notFinite", { [measure]: value });
    while (byAge.length <= peer.ageYears) byAge.push([]);
    byAge[peer.ageYears]!.push(value);
  }
  return byAge;
}

function assertWholeYears(ageYears: number) {
  if (!Number.isInteger(ageYears) || ageYears > 200) throw new InvalidInputError("notWholeYears", { ageYears });
}

function assertOptions({ probabilities, minimumCount, maximumPooledYears }: CorridorOptions) {
  const ascending = probabilities.every((p, i) => p >= 0 && p <= 1 && (i === 0 || p > probabilities[i - 1]!));
  if (probabilities.length === 0 || !ascending)
    throw new InvalidInputError("probabilitiesNotAscending", { probabilities });
  if (!Number.isInteger(minimumCount) || minimumCount < 1) throw new InvalidInputError("notACount", { minimumCount });
  if (!Number.isInteger(maximumPooledYears) || maximumPooledYears < 0) {
    throw new InvalidInputError("notACount", { maximumPooledYears });
  }
}

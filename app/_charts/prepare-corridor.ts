import type { CorridorAge, CorridorMeasure } from "@/server/core/private-equity/j-curve-corridor.ts";
import { niceTicks, spanWithZero } from "./scale.ts";

/** A fund's way and where it stands now. */
export interface OwnFundPath {
  readonly id: string;
  readonly name: string;
  /** Ascending by age; a figure that does not exist is a gap. */
  readonly path: readonly { readonly ageYears: number; readonly value: number | null }[];
  readonly now: { readonly ageYears: number; readonly value: number | null };
  readonly place: "below" | "inside" | "above" | null;
  /** Where it goes if it keeps its place; begins at where it stands. */
  readonly ahead?: readonly { readonly ageYears: number; readonly value: number }[];
}

export interface DrawnCorridor {
  /** Stretches of ages without a hole; each age with its quantiles in the order of the probabilities. */
  readonly stretches: readonly (readonly {
    readonly x: number;
    readonly age: number;
    readonly quantiles: readonly number[];
  }[])[];
  readonly own: readonly (Omit<OwnFundPath, "path" | "now" | "ahead"> & {
    readonly ahead: readonly { readonly x: number; readonly value: number }[];
    /** Stretches of the way without a hole. */
    readonly lines: readonly (readonly { readonly x: number; readonly value: number }[])[];
    readonly now: { readonly x: number; readonly value: number } | null;
  })[];
  readonly peers: readonly { readonly x: number; readonly value: number }[];
  /** Peers that are not drawn: beyond the axis, or left out to keep the drawing light. */
  readonly peersBeyond: number;
  readonly peersThinned: number;
  readonly xDomain: [number, number];
  readonly yDomain: [number, number];
  readonly xTicks: number[];
  readonly yTicks: number[];
}

const MOST_PEERS = 3000;
/** Dots of one age are spread over this share of the year, in a fixed pattern, so that they can be told apart. */
const SPREAD = 0.7;

/**
 * Lays out the corridor. Peers count age in calendar years, so a fund of age 5 is compared with the band of age 5 on any
 * day of that year; bands and peers are therefore drawn at age + the share of the as-of year gone by, where the fund's own
 * path, measured by days, arrives on the as-of date.
 */
export function prepareCorridor({
  ages,
  measure,
  yearShare,
  own,
  peers,
}: {
  ages: readonly CorridorAge[];
  measure: CorridorMeasure;
  /** Share of the as-of year gone by, 0 to 1. */
  yearShare: number;
  own: readonly OwnFundPath[];
  peers: readonly { readonly ageYears: number; readonly value: number | null }[];
}): DrawnCorridor {
  const bands = ages.map(({ age, [measure]: band }) => ({
    x: age + yearShare,
    age,
    quantiles: band.quantiles.value,
  }));
  const stretches = splitWhere(
    bands,
    (band): band is (typeof bands)[number] & { quantiles: readonly number[] } => band.quantiles !== null,
  );
  const drawnOwn = own.map(({ path, now, ahead = [], ...fund }) => ({
    ...fund,
    ahead: ahead.map(({ ageYears, value }) => ({ x: ageYears + yearShare, value })),
    lines: splitWhere(
      path.map(({ ageYears, value }) => ({ x: ageYears, value })),
      (point): point is { x: number; value: number } => point.value !== null,
    ),
    now: now.value === null ? null : { x: now.ageYears + yearShare, value: now.value },
  }));
  // Bands and present values set the axis; a wild early rate of return on the way is cut off by the frame.
  const decisive = [
    ...stretches.flat().flatMap(({ quantiles }) => [quantiles[0]!, quantiles.at(-1)!]),
    ...drawnOwn.flatMap(({ now }) => (now ? [now.value] : [])),
  ];
  const yDomain = spanWithZero(
    stretches.length > 0
      ? decisive
      : [...decisive, ...drawnOwn.flatMap(({ lines }) => lines.flat().map(({ value }) => value))],
  );
  const lastAge = Math.max(1, ...stretches.flat().map(({ x }) => x), ...drawnOwn.map(({ now }) => now?.x ?? 0));
  const xDomain: [number, number] = [0, Math.ceil(lastAge + 0.25)];
  const known = peers.flatMap(({ ageYears, value }, index) =>
    value === null || ageYears < 0 ? [] : [{ x: ageYears + yearShare + spread(index), value }],
  );
  const inView = known.filter(
    ({ x, value }) => value >= yDomain[0] && value <= yDomain[1] && x >= xDomain[0] && x <= xDomain[1],
  );
  const every = Math.max(1, Math.ceil(inView.length / MOST_PEERS));
  const shown = inView.filter((_, index) => index % every === 0);
  return {
    stretches,
    own: drawnOwn,
    peers: shown,
    peersBeyond: known.length - inView.length,
    peersThinned: inView.length - shown.length,
    xDomain,
    yDomain,
    xTicks: niceTicks(xDomain, 12).filter(Number.isInteger),
    yTicks: niceTicks(yDomain, 6),
  };
}

/** A fixed offset from -SPREAD/2 to SPREAD/2 by the golden ratio: even, and the same on every drawing. */
const spread = (index: number) => (((index + 1) * 0.618_033_988_749_895) % 1) * SPREAD - SPREAD / 2;

function splitWhere<T, U extends T>(items: readonly T[], keep: (item: T) => item is U): U[][] {
  const stretches: U[][] = [];
  let open: U[] | null = null;
  for (const item of items) {
    if (!keep(item)) {
      open = null;
    } else if (open) {
      open.push(item);
    } else {
      open = [item];
      stretches.push(open);
    }
  }
  return stretches;
}

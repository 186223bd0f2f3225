import type { ProjectedPoint } from "@/server/core/deals/projected-path.ts";
import type { CorridorAge } from "@/server/core/private-equity/j-curve-corridor.ts";
import { niceTicks, spanWithZero } from "./scale.ts";

export interface DrawnDealPath {
  readonly bands: readonly { readonly x: number; readonly quantiles: readonly number[] }[];
  readonly path: readonly { readonly x: number; readonly value: number; readonly on: string }[];
  readonly projection: readonly ProjectedPoint[];
  readonly xDomain: [number, number];
  readonly yDomain: [number, number];
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

const YEARS_SHOWN_AHEAD = 6;
const FEWEST_YEARS = 8;

/** Lays out the way of one deal in the corridor of its age, with where it goes if it keeps its place. */
export function prepareDealPath({
  ages,
  path,
  projection,
}: {
  ages: readonly CorridorAge[];
  path: readonly { readonly on: string; readonly ageYears: number; readonly multiple: number }[];
  projection: readonly ProjectedPoint[];
}): DrawnDealPath {
  const now = path.at(-1)?.ageYears ?? 0;
  const end = Math.max(FEWEST_YEARS, Math.ceil(now) + YEARS_SHOWN_AHEAD);
  const bands = ages.flatMap(({ age, tvpi }) =>
    age <= end && tvpi.quantiles.value !== null ? [{ x: age, quantiles: tvpi.quantiles.value }] : [],
  );
  const ahead = projection.filter(({ ageYears }) => ageYears <= end);
  const yDomain = spanWithZero([
    1,
    ...bands.flatMap(({ quantiles }) => quantiles),
    ...path.map(({ multiple }) => multiple),
    ...ahead.map(({ high }) => high),
  ]);
  return {
    bands,
    path: path.map(({ on, ageYears, multiple }) => ({ x: ageYears, value: multiple, on })),
    projection: ahead,
    xDomain: [0, end],
    yDomain,
    xTicks: niceTicks([0, end], 8),
    yTicks: niceTicks(yDomain, 6),
  };
}

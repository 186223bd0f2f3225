import type { ReturnPoint } from "@/server/core/schemes/manager-record.ts";
import { niceTicks } from "./scale.ts";

/** What 1 invested at the start had become, portfolio and benchmark. */
export interface GrowthPoint {
  readonly on: string;
  readonly portfolio: number | null;
  readonly benchmark: number | null;
}

/**
 * Chains the returns of a record. A period without a return is a gap; after it the line goes on from the last level, and
 * the benchmark of a period that the portfolio lacks still counts: neither is trimmed to the other.
 */
export function prepareGrowth(returns: readonly ReturnPoint[]): {
  points: GrowthPoint[];
  domain: [number, number];
  ticks: number[];
} {
  let portfolio = 1;
  let benchmark = 1;
  const points = returns.map((point): GrowthPoint => {
    portfolio *= 1 + (point.portfolio ?? 0);
    benchmark *= 1 + (point.benchmark ?? 0);
    return {
      on: point.periodEnd,
      portfolio: point.portfolio === null ? null : portfolio,
      benchmark: point.benchmark === null ? null : benchmark,
    };
  });
  const levels = [1, ...points.flatMap((point) => [point.portfolio ?? 1, point.benchmark ?? 1])];
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const room = (high - low || 0.1) * 0.06;
  const domain: [number, number] = [low - room, high + room];
  return { points, domain, ticks: niceTicks(domain, 5) };
}

import type { PlainDate } from "../returns/calendar/plain-date";
import type { Rng } from "../simulation/rng";
import type { LiquidStory } from "./demo-cast";
import { demoMonths, type IndexHistory } from "./demo-markets";
import { exactTotal, standardised, toReturnUnits, toWeightUnits } from "./exact-sum";

export interface ListedMonth {
  readonly month: PlainDate;
  readonly portfolioReturn: number;
  readonly segments: readonly {
    readonly segment: string;
    readonly portfolioWeightUnits: number;
    readonly benchmarkWeightUnits: number;
    readonly portfolioReturnUnits: number;
    readonly benchmarkReturnUnits: number;
  }[];
  /** Whole CNY at the end of the month, and money put in (negative: taken out) on its last day. */
  readonly value: number;
  readonly flow: number;
}

/**
 * History of one listed portfolio. The active return of a month is skill plus luck, with the luck made to come out as the
 * story says; sectors then explain it exactly:
 *
 *   portfolio return = sum of portfolio weight x portfolio return by sector, to the last decimal
 */
export function listedHistory(story: LiquidStory, index: IndexHistory, rng: Rng): ListedMonth[] {
  const months = demoMonths.filter((month) => month >= story.startMonth);
  const active = activeReturns(story, months.length, rng.split("active"));
  const tilts = rng.split("tilts");
  const picks = rng.split("picks");
  const money = rng.split("money");
  const tilt = index.sectors.map(() => 0.35 * tilts.normal());
  let value = story.startValue;
  return months.map((month, t) => {
    const benchmark = index.returns.get(month) ?? 0;
    const target = benchmark + active[t]!;
    const sectors = story.hasSegments ? (index.months.get(month) ?? []) : [];
    const segments = sectors.length === 0 ? [] : sectorsAround(target, sectors, index.sectors, tilt, picks);
    for (let i = 0; i < tilt.length; i++) tilt[i] = 0.97 * tilt[i]! + 0.08 * tilts.normal();
    const portfolioReturn =
      segments.length === 0
        ? toReturnUnits(target) / 1_000_000
        : exactTotal(
            segments.map((segment) => segment.portfolioWeightUnits),
            segments.map((segment) => segment.portfolioReturnUnits),
          );
    const isQuarterEnd = Number(month.slice(5, 7)) % 3 === 0;
    const flow = isQuarterEnd ? Math.round((value * 0.012 * (money.normal() + 0.4)) / 1e6) * 1e6 : 0;
    value = Math.round(value * (1 + portfolioReturn)) + flow;
    return { month, portfolioReturn, segments, value, flow };
  });
}

function activeReturns(
  { trackingError, informationRatio, lastQuarter }: LiquidStory,
  count: number,
  rng: Rng,
): number[] {
  const earlier = count - 3;
  const monthly = trackingError / Math.sqrt(12);
  const mean = (informationRatio * trackingError) / 12;
  // The last quarter is given, and the months before make up for it, so that the whole record has the mean intended.
  const meanBefore = (mean * count - lastQuarter) / earlier;
  const luck = standardised(Array.from({ length: earlier }, () => rng.normal()));
  return [...luck.map((z) => meanBefore + monthly * z), ...[0.2, 0.35, 0.45].map((share) => lastQuarter * share)];
}

function sectorsAround(
  target: number,
  sectors: readonly { readonly weightUnits: number; readonly returnUnits: number }[],
  names: readonly string[],
  tilt: readonly number[],
  rng: Rng,
): ListedMonth["segments"] {
  const weightUnits = toWeightUnits(sectors.map((sector, i) => sector.weightUnits * Math.exp(tilt[i]!)));
  const raw = sectors.map((sector) => sector.returnUnits / 1_000_000 + 0.012 * rng.normal());
  const total = raw.reduce((sum, value, i) => sum + (value * weightUnits[i]!) / 10_000, 0);
  return sectors.map((sector, i) => ({
    segment: names[i]!,
    portfolioWeightUnits: weightUnits[i]!,
    benchmarkWeightUnits: sector.weightUnits,
    portfolioReturnUnits: toReturnUnits(raw[i]! + target - total),
    benchmarkReturnUnits: sector.returnUnits,
  }));
}

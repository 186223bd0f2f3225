import { addMonths, endOfMonth, type PlainDate } from "../returns/calendar/plain-date";
import type { Rng } from "../simulation/rng";
import { DEMO_FIRST_MONTH, DEMO_LAST_MONTH } from "./demo-cast";
import { exactTotal, standardised, toReturnUnits, toWeightUnits } from "./exact-sum";

/** One sector of an index in one month; weights in ten-thousandths, returns in millionths. */
export interface SectorMonth {
  readonly weightUnits: number;
  readonly returnUnits: number;
}

export interface IndexHistory {
  readonly code: string;
  readonly sectors: readonly string[];
  /** month -> one entry per sector; empty for indices without sectors. */
  readonly months: ReadonlyMap<PlainDate, readonly SectorMonth[]>;
  readonly returns: ReadonlyMap<PlainDate, number>;
}

export const demoMonths: readonly PlainDate[] = monthsBetween(DEMO_FIRST_MONTH, DEMO_LAST_MONTH);

function monthsBetween(first: PlainDate, last: PlainDate): PlainDate[] {
  const months: PlainDate[] = [];
  for (let month = first; month <= last; month = endOfMonth(addMonths(month, 1))) months.push(month);
  return months;
}

const BROAD = [
  "Financials",
  "Consumer",
  "Health care",
  "Industrials",
  "Information technology",
  "Materials",
  "Energy",
  "Utilities",
];
const TECH = [
  "Semiconductors",
  "AI and software",
  "Communications",
  "New energy vehicles",
  "Biotechnology",
  "Advanced manufacturing",
];

interface IndexSpec {
  readonly code: string;
  readonly sectors: readonly string[];
  readonly weights: readonly number[];
  /** Of the common market, and what the index has of its own; yearly. */
  readonly beta: number;
  readonly meanReturn: number;
  readonly ownVolatility: number;
  readonly sectorVolatility: number;
}

const MARKET_VOLATILITY = 0.18;

const indexSpecs: readonly IndexSpec[] = [
  {
    code: "BM-BROAD",
    sectors: BROAD,
    weights: [24, 18, 11, 14, 15, 8, 6, 4],
    beta: 1,
    meanReturn: 0.055,
    ownVolatility: 0.02,
    sectorVolatility: 0.1,
  },
  {
    code: "BM-TECH",
    sectors: TECH,
    weights: [26, 22, 12, 18, 12, 10],
    beta: 1.2,
    meanReturn: 0.085,
    ownVolatility: 0.13,
    sectorVolatility: 0.12,
  },
  {
    code: "BM-DIV",
    sectors: BROAD,
    weights: [38, 8, 4, 14, 2, 9, 13, 12],
    beta: 0.7,
    meanReturn: 0.062,
    ownVolatility: 0.05,
    sectorVolatility: 0.08,
  },
];

/**
 * The markets of the demo: three equity indices by sector around one common market, an index of bonds, a risk-free rate
 * that falls from 2.6% to 1.4% a year, and a hurdle of 8% a year for private money. An index's return is exactly the sum
 * of its sectors' weights times returns.
 */
export function demoIndices(rng: Rng): IndexHistory[] {
  const draw = (name: string) =>
    standardised(
      demoMonths.map(
        (
          (stream) => () =>
            stream.normal()
        )(rng.split(name)),
      ),
    );
  const market = draw("market");
  const equity = indexSpecs.map((spec): IndexHistory => {
    const own = draw(`${spec.code} own`);
    const sectors = spec.sectors.map((sector) => draw(`${spec.code} ${sector}`));
    const months = new Map<PlainDate, SectorMonth[]>();
    const returns = new Map<PlainDate, number>();
    demoMonths.forEach((month, t) => {
      const index =
        spec.meanReturn / 12 +
        (spec.beta * MARKET_VOLATILITY * market[t]! + spec.ownVolatility * own[t]!) / Math.sqrt(12);
      const weightUnits = toWeightUnits(spec.weights.map((weight, i) => weight * (1 + 0.15 * Math.sin(t / 17 + i))));
      const raw = sectors.map((noise) => (spec.sectorVolatility * noise[t]!) / Math.sqrt(12));
      const mean = raw.reduce((sum, value, i) => sum + (value * weightUnits[i]!) / 10_000, 0);
      const returnUnits = raw.map((value) => toReturnUnits(Math.max(index + value - mean, -0.6)));
      months.set(
        month,
        returnUnits.map((units, i) => ({ weightUnits: weightUnits[i]!, returnUnits: units })),
      );
      returns.set(month, exactTotal(weightUnits, returnUnits));
    });
    return { code: spec.code, sectors: spec.sectors, months, returns };
  });
  const bond = draw("bonds");
  const plain = (code: string, value: (t: number) => number): IndexHistory => ({
    code,
    sectors: [],
    months: new Map(),
    returns: new Map(demoMonths.map((month, t) => [month, toReturnUnits(value(t)) / 1_000_000])),
  });
  return [
    ...equity,
    plain("BM-BOND", (t) => 0.036 / 12 + (0.018 / Math.sqrt(12)) * bond[t]!),
    plain("RF-CNY", (t) => (1 + 0.026 - (0.012 * t) / demoMonths.length) ** (1 / 12) - 1),
    plain("HURDLE-8", () => 1.08 ** (1 / 12) - 1),
  ];
}

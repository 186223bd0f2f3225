import { InvalidInputError } from "../invalid-input-error";
import { sumBy } from "../sum";
import { weightTolerance } from "./segment";

/** What one side holds of a bond sector; rates, changes and returns are fractions (0.0025 is 25 basis points). */
export interface BondSide {
  /** At the start of the period; each side sums to 1. */
  weight: number;
  /** A year. */
  yield: number;
  /** Modified, in years. */
  duration: number;
  treasuryYieldChange: number;
  spreadChange: number;
  /** Of the period; null is allowed at weight 0 only. */
  totalReturn: number | null;
  /** In years squared, for the curve's own move; without it the move is linear. */
  treasuryConvexity?: number;
  /** In years squared, for the spread's move. */
  spreadConvexity?: number;
}

export interface BondSector {
  name: string;
  portfolio: BondSide;
  benchmark: BondSide;
}

/** A bond return taken apart; the parts add up to it. */
export interface BondParts {
  income: number;
  treasury: number;
  spread: number;
  selection: number;
}

export interface CampisiAttribution {
  sectors: { name: string; portfolioParts: BondParts; benchmarkParts: BondParts; active: BondParts }[];
  portfolioParts: BondParts;
  benchmarkParts: BondParts;
  /** Portfolio parts less benchmark parts, weighted: they add up to the active return. */
  active: BondParts;
  portfolioReturn: number;
  benchmarkReturn: number;
  activeReturn: number;
}

/**
 * Fixed-income attribution after Campisi: where the return came from, on each side and between them.
 *
 *   income    = yield * years
 *   treasury  = -duration * dy + convexity / 2 * dy^2      dy: change of the Treasury yield
 *   spread    = -duration * ds + convexity / 2 * ds^2      ds: change of the spread
 *   selection = the rest of the return
 *   active effect of a part = wp * portfolio part - wb * benchmark part
 *
 * @param sectors one or more
 * @param periodYears length of the period in years
 * @throws InvalidInputError noSegments, notFinite, missingReturn { side, segment }, weightsDoNotSumToOne { side, total }
 * @see Campisi (2000), Journal of Performance Measurement 4(4), 14-25
 */
export function campisi(
  sectors: readonly BondSector[],
  periodYears: number,
  tolerance: number = weightTolerance,
): CampisiAttribution {
  if (sectors.length === 0) throw new InvalidInputError("noSegments");
  if (!(periodYears > 0 && Number.isFinite(periodYears))) throw new InvalidInputError("notFinite", { periodYears });
  for (const side of ["portfolio", "benchmark"] as const) {
    const total = sumBy(sectors, (sector) => sector[side].weight);
    if (!(Math.abs(total - 1) <= tolerance)) throw new InvalidInputError("weightsDoNotSumToOne", { side, total });
  }
  const rows = sectors.map(({ name, portfolio, benchmark }) => {
    const portfolioParts = bondParts(portfolio, periodYears, "portfolio", name);
    const benchmarkParts = bondParts(benchmark, periodYears, "benchmark", name);
    const active = combined(
      (part) => portfolio.weight * portfolioParts[part] - benchmark.weight * benchmarkParts[part],
    );
    return { name, portfolioParts, benchmarkParts, active };
  });
  const returnOf = (side: "portfolio" | "benchmark") =>
    sumBy(sectors, (sector) => sector[side].weight * (sector[side].totalReturn ?? 0));
  const portfolioReturn = returnOf("portfolio");
  const benchmarkReturn = returnOf("benchmark");
  return {
    sectors: rows,
    portfolioParts: combined((part) =>
      sumBy(rows, (row, i) => sectors[i]!.portfolio.weight * row.portfolioParts[part]),
    ),
    benchmarkParts: combined((part) =>
      sumBy(rows, (row, i) => sectors[i]!.benchmark.weight * row.benchmarkParts[part]),
    ),
    active: combined((part) => sumBy(rows, (row) => row.active[part])),
    portfolioReturn,
    benchmarkReturn,
    activeReturn: portfolioReturn - benchmarkReturn,
  };
}

const combined = (value: (part: keyof BondParts) => number): BondParts => ({
  income: value("income") + 0,
  treasury: value("treasury") + 0,
  spread: value("spread") + 0,
  selection: value("selection") + 0,
});

function bondParts(side: BondSide, years: number, sideName: "portfolio" | "benchmark", segment: string): BondParts {
  if (side.totalReturn === null && side.weight !== 0) {
    throw new InvalidInputError("missingReturn", { side: sideName, segment });
  }
  const income = side.yield * years;
  const treasury = priceMove(side.duration, side.treasuryConvexity, side.treasuryYieldChange);
  const spread = priceMove(side.duration, side.spreadConvexity, side.spreadChange);
  const explained = income + treasury + spread;
  const selection = (side.totalReturn ?? explained) - explained;
  if (!Number.isFinite(selection + side.weight)) throw new InvalidInputError("notFinite", { side: sideName, segment });
  return combined((part) => ({ income, treasury, spread, selection })[part]);
}

/** -duration * change + convexity / 2 * change^2 */
const priceMove = (duration: number, convexity = 0, change: number) =>
  -duration * change + (convexity / 2) * change * change;

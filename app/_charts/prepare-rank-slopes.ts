/** A manager's rank under the short and the long clock. */
export interface RankSlope {
  id: string;
  name: string;
  leftRank: number;
  rightRank: number;
}

/** A slope as drawn: heights in [0, 1] from the top, and whether it carries the message. */
export interface DrawnSlope extends RankSlope {
  leftHeight: number;
  rightHeight: number;
  isHighlighted: boolean;
}

const HIGHLIGHTED = 7;

/**
 * Slopes of rank, the largest moves highlighted (at most seven, none that moves less than two places), the rest as a
 * quiet background. Each side is a list: those of equal rank stand below each other in the order given, so that no two
 * names overlap. Highlighted ones come last, so that they are drawn on top.
 */
export function prepareRankSlopes(slopes: readonly RankSlope[]): DrawnSlope[] {
  const left = heights(slopes.map(({ leftRank }) => leftRank));
  const right = heights(slopes.map(({ rightRank }) => rightRank));
  const move = ({ leftRank, rightRank }: RankSlope) => Math.abs(leftRank - rightRank);
  const movers = new Set(
    [...slopes]
      .filter((slope) => move(slope) >= 2)
      .sort((a, b) => move(b) - move(a) || a.rightRank - b.rightRank)
      .slice(0, HIGHLIGHTED)
      .map(({ id }) => id),
  );
  return slopes
    .map((slope, i) => ({
      ...slope,
      leftHeight: left[i]!,
      rightHeight: right[i]!,
      isHighlighted: movers.has(slope.id),
    }))
    .sort((a, b) => Number(a.isHighlighted) - Number(b.isHighlighted));
}

/** Places from the top in [0, 1], one for each rank in the order of the ranks. */
function heights(ranks: readonly number[]): number[] {
  const order = ranks.map((_, i) => i).sort((a, b) => ranks[a]! - ranks[b]! || a - b);
  const places = new Array<number>(ranks.length);
  order.forEach((i, place) => {
    places[i] = ranks.length < 2 ? 0 : place / (ranks.length - 1);
  });
  return places;
}

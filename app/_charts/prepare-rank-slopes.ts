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
 * quiet background. Highlighted ones come last, so that they are drawn on top.
 */
export function prepareRankSlopes(slopes: readonly RankSlope[]): DrawnSlope[] {
  const lowest = Math.max(2, ...slopes.flatMap(({ leftRank, rightRank }) => [leftRank, rightRank]));
  const height = (rank: number) => (rank - 1) / (lowest - 1);
  const move = ({ leftRank, rightRank }: RankSlope) => Math.abs(leftRank - rightRank);
  const movers = new Set(
    [...slopes]
      .filter((slope) => move(slope) >= 2)
      .sort((a, b) => move(b) - move(a) || a.rightRank - b.rightRank)
      .slice(0, HIGHLIGHTED)
      .map(({ id }) => id),
  );
  return slopes
    .map((slope) => ({
      ...slope,
      leftHeight: height(slope.leftRank),
      rightHeight: height(slope.rightRank),
      isHighlighted: movers.has(slope.id),
    }))
    .sort((a, b) => Number(a.isHighlighted) - Number(b.isHighlighted));
}

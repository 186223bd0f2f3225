import { expect, it } from "vitest";
import { prepareRankSlopes } from "@/app/_charts/prepare-rank-slopes";

const slope = (id: string, leftRank: number, rightRank: number) => ({ id, name: id, leftRank, rightRank });

it("puts rank 1 on top, the last at the bottom, and equal ranks below each other", () => {
  const drawn = prepareRankSlopes([slope("a", 1, 3), slope("b", 2, 1), slope("c", 2, 2)]);
  const height = Object.fromEntries(drawn.map(({ id, leftHeight, rightHeight }) => [id, [leftHeight, rightHeight]]));
  expect(height).toEqual({ a: [0, 1], b: [0.5, 0], c: [1, 0.5] });
});

it("highlights at most the seven largest moves, and none of less than two places", () => {
  const many = Array.from({ length: 20 }, (_, i) => slope(`m${i}`, i + 1, 20 - i));
  const still = slope("still", 21, 20);
  const highlighted = prepareRankSlopes([...many, still]).filter(({ isHighlighted }) => isHighlighted);
  expect(highlighted).toHaveLength(7);
  expect(highlighted.every(({ leftRank, rightRank }) => Math.abs(leftRank - rightRank) >= 13)).toBe(true);
  expect(prepareRankSlopes([slope("x", 1, 2), slope("y", 2, 1)]).some(({ isHighlighted }) => isHighlighted)).toBe(
    false,
  );
});

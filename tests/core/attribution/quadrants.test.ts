import { expect, it } from "vitest";
import { quadrants } from "@/server/core/attribution/quadrants";
import { segment } from "../../builders/attribution";

const shares = segment({ portfolioWeight: 0.6, benchmarkWeight: 0.5, portfolioReturn: 0.1, benchmarkReturn: 0.05 });
const bonds = segment({
  name: "Bonds",
  portfolioWeight: 0.4,
  benchmarkWeight: 0.5,
  portfolioReturn: -0.02,
  benchmarkReturn: 0.01,
});

it("gives the returns of the four funds, period by period", () => {
  const nothingEarned = [shares, bonds].map((row) => ({ ...row, portfolioReturn: 0 }));
  const periods = [
    { periodEnd: "2024-03-31", segments: [shares, bonds] },
    { periodEnd: "2024-06-30", segments: nothingEarned },
  ];
  expect(quadrants(periods, "zeroReturn")).toEqual([
    {
      periodEnd: "2024-03-31",
      benchmark: expect.closeTo(0.03, 15), // 0.5 * 0.05 + 0.5 * 0.01
      allocation: expect.closeTo(0.034, 15), // 0.6 * 0.05 + 0.4 * 0.01
      selection: expect.closeTo(0.04, 15), // 0.5 * 0.1 - 0.5 * 0.02
      portfolio: expect.closeTo(0.052, 15), // 0.6 * 0.1 - 0.4 * 0.02
    },
    {
      periodEnd: "2024-06-30",
      benchmark: expect.closeTo(0.03, 15),
      allocation: expect.closeTo(0.034, 15),
      selection: 0,
      portfolio: 0,
    },
  ]);
});

import { describe, expect, it } from "vitest";
import { carinoFactors, logarithmicSlope } from "@/server/core/attribution/link-carino";
import { effectLinker } from "@/server/core/attribution/link-effects";
import { grapFactors } from "@/server/core/attribution/link-grap";
import { mencheroFactors } from "@/server/core/attribution/link-menchero";

const series = (...values: number[]) => Float64Array.from(values);
const rounded = (...values: number[]) => values.map((value) => expect.closeTo(value, 14));

describe("factors of a time whose portfolio and benchmark end equal, by hand", () => {
  // Up 10% then flat against flat then up 10%: both end at 1.1
  const portfolio = series(0.1, 0);
  const benchmark = series(0, 0.1);
  it("Carino: ln(1.1) / 0.1 in each period over 1 / 1.1", () => {
    const factor = (Math.log(1.1) / 0.1) * 1.1;
    expect([...carinoFactors(portfolio, benchmark)]).toEqual(rounded(factor, factor));
  });
  it("Menchero: 1.1 ^ (1 / 2)", () => {
    expect([...mencheroFactors(portfolio, benchmark)]).toEqual(rounded(Math.sqrt(1.1), Math.sqrt(1.1)));
  });
  it("GRAP: the benchmark after, the portfolio before", () => {
    expect([...grapFactors(portfolio, benchmark)]).toEqual(rounded(1.1, 1.1));
  });
});

it("Frongello reaches GRAP's total by another way through time, by hand", () => {
  // 10% then 0% against 5% then 2%: 1.1 - 1.05 * 1.02 = 0.029
  const portfolio = series(0.1, 0);
  const benchmark = series(0.05, 0.02);
  const effects = series(0.05, -0.02);
  expect([...effectLinker("grap", portfolio, benchmark)(effects, 1)]).toEqual(rounded(0.05 * 1.02, -0.02 * 1.1));
  expect([...effectLinker("frongello", portfolio, benchmark)(effects, 1)]).toEqual(
    rounded(0.05, -0.02 * 1.1 + 0.02 * 0.05),
  );
});

it("Menchero corrects what the common factor leaves, even when the whole time ends equal", () => {
  // 20% then -10% against 8% and 0%: both end at 1.08; the gaps 0.12 and -0.1 sum to 0.02
  const portfolio = series(0.2, -0.1);
  const benchmark = series(0.08, 0);
  const common = Math.sqrt(1.08);
  const correction = (-common * 0.02) / (0.12 ** 2 + 0.1 ** 2);
  const factors = mencheroFactors(portfolio, benchmark);
  expect([...factors]).toEqual(rounded(common + correction * 0.12, common - correction * 0.1));
  expect(factors[0]! * 0.12 - factors[1]! * 0.1).toBeCloseTo(0, 15);
});

it("Menchero uses the common factor alone when the returns are equal in every period", () => {
  expect([...mencheroFactors(series(0.1, 0.1), series(0.1, 0.1))]).toEqual(rounded(1.1, 1.1)); // 1.21 ^ (1 / 2)
});

it("the logarithmic slope keeps its digits where the two returns are almost equal", () => {
  expect(logarithmicSlope(0.05, 0.05)).toBeCloseTo(1 / 1.05, 15);
  expect(logarithmicSlope(0.05 + 1e-13, 0.05)).toBeCloseTo(1 / 1.05, 12);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blendedBenchmark } from "@/server/core/records/blended-benchmark";
import { groupReturns, type Member } from "@/server/core/records/group-returns";
import { inLongerPeriods } from "@/server/core/records/period-series";
import { answersFor, mark, monthly, portfolioFacts } from "../../builders/portfolio-facts";

const member = (portfolioId: string, values: readonly number[], marks: ReturnType<typeof mark>[] = []): Member => {
  const series = monthly("2024-01-31", values);
  return { portfolio: portfolioFacts({ portfolioId, returns: series, marks }), series, capital: null };
};
const returnsOf = (group: ReturnType<typeof groupReturns>) => group?.periods.map(({ portfolio }) => portfolio);

describe("what a manager answered for", () => {
  it("weighs portfolios by value at the start of the month times share", () => {
    const marks = (amount: number) => [mark("2023-12-31", amount)];
    const members = [member("a", [0.1], marks(300)), member("b", [-0.1], marks(100))];
    // values 300 and 50: (300 x 0.1 - 50 x 0.1) / 350
    const group = groupReturns(members, [answersFor("a"), answersFor("b", { share: 0.5 })], "whole");
    expect(returnsOf(group)?.[0]).toBeCloseTo(25 / 350, 12);
    expect(group?.periods[0]?.value).toBe(350);
  });

  it("weighs alike, and says so, where a value is missing", () => {
    const group = groupReturns([member("a", [0.1]), member("b", [-0.05])], [answersFor("a"), answersFor("b")], "whole");
    expect(returnsOf(group)?.[0]).toBeCloseTo(0.025, 12);
    expect(group?.isEquallyWeighted).toBe(true);
  });

  it("gives a month to who answered for at least half of its days", () => {
    const members = [member("a", [0.01, 0.02, 0.03])];
    const before = groupReturns(members, [answersFor("a", { until: "2024-02-14" })], "whole");
    const after = groupReturns(members, [answersFor("a", { from: "2024-02-15" })], "whole");
    expect(returnsOf(before)).toEqual([0.01]);
    expect(returnsOf(after)).toEqual([expect.closeTo(0.02, 12), expect.closeTo(0.03, 12)]);
  });

  it("takes a portfolio that joins as money from outside: its own past does not count", () => {
    const marks = [mark("2023-12-31", 100), mark("2024-01-31", 100)];
    const members = [member("a", [0.01, 0.02], marks), member("b", [5, 0.02], marks)];
    const group = groupReturns(members, [answersFor("a"), answersFor("b", { from: "2024-02-01" })], "whole");
    expect(returnsOf(group)).toEqual([expect.closeTo(0.01, 12), expect.closeTo(0.02, 12)]);
  });

  it("stays the same when a portfolio is split into two with the same returns", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -0.5, max: 0.5, noNaN: true }), { minLength: 1, maxLength: 12 }),
        fc.double({ min: 1, max: 99, noNaN: true }),
        (values, part) => {
          const whole = groupReturns([member("a", values, [mark("2023-12-31", 100)])], [answersFor("a")], "whole");
          const split = groupReturns(
            [member("a", values, [mark("2023-12-31", part)]), member("b", values, [mark("2023-12-31", 100 - part)])],
            [answersFor("a"), answersFor("b")],
            "whole",
          );
          const expected = returnsOf(whole)?.map((value) => expect.closeTo(value ?? 0, 12));
          expect(returnsOf(split)).toEqual(expected);
        },
      ),
    );
  });

  it("is nothing for a book that is not held", () => {
    expect(groupReturns([member("a", [0.1])], [answersFor("a")], "private")).toBeNull();
  });
});

describe("longer periods", () => {
  it("compound, and do not exist with a month missing", () => {
    const quarters = inLongerPeriods(monthly("2024-01-31", [0.1, 0.1, 0.1, 0.05, 0.05]), "quarterly");
    expect([...quarters.values.values()]).toEqual([expect.closeTo(0.331, 12)]);
  });
});

describe("a blended benchmark", () => {
  const equity = monthly("2024-01-31", [0.1, 0.2]);
  const bonds = monthly("2024-01-31", [0.01, 0.02]);

  it("uses the weights in force on the first day of each month", () => {
    const blend = blendedBenchmark([
      {
        series: equity,
        weights: [
          { from: "2023-01-01", weight: 0.4 },
          { from: "2024-02-01", weight: 0.5 },
        ],
      },
      {
        series: bonds,
        weights: [
          { from: "2023-01-01", weight: 0.6 },
          { from: "2024-02-01", weight: 0.5 },
        ],
      },
    ]);
    expect([...blend.values.values()]).toEqual([expect.closeTo(0.046, 12), expect.closeTo(0.11, 12)]);
  });

  it("has no return for a month in which a part has none, or weights do not sum to one", () => {
    const short = monthly("2024-01-31", [0.01]);
    const half = [{ from: "2023-01-01", weight: 0.5 }];
    expect(
      blendedBenchmark([
        { series: equity, weights: half },
        { series: short, weights: half },
      ]).values.size,
    ).toBe(1);
    expect(blendedBenchmark([{ series: equity, weights: half }]).values.size).toBe(0);
  });
});

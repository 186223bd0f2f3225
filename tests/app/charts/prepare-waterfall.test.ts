import fc from "fast-check";
import { expect, it } from "vitest";
import { prepareWaterfall } from "@/app/_charts/prepare-waterfall";

it("lays each step where the one before ended and ends on the total", () => {
  const bars = prepareWaterfall(
    { key: "benchmark", value: 0.064 },
    [
      { key: "allocation", value: -0.012 },
      { key: "selection", value: 0.03 },
      { key: "interaction", value: 0.001 },
    ],
    { key: "portfolio", value: 0.083 },
  );
  expect(bars.map(({ key }) => key)).toEqual(["benchmark", "allocation", "selection", "interaction", "portfolio"]);
  expect(bars[1]!.span[0]).toBe(0.064);
  expect(bars[1]!.span[1]).toBeCloseTo(0.052, 12);
  expect(bars[2]!.span).toEqual([bars[1]!.span[1], bars[1]!.span[1] + 0.03]);
  expect(bars[4]!.span).toEqual([0, 0.083]);
});

it("refuses steps that do not make up the whole", () => {
  expect(() =>
    prepareWaterfall({ key: "a", value: 0 }, [{ key: "b", value: 0.1 }], { key: "c", value: 0.2 }),
  ).toThrow();
});

it("never leaves a gap between bars, whatever the steps", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 8 }), (values) => {
      const total = values.reduce((sum, value) => sum + value, 0);
      const bars = prepareWaterfall(
        { key: "start", value: 0 },
        values.map((value, i) => ({ key: `step${i}`, value })),
        { key: "end", value: total },
      );
      for (let i = 2; i < bars.length - 1; i++) expect(bars[i]!.span[0]).toBe(bars[i - 1]!.span[1]);
    }),
  );
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MEASURE_KINDS, measureOfKind } from "@/app/_components/schemes/studio/measure-kinds";
import { rebalanced } from "@/app/_components/schemes/studio/measure-weights";
import { measureAxis } from "@/server/core/schemes/measures/measure-axis";
import { patient } from "@/server/core/schemes/presets/patient";
import type { SchemeMeasure } from "@/server/core/schemes/scheme-definition";

const NONE = new Map<string, number>();
const weights = (measures: readonly SchemeMeasure[]) => measures.map(({ weight }) => weight);
const three = (...own: number[]) => own.map((weight, i) => ({ ...patient.measures[0]!, id: `m${i}`, weight }));

describe("a weight moved by hand", () => {
  it("makes the others give way in proportion", () => {
    expect(weights(rebalanced(three(0.2, 0.2, 0.6), 0, 0.6, NONE))).toEqual([0.6, 0.1, 0.3]);
  });

  it("shares what is left evenly where the others weigh nothing", () => {
    expect(weights(rebalanced(three(1, 0, 0), 0, 0.5, NONE))).toEqual([0.5, 0.25, 0.25]);
  });

  it("comes back to where the move began", () => {
    const start = three(0.2, 0.2, 0.6);
    const at = new Map(start.map(({ id, weight }) => [id, weight]));
    const pushed = rebalanced(start, 0, 1, at);
    expect(weights(pushed)).toEqual([1, 0, 0]);
    expect(weights(rebalanced(pushed, 0, 0.2, at))).toEqual([0.2, 0.2, 0.6]);
  });

  it("leaves other books alone and counts in full when alone in its own", () => {
    const [first, second, third] = three(0.5, 0.5, 1);
    const measures = [first!, second!, { ...third!, book: "private" as const }];
    expect(weights(rebalanced(measures, 2, 0.3, NONE))).toEqual([0.5, 0.5, 1]);
    expect(weights(rebalanced(measures, 0, 0.3, NONE))).toEqual([0.3, 0.7, 1]);
  });

  it("keeps every book at one, to the tenth of a percent", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 9 }),
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (own, at, weight) => {
          const moved = weights(rebalanced(three(...own), at % own.length, weight, NONE));
          expect(moved.reduce((sum, one) => sum + Math.round(one * 1000), 0)).toBe(1000);
          for (const one of moved) expect(Math.abs(one * 1000 - Math.round(one * 1000))).toBeLessThan(1e-9);
        },
      ),
    );
  });
});

it.each(MEASURE_KINDS)("says what stands on the axis of a measure of kind %s", (kind) => {
  const measure = measureOfKind(kind, patient.measures[0]!);
  const percentages = ["periodReturn", "cycle", "fundResult"];
  expect(measureAxis(measure).isPercent).toBe(percentages.includes(kind));
});

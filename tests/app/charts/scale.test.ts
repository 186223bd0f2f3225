import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearScale, niceTicks, spanWithZero } from "@/app/_charts/scale.ts";

describe("linearScale", () => {
  it("takes the ends of one span to the ends of the other, upside down for heights", () => {
    const y = linearScale([-1, 3], [200, 0]);
    expect([-1, 1, 3].map(y)).toEqual([200, 100, 0]);
  });
});

describe("niceTicks", () => {
  it("steps by 1, 2 or 5 times a power of ten, without the dust of binary fractions", () => {
    expect(niceTicks([0, 1], 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(niceTicks([-0.07, 0.31], 5)).toEqual([0, 0.1, 0.2, 0.3]);
  });

  it("gives the one value of an empty span", () => {
    expect(niceTicks([2, 2])).toEqual([2]);
  });

  it("stays inside the span, whatever it is", () => {
    const finite = { noNaN: true, noDefaultInfinity: true };
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, ...finite }),
        fc.double({ min: 1e-6, max: 1e9, ...finite }),
        (from, length) => {
          const ticks = niceTicks([from, from + length], 5);
          const dust = Math.max(Math.abs(from), length) * 1e-9;
          expect(ticks.every((tick) => tick >= from - dust && tick <= from + length + dust)).toBe(true);
          expect(ticks.length).toBeLessThanOrEqual(7);
        },
      ),
    );
  });
});

describe("spanWithZero", () => {
  it("holds zero and leaves room only where values are", () => {
    expect(spanWithZero([2, 10], 0.1)).toEqual([0, 11]);
    expect(spanWithZero([-10, -2], 0.1)).toEqual([-11, 0]);
  });

  it("is not empty without values", () => {
    const [low, high] = spanWithZero([]);
    expect(high).toBeGreaterThan(low);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curveSpan, draggedCorner, nudgedCorner, prepareCurve, withCorner } from "@/app/_charts/prepare-curve";

const box = { left: 0, right: 100, top: 0, bottom: 50 };
const line = [
  { x: 0, score: 0 },
  { x: 10, score: 100 },
];
const span = { x: [0, 10], score: [0, 100] } as const;

describe("a score curve as drawn", () => {
  it("puts corners to scale, upward for a higher score, and goes on flat to both edges", () => {
    expect(
      prepareCurve(
        [
          { x: 2, score: 0 },
          { x: 8, score: 100 },
        ],
        box,
        span,
      ),
    ).toMatchObject({
      corners: [
        { left: 20, top: 50 },
        { left: 80, top: 0 },
      ],
      line: "0,50 20,50 80,0 100,0",
    });
  });

  it("has room around it, also around a single corner", () => {
    for (const corners of [line, [{ x: 5, score: 50 }], [{ x: 0, score: 0 }]]) {
      const { x, score } = curveSpan(corners);
      expect(x[0]).toBeLessThan(corners[0]!.x);
      expect(x[1]).toBeGreaterThan(corners.at(-1)!.x);
      expect(score[1]).toBeGreaterThan(score[0]);
    }
  });
});

describe("a corner that is moved", () => {
  it("lands on a round number under the pointer", () => {
    // A 200th of 10 is 0.05, a 200th of 100 is 0.5: 33.3 of 100 pixels is 3.33, 16.6 of 50 from the top is 66.8.
    expect(draggedCorner(line, 1, { left: 33.3, top: 16.6 }, box, span)).toEqual({ x: 3.35, score: 67 });
  });

  it("never passes its neighbours", () => {
    const three = [...line, { x: 20, score: 100 }];
    fc.assert(
      fc.property(fc.double({ min: -500, max: 500, noNaN: true }), fc.integer({ min: 0, max: 2 }), (left, index) => {
        const moved = three.map((corner, i) =>
          i === index ? draggedCorner(three, index, { left, top: 10 }, box, { x: [0, 20], score: [0, 100] }) : corner,
        );
        expect(moved.map(({ x }) => x)).toEqual(moved.map(({ x }) => x).toSorted((a, b) => a - b));
      }),
    );
  });

  it("moves by one round step a key press", () => {
    expect(nudgedCorner(line, 1, { x: 0, score: 1 }, span)).toEqual({ x: 10, score: 100.5 });
    expect(nudgedCorner(line, 1, { x: -10, score: 0 }, span)).toEqual({ x: 9.5, score: 100 });
  });
});

describe("a corner that is added", () => {
  it("stands on the line in the middle of the widest gap, so that nothing changes yet", () => {
    expect(
      withCorner([
        { x: 0, score: 0 },
        { x: 1, score: 10 },
        { x: 5, score: 50 },
      ]),
    ).toEqual([
      { x: 0, score: 0 },
      { x: 1, score: 10 },
      { x: 3, score: 30 },
      { x: 5, score: 50 },
    ]);
  });

  it("stands to the right of a single one, at its height", () => {
    expect(withCorner([{ x: 4, score: 50 }])).toEqual([
      { x: 4, score: 50 },
      { x: 8, score: 50 },
    ]);
  });
});

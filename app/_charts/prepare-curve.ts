import { linearScale, niceTicks } from "./scale.ts";

export interface CurveCorner {
  readonly x: number;
  readonly score: number;
}

/** Where to draw: pixels from the upper left. */
export interface CurveBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface CurveSpan {
  readonly x: readonly [number, number];
  readonly score: readonly [number, number];
}

export interface PreparedCurve {
  /** Points of the line, flat beyond the first and last corner, as an SVG polyline has them. */
  readonly line: string;
  readonly corners: readonly { readonly left: number; readonly top: number }[];
  readonly span: CurveSpan;
  readonly xTicks: readonly { readonly value: number; readonly left: number }[];
  readonly scoreTicks: readonly { readonly value: number; readonly top: number }[];
}

/** Room around a curve: a sixth of its width on either side, a tenth of its height; a curve of one corner gets some too. */
export function curveSpan(corners: readonly CurveCorner[]): CurveSpan {
  const xs = corners.map(({ x }) => x);
  const scores = corners.map(({ score }) => score);
  const [lowX, highX] = [Math.min(...xs), Math.max(...xs)];
  const [low, high] = [Math.min(0, ...scores), Math.max(...scores)];
  const roomX = (highX - lowX) / 6 || Math.abs(highX) / 2 || 1;
  const room = (high - low) / 10 || 1;
  return { x: [lowX - roomX, highX + roomX], score: [low === 0 ? 0 : low - room, high + room] };
}

/**
 * A score curve as it is drawn: straight between its corners, flat beyond them.
 *
 * @param span what is in view; kept still while a corner is dragged
 */
export function prepareCurve(
  corners: readonly CurveCorner[],
  box: CurveBox,
  span: CurveSpan = curveSpan(corners.length === 0 ? [{ x: 0, score: 0 }] : corners),
): PreparedCurve {
  const left = linearScale(span.x, [box.left, box.right]);
  const top = linearScale(span.score, [box.bottom, box.top]);
  const placed = corners.map(({ x, score }) => ({ left: left(x), top: top(score) }));
  const ends =
    placed.length === 0
      ? []
      : [{ left: box.left, top: placed[0]!.top }, ...placed, { left: box.right, top: placed.at(-1)!.top }];
  return {
    line: ends.map((point) => `${round(point.left)},${round(point.top)}`).join(" "),
    corners: placed,
    span,
    xTicks: niceTicks([span.x[0], span.x[1]], 5).map((value) => ({ value, left: left(value) })),
    scoreTicks: niceTicks([span.score[0], span.score[1]], 4).map((value) => ({ value, top: top(value) })),
  };
}

/**
 * A corner dragged to a place: never past its neighbours (on one of them is a step, and then not on both), and in round
 * numbers, a 200th of what is in view.
 */
export function draggedCorner(
  corners: readonly CurveCorner[],
  index: number,
  place: { readonly left: number; readonly top: number },
  box: CurveBox,
  span: CurveSpan,
): CurveCorner {
  const x = linearScale([box.left, box.right], span.x)(place.left);
  const score = linearScale([box.bottom, box.top], span.score)(place.top);
  return keptInOrder(corners, index, { x: rounded(x, stepOf(span.x)), score: rounded(score, stepOf(span.score)) });
}

/** A corner moved by key presses: one step is a 200th of what is in view, as a round number. */
export function nudgedCorner(
  corners: readonly CurveCorner[],
  index: number,
  steps: { readonly x: number; readonly score: number },
  span: CurveSpan,
): CurveCorner {
  const corner = corners[index]!;
  const [stepX, step] = [stepOf(span.x), stepOf(span.score)];
  return keptInOrder(corners, index, {
    x: rounded(corner.x + steps.x * stepX, stepX),
    score: rounded(corner.score + steps.score * step, step),
  });
}

/** A new corner in the middle of the widest gap, on the line; of a single corner, one to its right. */
export function withCorner(corners: readonly CurveCorner[]): readonly CurveCorner[] {
  const last = corners.at(-1);
  if (!last) return [{ x: 0, score: 50 }];
  const gaps = corners.slice(1).map((corner, i) => corner.x - corners[i]!.x);
  const widest = Math.max(0, ...gaps);
  if (widest === 0) return [...corners, { x: last.x + (Math.abs(last.x) || 1), score: last.score }];
  const at = gaps.indexOf(widest);
  const [one, other] = [corners[at]!, corners[at + 1]!];
  const middle = { x: clean((one.x + other.x) / 2), score: clean((one.score + other.score) / 2) };
  return [...corners.slice(0, at + 1), middle, ...corners.slice(at + 1)];
}

/** A round number (1, 2 or 5 times a power of ten) near a 200th of the span. */
function stepOf([from, to]: readonly [number, number]): number {
  const rough = (to - from) / 200;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
}

function keptInOrder(corners: readonly CurveCorner[], index: number, { x, score }: CurveCorner): CurveCorner {
  const low = corners[index - 1]?.x ?? Number.NEGATIVE_INFINITY;
  const high = corners[index + 1]?.x ?? Number.POSITIVE_INFINITY;
  return { x: Math.min(high, Math.max(low, x)), score };
}

const rounded = (value: number, step: number): number => clean(Math.round(value / step) * step);
/** Without the dust of binary fractions, and without a negative zero. */
const clean = (value: number): number => Number(value.toPrecision(10)) + 0;
const round = (pixels: number): number => Math.round(pixels * 10) / 10;

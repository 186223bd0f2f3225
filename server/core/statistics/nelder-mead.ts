/** Where a function was found smallest, and its value there. */
export interface Minimum {
  point: number[];
  value: number;
}

/**
 * Smallest value of a function of a few variables without derivatives: the downhill simplex, started anew from its own
 * answer until that no longer helps (a simplex may collapse too early).
 *
 * @param objective returns Infinity where it is not defined
 * @param start first guess; `size` is how far the first simplex reaches
 * @see Nelder and Mead (1965), The Computer Journal 7(4), 308-313
 */
export function nelderMead(
  objective: (point: readonly number[]) => number,
  start: readonly number[],
  size = 0.25,
): Minimum {
  let best = descend(objective, start, size);
  for (let round = 0; round < 20; round++) {
    const again = descend(objective, best.point, size / 4);
    const gain = best.value - again.value;
    if (again.value < best.value) best = again;
    if (!(gain > 1e-12 * (1 + Math.abs(best.value)))) break;
  }
  return best;
}

function descend(objective: (point: readonly number[]) => number, start: readonly number[], size: number): Minimum {
  const at = (point: number[]): Minimum => ({ point, value: objective(point) });
  const corners = [at([...start]), ...start.map((_, i) => at(start.map((x, j) => (i === j ? x + size : x))))];
  const n = start.length;
  for (let step = 0; step < 400 * n; step++) {
    corners.sort((a, b) => a.value - b.value);
    const lowest = corners[0]!;
    const highest = corners[n]!;
    if (spread(corners) < 1e-10) break;
    const centre = start.map((_, j) => corners.slice(0, n).reduce((total, { point }) => total + point[j]!, 0) / n);
    const along = (factor: number) => at(centre.map((x, j) => x + factor * (highest.point[j]! - x)));
    const reflected = along(-1);
    if (reflected.value < lowest.value) {
      const expanded = along(-2);
      corners[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < corners[n - 1]!.value) {
      corners[n] = reflected;
    } else {
      const contracted = along(reflected.value < highest.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(highest.value, reflected.value)) corners[n] = contracted;
      else {
        for (let i = 1; i <= n; i++) {
          corners[i] = at(corners[i]!.point.map((x, j) => lowest.point[j]! + 0.5 * (x - lowest.point[j]!)));
        }
      }
    }
  }
  return corners.reduce((best, corner) => (corner.value < best.value ? corner : best));
}

const spread = (corners: readonly Minimum[]): number =>
  Math.max(
    ...corners[0]!.point.map((_, j) => {
      const values = corners.map(({ point }) => point[j]!);
      return Math.max(...values) - Math.min(...values);
    }),
  );

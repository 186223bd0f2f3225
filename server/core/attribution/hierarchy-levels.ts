import { InvalidInputError } from "../invalid-input-error";
import { attributionMatrix, settledMatrix } from "./attribution-matrix";
import type { Segment, UnheldRule } from "./segment";

/** A group of one level with its weights and returns on each side. */
export interface HierarchyGroup {
  /** Names from level 1 down to this group. */
  path: readonly string[];
  portfolioWeight: number;
  benchmarkWeight: number;
  portfolioReturn: number;
  benchmarkReturn: number;
  parent: HierarchyGroup | null;
}

/**
 * Rolls securities up level by level: weights add up, returns are weighted. A group with no weight on a side has the return
 * of its only security there, else the one the unheld rule chooses (0, or the other side's).
 *
 * @returns for each level its groups in the order of first appearance
 * @throws InvalidInputError noSegments, noLevels, lengthsDiffer, notFinite, missingReturn, weightsDoNotSumToOne,
 *   returnOfZeroWeight { side, segment }
 */
export function hierarchyLevels(
  securities: readonly (Segment & { path: readonly string[] })[],
  unheld: UnheldRule,
  tolerance?: number,
): HierarchyGroup[][] {
  const depth = securities[0]?.path.length;
  if (depth === undefined) throw new InvalidInputError("noSegments");
  if (depth === 0) throw new InvalidInputError("noLevels");
  if (securities.some(({ path }) => path.length !== depth)) throw new InvalidInputError("lengthsDiffer", { depth });
  const period = { periodEnd: "", segments: securities.map((security, i) => ({ ...security, name: String(i) })) };
  const settled = settledMatrix(attributionMatrix([period]), unheld, tolerance);

  const levels: HierarchyGroup[][] = [];
  let parents = new Map<string, HierarchyGroup>();
  for (let level = 1; level <= depth; level++) {
    const members = new Map<string, number[]>();
    securities.forEach(({ path }, i) => {
      const key = JSON.stringify(path.slice(0, level));
      const group = members.get(key);
      if (group) group.push(i);
      else members.set(key, [i]);
    });
    const groups = new Map<string, HierarchyGroup>();
    for (const [key, indices] of members) {
      const path = securities[indices[0]!]!.path.slice(0, level);
      const parent = parents.get(JSON.stringify(path.slice(0, -1))) ?? null;
      const portfolio = sideOf(settled.portfolioWeights, settled.portfolioReturns, indices, "portfolio", path);
      const benchmark = sideOf(settled.benchmarkWeights, settled.benchmarkReturns, indices, "benchmark", path);
      const substitute = unheld === "otherSideReturn";
      groups.set(key, {
        path,
        portfolioWeight: portfolio.weight,
        benchmarkWeight: benchmark.weight,
        portfolioReturn: portfolio.return ?? (substitute ? benchmark.return : null) ?? 0,
        benchmarkReturn: benchmark.return ?? (substitute ? portfolio.return : null) ?? 0,
        parent,
      });
    }
    levels.push([...groups.values()]);
    parents = groups;
  }
  return levels;
}

function sideOf(
  weights: Float64Array,
  returns: Float64Array,
  indices: readonly number[],
  side: "portfolio" | "benchmark",
  path: readonly string[],
): { weight: number; return: number | null } {
  let weight = 0;
  let gross = 0;
  let contribution = 0;
  for (const i of indices) {
    weight += weights[i]!;
    gross += Math.abs(weights[i]!);
    contribution += weights[i]! * returns[i]!;
  }
  if (indices.length === 1) return { weight, return: returns[indices[0]!]! };
  if (gross === 0) return { weight: 0, return: null };
  if (Math.abs(weight) > 1e-12 * gross) return { weight, return: contribution / weight };
  throw new InvalidInputError("returnOfZeroWeight", { side, segment: path.join(" / ") });
}

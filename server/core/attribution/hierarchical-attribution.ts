import { sumBy } from "../sum";
import { type HierarchyGroup, hierarchyLevels } from "./hierarchy-levels";
import { assertAboveMinusOne } from "./link-carino";
import type { AttributionApproach, InteractionPlace, Segment, UnheldRule } from "./segment";

/** A security with the groups it belongs to, from the first decision (region) to the last (market cap). */
export interface HierarchySecurity extends Segment {
  path: readonly string[];
}

export interface HierarchicalOptions {
  approach: AttributionApproach;
  /**
   * Anchored: a group is over- or underweight against the benchmark's mix applied to the weight its parent was given;
   * otherwise against the benchmark's own weight. Totals of a level are the same.
   */
  anchored: boolean;
  /** Of the last level; `inAllocation` goes to the allocation of the last level. Geometric: always in selection. */
  interaction: InteractionPlace;
  unheld: UnheldRule;
  weightTolerance?: number;
}

export interface GroupEffects extends Omit<HierarchyGroup, "parent"> {
  /** Of choosing this group inside its parent. */
  allocation: number;
  /** Of the last level's groups inside this one. */
  selection: number;
  interaction: number | null;
}

export interface HierarchicalAttribution {
  levels: { allocation: number; groups: GroupEffects[] }[];
  selection: number;
  interaction: number | null;
  portfolioReturn: number;
  benchmarkReturn: number;
  activeReturn: number;
}

/**
 * Attribution of one period along a chain of decisions of any depth, each judged inside the one before it.
 *
 * With wp, wb, rp, rb of a group, w', r' of its parent (the whole for level 1), Q_i = sum over level i of wp * rb, Q_0 = B:
 *
 *   allocation  = (wp - wb * wp' / wb') * (rb - rb')         geometric: the same / (1 + Q_(i-1))
 *   selection   = wp * (rp - rb) at the last level           geometric: the same / (1 + Q_last)
 *   interaction = (wp - wb) * (rp - rb) where it is shown apart: selection is wb * (rp - rb) then
 *
 * Sums over a level are Q_i - Q_(i-1), or (1 + Q_i) / (1 + Q_(i-1)) - 1: all levels and selection add up (compound) to the
 * active return. Not anchored: wb in place of wb * wp' / wb'. A parent that the benchmark does not hold has no mix to
 * anchor to: its children are judged with their whole portfolio weight.
 *
 * @throws InvalidInputError noSegments, noLevels, lengthsDiffer, notFinite, missingReturn, weightsDoNotSumToOne,
 *   returnOfZeroWeight, returnNotAboveMinusOne (geometric)
 * @see Morningstar (2011), Equity Performance Attribution Methodology; Bacon (2008), ch. 5
 */
export function hierarchicalAttribution(
  securities: readonly HierarchySecurity[],
  options: HierarchicalOptions,
): HierarchicalAttribution {
  const levels = hierarchyLevels(securities, options.unheld, options.weightTolerance);
  const geometric = options.approach === "geometric";
  const portfolioReturn = sumBy(levels[0]!, (group) => group.portfolioWeight * group.portfolioReturn);
  const benchmarkReturn = sumBy(levels[0]!, (group) => group.benchmarkWeight * group.benchmarkReturn);
  const notional = levels.map((groups) => sumBy(groups, (group) => group.portfolioWeight * group.benchmarkReturn));
  if (geometric) assertAboveMinusOne(Float64Array.of(benchmarkReturn, ...notional));
  const place = geometric ? "inSelection" : options.interaction;
  const last = levels.length - 1;

  const rows = levels.map((groups, level) => {
    const base = geometric ? 1 + (level === 0 ? benchmarkReturn : notional[level - 1]!) : 1;
    return groups.map((group): GroupEffects => {
      const { parent, ...shown } = group;
      const tilt = group.portfolioWeight - neutralWeight(group, options.anchored);
      const allocation = (tilt * (group.benchmarkReturn - (parent?.benchmarkReturn ?? benchmarkReturn))) / base;
      if (level < last) return { ...shown, allocation: allocation + 0, selection: 0, interaction: null };
      const gap = group.portfolioReturn - group.benchmarkReturn;
      const interaction = (group.portfolioWeight - group.benchmarkWeight) * gap;
      const whole = (group.portfolioWeight * gap) / (geometric ? 1 + notional[last]! : 1);
      return {
        ...shown,
        allocation: allocation + (place === "inAllocation" ? interaction : 0) + 0,
        selection: (place === "inSelection" ? whole : whole - interaction) + 0,
        interaction: place === "separate" ? interaction + 0 : null,
      };
    });
  });
  sumUpwards(rows, place === "separate");
  return {
    levels: rows.map((groups) => ({ allocation: sumBy(groups, (group) => group.allocation), groups })),
    selection: sumBy(rows[last]!, (group) => group.selection),
    interaction: place === "separate" ? sumBy(rows[last]!, (group) => group.interaction!) : null,
    portfolioReturn,
    benchmarkReturn,
    activeReturn: geometric ? (1 + portfolioReturn) / (1 + benchmarkReturn) - 1 : portfolioReturn - benchmarkReturn,
  };
}

/** The weight at which a group is neither over- nor underweight. */
function neutralWeight({ benchmarkWeight, parent }: HierarchyGroup, anchored: boolean): number {
  if (!anchored || parent === null) return benchmarkWeight;
  return parent.benchmarkWeight === 0 ? 0 : (benchmarkWeight * parent.portfolioWeight) / parent.benchmarkWeight;
}

/** Selection (and interaction) of a group of a higher level: the sum of the last level's groups inside it. */
function sumUpwards(levels: GroupEffects[][], withInteraction: boolean) {
  for (let level = levels.length - 1; level > 0; level--) {
    const parents = new Map(levels[level - 1]!.map((group) => [pathKey(group.path), group]));
    for (const group of levels[level]!) {
      const parent = parents.get(pathKey(group.path.slice(0, -1)))!;
      parent.selection += group.selection;
      if (withInteraction) parent.interaction = (parent.interaction ?? 0) + (group.interaction ?? 0);
    }
  }
}

const pathKey = (path: readonly string[]) => JSON.stringify(path);

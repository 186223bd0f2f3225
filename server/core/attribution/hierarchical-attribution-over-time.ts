import { InvalidInputError } from "../invalid-input-error";
import { sum } from "../sum";
import {
  type GroupEffects,
  type HierarchicalAttribution,
  type HierarchicalOptions,
  type HierarchySecurity,
  hierarchicalAttribution,
} from "./hierarchical-attribution";
import { carinoFactors } from "./link-carino";
import { type EffectLinker, effectLinker, type LinkingMethod, scaledBy } from "./link-effects";
import { compounded } from "./linked-returns";

export interface HierarchicalPeriod {
  periodEnd: string;
  securities: readonly HierarchySecurity[];
}

export interface LinkedGroupEffects {
  path: readonly string[];
  allocation: number;
  selection: number;
  interaction: number | null;
}

export interface HierarchicalAttributionOverTime {
  periods: (HierarchicalAttribution & { periodEnd: string })[];
  levels: { allocation: number; groups: LinkedGroupEffects[] }[];
  selection: number;
  interaction: number | null;
  portfolioReturn: number;
  benchmarkReturn: number;
  activeReturn: number;
}

type Effect = "allocation" | "selection" | "interaction";

/**
 * Hierarchical attribution of several periods, its effects linked over time: levels and selection add up to the active
 * return of the whole time (compound to it, under the geometric approach, whose totals compound and whose groups share
 * them logarithmically). Groups are matched by their path; one that a period does not have has no effect there.
 *
 * @param periods in order of time, all of the same depth
 * @throws InvalidInputError as hierarchicalAttribution; noPeriods, lengthsDiffer, returnNotAboveMinusOne
 */
export function hierarchicalAttributionOverTime(
  periods: readonly HierarchicalPeriod[],
  { linking, ...options }: HierarchicalOptions & { linking: Exclude<LinkingMethod, "daviesLaker"> },
): HierarchicalAttributionOverTime {
  if (periods.length === 0) throw new InvalidInputError("noPeriods");
  const single = periods.map(({ periodEnd, securities }) => ({
    periodEnd,
    ...hierarchicalAttribution(securities, options),
  }));
  const depth = single[0]!.levels.length;
  if (single.some(({ levels }) => levels.length !== depth)) throw new InvalidInputError("lengthsDiffer", { depth });
  const portfolioReturns = Float64Array.from(single, (period) => period.portfolioReturn);
  const benchmarkReturns = Float64Array.from(single, (period) => period.benchmarkReturn);
  const geometric = options.approach === "geometric";
  const arithmeticLink = geometric ? null : effectLinker(linking, portfolioReturns, benchmarkReturns);
  /** Totals of an effect over time, and how its parts are linked so that they add up to it. */
  const linked = (totals: Float64Array): { total: number; link: EffectLinker } =>
    arithmeticLink
      ? { total: sum(arithmeticLink(totals, 1)), link: arithmeticLink }
      : { total: compounded(totals), link: scaledBy(carinoFactors(totals, new Float64Array(totals.length))) };

  const selection = linked(Float64Array.from(single, (period) => period.selection));
  const shown = single[0]!.interaction !== null;
  const interaction = shown ? linked(Float64Array.from(single, (period) => period.interaction ?? 0)) : null;
  const levels = single[0]!.levels.map((_, level) => {
    const allocation = linked(Float64Array.from(single, (period) => period.levels[level]!.allocation));
    const rows = groupsByPath(single.map((period) => period.levels[level]!.groups));
    const groups = rows.map(({ path, effects }): LinkedGroupEffects => {
      const over = (effect: Effect, { link }: { link: EffectLinker }) =>
        sum(
          link(
            Float64Array.from(effects, (row) => row?.[effect] ?? 0),
            1,
          ),
        );
      return {
        path,
        allocation: over("allocation", allocation),
        selection: over("selection", selection),
        interaction: interaction && over("interaction", interaction),
      };
    });
    return { allocation: allocation.total, groups };
  });
  const portfolioReturn = compounded(portfolioReturns);
  const benchmarkReturn = compounded(benchmarkReturns);
  return {
    periods: single,
    levels,
    selection: selection.total,
    interaction: interaction ? interaction.total : null,
    portfolioReturn,
    benchmarkReturn,
    activeReturn: geometric ? (1 + portfolioReturn) / (1 + benchmarkReturn) - 1 : portfolioReturn - benchmarkReturn,
  };
}

/** The groups of one level over time, in the order of first appearance; undefined in a period without the group. */
function groupsByPath(periods: readonly (readonly GroupEffects[])[]) {
  const rows = new Map<string, { path: readonly string[]; effects: (GroupEffects | undefined)[] }>();
  periods.forEach((groups, period) => {
    for (const group of groups) {
      const key = JSON.stringify(group.path);
      let row = rows.get(key);
      if (!row) {
        row = { path: group.path, effects: new Array(periods.length).fill(undefined) };
        rows.set(key, row);
      }
      row.effects[period] = group;
    }
  });
  return [...rows.values()];
}

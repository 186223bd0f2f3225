import { sum } from "../sum";
import { type AttributionMatrix, settledMatrix } from "./attribution-matrix";
import { assertAboveMinusOne, carinoFactors } from "./link-carino";
import { daviesLakerEffects } from "./link-davies-laker";
import { effectLinker, type LinkingMethod, scaledBy } from "./link-effects";
import { compounded } from "./linked-returns";
import { type EffectColumns, type FundReturns, fundReturns, periodEffects } from "./period-effects";
import type { AttributionApproach, AttributionModel, InteractionPlace, UnheldRule } from "./segment";

/** The choices a reader of an attribution has. */
export interface AttributionOptions {
  /** Without effect on the geometric approach, which has one form. */
  model: AttributionModel;
  approach: AttributionApproach;
  /** The geometric approach always holds interaction in selection. */
  interaction: InteractionPlace;
  /** The geometric approach always compounds. */
  linking: LinkingMethod;
  unheld: UnheldRule;
  /** How far from 1 the weights of a side may sum, by default 1e-6. */
  weightTolerance?: number;
}

/** Effects of the whole time. `total` puts them together again; `residual` is the active return less that total. */
export interface LinkedEffects {
  portfolioReturn: number;
  benchmarkReturn: number;
  /** R - B, or (1 + R) / (1 + B) - 1 under the geometric approach. */
  activeReturn: number;
  allocation: number;
  selection: number;
  /** null when folded into another effect. */
  interaction: number | null;
  /** Sum of the effects, or (1 + allocation) * (1 + selection) - 1 under the geometric approach. */
  total: number;
  residual: number;
  /** null where the linking has no split by segment (Davies-Laker). */
  bySegment: EffectColumns | null;
}

/** An attribution as columns, period by period. */
export interface MatrixAttribution {
  /** The matrix with missing returns settled. */
  matrix: AttributionMatrix;
  funds: FundReturns;
  effects: EffectColumns;
  /** Effects after linking: their sums over time are the linked effects. null under Davies-Laker. */
  adjusted: EffectColumns | null;
  linked: LinkedEffects;
}

/**
 * Attributes every period of a matrix and links the effects over time, on plain number columns: the engine behind
 * `attributionOverTime`, for work on many portfolios at once.
 *
 * Linked effects equal the active return to rounding, except where `sum` is asked for, and but for weights that are
 * rounded: a weight missing on one side (|total - 1| within the tolerance) leaves the allocation of that weight.
 *
 * @throws InvalidInputError noSegments, notFinite, missingReturn, weightsDoNotSumToOne, returnNotAboveMinusOne
 */
export function attributeMatrix(given: AttributionMatrix, options: AttributionOptions): MatrixAttribution {
  const matrix = settledMatrix(given, options.unheld, options.weightTolerance);
  const funds = fundReturns(matrix);
  const width = matrix.segmentNames.length;
  if (options.approach === "geometric") {
    assertAboveMinusOne(funds.benchmark);
    assertAboveMinusOne(funds.allocation);
    const effects = periodEffects(matrix, funds, options);
    return { matrix, funds, effects, ...compoundedEffects(effects, funds, width) };
  }
  const effects = periodEffects(matrix, funds, options);
  if (options.linking === "daviesLaker") {
    return { matrix, funds, effects, adjusted: null, linked: daviesLakerLinked(funds, options.interaction) };
  }
  const link = effectLinker(options.linking, funds.portfolio, funds.benchmark);
  const adjusted = {
    allocation: link(effects.allocation, width),
    selection: link(effects.selection, width),
    interaction: effects.interaction && link(effects.interaction, width),
  };
  const bySegment = overTime(adjusted, width);
  const allocation = sum(bySegment.allocation);
  const selection = sum(bySegment.selection);
  const interaction = bySegment.interaction && sum(bySegment.interaction);
  return {
    matrix,
    funds,
    effects,
    adjusted,
    linked: arithmeticLinked(funds, allocation, selection, interaction, bySegment),
  };
}

function arithmeticLinked(
  funds: FundReturns,
  allocation: number,
  selection: number,
  interaction: number | null,
  bySegment: EffectColumns | null,
): LinkedEffects {
  const portfolioReturn = compounded(funds.portfolio);
  const benchmarkReturn = compounded(funds.benchmark);
  const activeReturn = portfolioReturn - benchmarkReturn;
  const total = allocation + selection + (interaction ?? 0);
  const residual = activeReturn - total;
  return {
    portfolioReturn,
    benchmarkReturn,
    activeReturn,
    allocation,
    selection,
    interaction,
    total,
    residual,
    bySegment,
  };
}

function daviesLakerLinked(funds: FundReturns, place: InteractionPlace): LinkedEffects {
  const { allocation, selection, interaction } = daviesLakerEffects(funds);
  return arithmeticLinked(
    funds,
    place === "inAllocation" ? allocation + interaction : allocation,
    place === "inSelection" ? selection + interaction : selection,
    place === "separate" ? interaction : null,
    null,
  );
}

/**
 * Geometric effects: totals of the periods compound. A segment's part of a compounded total A is its logarithmic share,
 * sum over t of a_t * (ln(1 + A_t) / A_t) / (ln(1 + A) / A): the parts add up to A.
 */
function compoundedEffects(effects: EffectColumns, funds: FundReturns, width: number) {
  const periods = funds.portfolio.length;
  const none = new Float64Array(periods);
  const allocationTotals = periodTotals(effects.allocation, width);
  const selectionTotals = periodTotals(effects.selection, width);
  const adjusted = {
    allocation: scaledBy(carinoFactors(allocationTotals, none))(effects.allocation, width),
    selection: scaledBy(carinoFactors(selectionTotals, none))(effects.selection, width),
    interaction: null,
  };
  const portfolioReturn = compounded(funds.portfolio);
  const benchmarkReturn = compounded(funds.benchmark);
  const allocation = compounded(allocationTotals);
  const selection = compounded(selectionTotals);
  const activeReturn = (1 + portfolioReturn) / (1 + benchmarkReturn) - 1;
  const total = (1 + allocation) * (1 + selection) - 1;
  const linked: LinkedEffects = {
    portfolioReturn,
    benchmarkReturn,
    activeReturn,
    allocation,
    selection,
    interaction: null,
    total,
    residual: activeReturn - total,
    bySegment: overTime(adjusted, width),
  };
  return { adjusted, linked };
}

/** Sum of each period's effects. */
export function periodTotals(effects: Float64Array, width: number): Float64Array {
  const totals = new Float64Array(effects.length / width);
  for (let period = 0, at = 0; period < totals.length; period++) {
    let total = 0;
    for (const end = at + width; at < end; at++) total += effects[at]!;
    totals[period] = total;
  }
  return totals;
}

/** Sum over time of each segment's effects. */
function overTime({ allocation, selection, interaction }: EffectColumns, width: number): EffectColumns {
  return {
    allocation: segmentTotals(allocation, width),
    selection: segmentTotals(selection, width),
    interaction: interaction && segmentTotals(interaction, width),
  };
}

function segmentTotals(effects: Float64Array, width: number): Float64Array {
  const totals = new Float64Array(width);
  for (let at = 0; at < effects.length; ) {
    for (let column = 0; column < width; column++, at++) totals[column]! += effects[at]!;
  }
  return totals;
}

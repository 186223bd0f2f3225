import { type AttributionOptions, attributeMatrix, type MatrixAttribution } from "./attribute-matrix";
import { type AttributionPeriod, attributionMatrix } from "./attribution-matrix";
import type { EffectColumns } from "./period-effects";

/** Effects as fractions; `interaction` is null when it is folded into another effect. */
export interface Effects {
  allocation: number;
  selection: number;
  interaction: number | null;
  /** allocation + selection + interaction; (1 + allocation) * (1 + selection) - 1 for geometric totals. */
  total: number;
}

/** A segment's effects, with the weights and returns they come from (missing returns settled by the unheld rule). */
export interface SegmentEffects extends Effects {
  name: string;
  portfolioWeight: number;
  benchmarkWeight: number;
  portfolioReturn: number;
  benchmarkReturn: number;
  /** The effects as they enter the linked effects; null under Davies-Laker. */
  linked: Effects | null;
}

/** One period or the whole time: effects, and the check that they make up the active return. */
export interface AttributionTotals extends Effects {
  portfolioReturn: number;
  benchmarkReturn: number;
  /** R - B, or (1 + R) / (1 + B) - 1 under the geometric approach. */
  activeReturn: number;
  /** activeReturn - total */
  residual: number;
  /** |residual| within 1e-12 of the wealth it is measured on. */
  reconciles: boolean;
}

export interface AttributionOverTime {
  /** The choices in effect: the geometric approach fixes interaction. */
  options: AttributionOptions;
  segmentNames: readonly string[];
  periods: (AttributionTotals & { periodEnd: string; segments: SegmentEffects[] })[];
  linked: AttributionTotals & {
    /** null under Davies-Laker, which has totals only. */
    segments: (Effects & { name: string })[] | null;
  };
}

/**
 * Attribution of each period and of the whole time: what an attribution page shows.
 *
 * @param periods in order of time; segments are matched by name, one not mentioned has weight 0
 * @throws InvalidInputError noPeriods, noSegments, duplicateSegment, notFinite, missingReturn, weightsDoNotSumToOne,
 *   returnNotAboveMinusOne (linkings with logarithms or roots, and the geometric approach)
 */
export function attributionOverTime(
  periods: readonly AttributionPeriod[],
  options: AttributionOptions,
): AttributionOverTime {
  const attribution = attributeMatrix(attributionMatrix(periods), options);
  const { matrix, linked } = attribution;
  const geometric = options.approach === "geometric";
  return {
    options: geometric ? { ...options, interaction: "inSelection" } : options,
    segmentNames: matrix.segmentNames,
    periods: matrix.periodEnds.map((periodEnd, period) => ({
      periodEnd,
      ...totalsOfPeriod(attribution, period, geometric),
      segments: segmentsOfPeriod(attribution, period),
    })),
    linked: {
      ...withCheck(linked),
      segments:
        linked.bySegment &&
        matrix.segmentNames.map((name, column) => ({ name, ...effectsAt(linked.bySegment!, column) })),
    },
  };
}

/** The effects at one place of effect columns. */
function effectsAt(columns: EffectColumns, at: number): Effects {
  const allocation = columns.allocation[at]!;
  const selection = columns.selection[at]!;
  const interaction = columns.interaction && columns.interaction[at]!;
  return { allocation, selection, interaction, total: allocation + selection + (interaction ?? 0) };
}

function segmentsOfPeriod({ matrix, effects, adjusted }: MatrixAttribution, period: number): SegmentEffects[] {
  const width = matrix.segmentNames.length;
  return matrix.segmentNames.map((name, column) => {
    const at = period * width + column;
    const { allocation, selection, interaction, total } = effectsAt(effects, at);
    return {
      name,
      portfolioWeight: matrix.portfolioWeights[at]!,
      benchmarkWeight: matrix.benchmarkWeights[at]!,
      portfolioReturn: matrix.portfolioReturns[at]!,
      benchmarkReturn: matrix.benchmarkReturns[at]!,
      allocation,
      selection,
      interaction,
      total,
      linked: adjusted && effectsAt(adjusted, at),
    };
  });
}

function totalsOfPeriod({ matrix, funds, effects }: MatrixAttribution, period: number, geometric: boolean) {
  const width = matrix.segmentNames.length;
  const total = (column: Float64Array) => {
    let value = 0;
    for (let at = period * width; at < (period + 1) * width; at++) value += column[at]!;
    return value;
  };
  const portfolioReturn = funds.portfolio[period]!;
  const benchmarkReturn = funds.benchmark[period]!;
  const allocation = total(effects.allocation);
  const selection = total(effects.selection);
  const interaction = effects.interaction && total(effects.interaction);
  const activeReturn = geometric
    ? (1 + portfolioReturn) / (1 + benchmarkReturn) - 1
    : portfolioReturn - benchmarkReturn;
  const effect = geometric ? (1 + allocation) * (1 + selection) - 1 : allocation + selection + (interaction ?? 0);
  const residual = activeReturn - effect;
  return withCheck({
    portfolioReturn,
    benchmarkReturn,
    activeReturn,
    allocation,
    selection,
    interaction,
    total: effect,
    residual,
  });
}

function withCheck(totals: Omit<AttributionTotals, "reconciles">): AttributionTotals {
  const { portfolioReturn, benchmarkReturn, activeReturn, allocation, selection, interaction, total, residual } =
    totals;
  const scale = Math.max(1, Math.abs(1 + portfolioReturn), Math.abs(1 + benchmarkReturn));
  const reconciles = Math.abs(residual) <= 1e-12 * scale;
  return {
    portfolioReturn,
    benchmarkReturn,
    activeReturn,
    allocation,
    selection,
    interaction,
    total,
    residual,
    reconciles,
  };
}

import type { AttributionOptions } from "@/server/core/attribution/attribute-matrix.ts";
import type { AttributionOverTime } from "@/server/core/attribution/attribution-over-time.ts";
import { at, down, on } from "./workbook.ts";

export const EFFECTS = ["allocation", "selection", "interaction"] as const;
export type Effect = (typeof EFFECTS)[number];

export const SEGMENT_COLUMNS = [
  "periodEnd",
  "number",
  "segment",
  "portfolioWeight",
  "benchmarkWeight",
  "portfolioGiven",
  "benchmarkGiven",
  "portfolioReturn",
  "benchmarkReturn",
  "allocation",
  "selection",
  "interaction",
  "total",
  "allocationLinked",
  "selectionLinked",
  "interactionLinked",
  "allocationSoFar",
  "selectionSoFar",
  "interactionSoFar",
  "sources",
] as const;
export type SegmentColumn = (typeof SEGMENT_COLUMNS)[number];

export const PERIOD_COLUMNS = [
  "periodEnd",
  "portfolioReturn",
  "benchmarkReturn",
  "activeReturn",
  "allocation",
  "selection",
  "interaction",
  "total",
  "unexplained",
  "allocationFund",
  "selectionFund",
  "portfolioGrowth",
  "benchmarkGrowth",
  "allocationGrowth",
  "selectionGrowth",
  "allocationFundGrowth",
  "selectionFundGrowth",
  "ratio",
  "slope",
  "selectionSlope",
  "gap",
  "before",
  "after",
  "factor",
  "selectionFactor",
] as const;
export type PeriodColumn = (typeof PERIOD_COLUMNS)[number];

/** Figures of a period that stand by formula, as shown, and as the difference. */
const COMPARED: ReadonlySet<PeriodColumn> = new Set([
  "portfolioReturn",
  "benchmarkReturn",
  "activeReturn",
  "allocation",
  "selection",
  "interaction",
  "total",
]);

/** Title, note, headings. */
const HEADER_ROWS = 3;

/** Which sheet, column and row a figure of an attribution stands in: formulas of each sheet point into the others. */
export interface AttributionLayout {
  readonly options: AttributionOptions;
  readonly isGeometric: boolean;
  readonly effects: readonly Effect[];
  /** Effects of segments are linked; not under Davies-Laker. */
  readonly hasLinkedSegments: boolean;
  readonly segmentColumns: readonly SegmentColumn[];
  readonly periodColumns: readonly PeriodColumn[];
  readonly periodColumnNumber: (column: PeriodColumn) => number;
  readonly isCompared: (column: PeriodColumn) => boolean;
  readonly periodRow: (period: number) => number;
  readonly segmentRow: (period: number, segment: number) => number;
  /** The row below the periods. */
  readonly wholeRow: number;
  /** Cell of a segment in a period, seen from its own sheet. */
  readonly segmentCell: (column: SegmentColumn, period: number, segment: number) => string;
  /** All segments of one period, or of all periods, seen from another sheet. */
  readonly segmentRange: (column: SegmentColumn, period?: number) => string;
  /** Cell of a period, or of the whole time, seen from its own sheet. */
  readonly periodCell: (column: PeriodColumn, period: number | "whole") => string;
  /** The column over all periods. */
  readonly periodRange: (column: PeriodColumn) => string;
  /** Seen from another sheet. */
  readonly onPeriods: (address: string) => string;
}

export function attributionLayout(
  { options, segmentNames, periods, linked }: AttributionOverTime,
  names: { readonly segments: string; readonly periods: string },
): AttributionLayout {
  const isGeometric = options.approach === "geometric";
  const method = isGeometric ? "geometric" : options.linking;
  const effects = EFFECTS.filter((effect) => linked[effect] !== null);
  const hasLinkedSegments = linked.segments !== null;
  const hasInteraction = effects.includes("interaction");
  const without = (column: string, kind: string, wanted: boolean) => column.endsWith(kind) && !wanted;
  const segmentColumns = SEGMENT_COLUMNS.filter(
    (column) =>
      !without(column, "Linked", hasLinkedSegments) &&
      !without(column, "SoFar", method === "frongello") &&
      (hasInteraction || !column.startsWith("interaction")),
  );
  const extra: Readonly<Record<string, readonly PeriodColumn[]>> = {
    carino: ["ratio", "slope", "factor"],
    menchero: ["gap", "factor"],
    grap: ["before", "after", "factor"],
    frongello: ["before"],
    daviesLaker: ["allocationFundGrowth", "selectionFundGrowth"],
    sum: [],
    geometric: ["allocationGrowth", "selectionGrowth", "slope", "selectionSlope", "factor", "selectionFactor"],
  };
  const always: readonly PeriodColumn[] = PERIOD_COLUMNS.slice(0, PERIOD_COLUMNS.indexOf("allocationGrowth"));
  const periodColumns = PERIOD_COLUMNS.filter(
    (column) =>
      (always.includes(column) || extra[method]?.includes(column)) && (hasInteraction || column !== "interaction"),
  );
  const width = segmentNames.length;
  const segmentNumber = (column: SegmentColumn) => segmentColumns.indexOf(column) + 1;
  const periodNumber = (column: PeriodColumn) => {
    const before = periodColumns.slice(0, periodColumns.indexOf(column));
    return 1 + before.reduce((total, one) => total + (COMPARED.has(one) ? 3 : 1), 0);
  };
  const periodRow = (period: number) => HEADER_ROWS + 1 + period;
  const segmentRow = (period: number, segment: number) => HEADER_ROWS + 1 + period * width + segment;
  const wholeRow = periodRow(periods.length);
  return {
    options,
    isGeometric,
    effects,
    hasLinkedSegments,
    segmentColumns,
    periodColumns,
    periodColumnNumber: periodNumber,
    isCompared: (column) => COMPARED.has(column),
    periodRow,
    segmentRow,
    wholeRow,
    segmentCell: (column, period, segment) => at(segmentNumber(column), segmentRow(period, segment)),
    segmentRange: (column, period) =>
      on(
        names.segments,
        down(segmentNumber(column), segmentRow(period ?? 0, 0), segmentRow(period ?? periods.length - 1, width - 1)),
      ),
    periodCell: (column, period) => at(periodNumber(column), period === "whole" ? wholeRow : periodRow(period)),
    periodRange: (column) => down(periodNumber(column), periodRow(0), wholeRow - 1),
    onPeriods: (address) => on(names.periods, address),
  };
}

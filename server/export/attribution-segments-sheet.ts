import type { AttributionPeriod } from "@/server/core/attribution/attribution-matrix.ts";
import type { AttributionOverTime, SegmentEffects } from "@/server/core/attribution/attribution-over-time.ts";
import { type AttributionLayout, EFFECTS, type Effect, type SegmentColumn } from "./attribution-layout.ts";
import type { ExportWords } from "./export-words.ts";
import { type Cell, day, formula, number, type Sheet, SheetPlan, text } from "./workbook.ts";

export interface SegmentsToExport {
  readonly attribution: AttributionOverTime;
  /** The periods as they stand in the files. */
  readonly given: readonly AttributionPeriod[];
  readonly sources: (periodEnd: string, segment: string) => string;
}

/** Inputs and effects of every segment in every period. */
export function attributionSegmentsSheet(
  { attribution, given, sources }: SegmentsToExport,
  layout: AttributionLayout,
  words: ExportWords,
): Sheet {
  const { say } = words;
  const { segmentColumns } = layout;
  const width = (column: SegmentColumn) => (column === "segment" ? 24 : column === "sources" ? 40 : 13);
  const plan = new SheetPlan(say("export.sheets.segments"), segmentColumns.map(width));
  plan.add(text(say("export.attribution.segmentsTitle"), "title"));
  plan.add(text(say("export.attribution.segmentsNote"), "note"));
  plan.add(...segmentColumns.map((column) => text(headingOf(column, say), "heading")));
  plan.frozen = { rows: plan.rows.length, columns: 3 };
  const soFar = attribution.segmentNames.map(() => ({ allocation: 0, selection: 0, interaction: 0 }));
  attribution.periods.forEach(({ periodEnd, segments }, period) => {
    const rows = new Map(given[period]?.segments.map((segment) => [segment.name, segment]));
    segments.forEach((effects, segment) => {
      const row = rows.get(effects.name);
      const before = soFar[segment]!;
      const cells: Readonly<Record<SegmentColumn, () => Cell>> = {
        periodEnd: () => day(periodEnd),
        number: () => number(segment + 1, "integer"),
        segment: () => text(effects.name),
        portfolioWeight: () => number(effects.portfolioWeight, "percent"),
        benchmarkWeight: () => number(effects.benchmarkWeight, "percent"),
        portfolioGiven: () => givenReturn(row?.portfolioReturn),
        benchmarkGiven: () => givenReturn(row?.benchmarkReturn),
        portfolioReturn: () =>
          formula(usedReturn("portfolio", layout, period, segment), effects.portfolioReturn, "percent"),
        benchmarkReturn: () =>
          formula(usedReturn("benchmark", layout, period, segment), effects.benchmarkReturn, "percent"),
        ...effectCells(effects, layout, period, segment),
        total: () => {
          const parts = layout.effects.map((effect) => layout.segmentCell(effect, period, segment));
          return formula(parts.join("+"), effects.total, "percent");
        },
        ...linkedCells(effects, layout, period, segment),
        ...soFarCells(before, layout, period, segment),
        sources: () => text(sources(periodEnd, effects.name), "note"),
      };
      plan.add(...segmentColumns.map((column) => cells[column]()));
      for (const effect of EFFECTS) before[effect] += effects.linked?.[effect] ?? 0;
    });
  });
  return plan;
}

function headingOf(column: SegmentColumn, say: ExportWords["say"]): string {
  const effect = EFFECTS.find((one) => column.startsWith(one));
  const name = effect ? say(`attribution.effects.${effect}`) : "";
  if (column.endsWith("Linked")) return say("export.attribution.linkedEffect", { effect: name });
  if (column.endsWith("SoFar")) return say("export.attribution.soFar", { effect: name });
  if (effect) return name;
  const keys: Partial<Record<SegmentColumn, string>> = {
    number: "export.attribution.number",
    portfolioGiven: "export.attribution.given.portfolioReturn",
    benchmarkGiven: "export.attribution.given.benchmarkReturn",
    portfolioReturn: "export.attribution.used.portfolioReturn",
    benchmarkReturn: "export.attribution.used.benchmarkReturn",
    total: "attribution.effects.total",
    sources: "export.attribution.sources",
  };
  return say(keys[column] ?? `attribution.${column}`);
}

const givenReturn = (value: number | null | undefined): Cell => (value == null ? null : number(value, "percent"));

/** The return after the rule for segments not held: a side of weight 0 takes the other side's return, or a missing one is 0. */
function usedReturn(
  side: "portfolio" | "benchmark",
  { options, segmentCell }: AttributionLayout,
  period: number,
  segment: number,
): string {
  const cell = (column: SegmentColumn) => segmentCell(column, period, segment);
  const own = `N(${cell(`${side}Given`)})`;
  if (options.unheld === "zeroReturn") return own;
  const other = side === "portfolio" ? `N(${cell("benchmarkGiven")})` : cell("portfolioReturn");
  return `IF(${cell(`${side}Weight`)}=0,${other},${own})`;
}

type EffectCells = Readonly<Record<Effect, () => Cell>>;

function effectCells(effects: SegmentEffects, layout: AttributionLayout, period: number, segment: number): EffectCells {
  const { options, isGeometric } = layout;
  const cell = (column: SegmentColumn) => layout.segmentCell(column, period, segment);
  const whole = layout.onPeriods(layout.periodCell("benchmarkReturn", period));
  const gap = `(${cell("portfolioReturn")}-${cell("benchmarkReturn")})`;
  const activeWeight = `(${cell("portfolioWeight")}-${cell("benchmarkWeight")})`;
  const judged =
    isGeometric || options.model === "brinsonFachler"
      ? `(${cell("benchmarkReturn")}-${whole})`
      : cell("benchmarkReturn");
  const pure = `${activeWeight}*${judged}`;
  const interaction = `${activeWeight}*${gap}`;
  const inSelection = isGeometric || options.interaction === "inSelection";
  const sources: Record<Effect, string> = {
    allocation: isGeometric
      ? `${pure}/(1+${whole})`
      : options.interaction === "inAllocation"
        ? `${pure}+${interaction}`
        : pure,
    selection: isGeometric
      ? `${cell("portfolioWeight")}*${gap}/(1+${layout.onPeriods(layout.periodCell("allocationFund", period))})`
      : `${cell(inSelection ? "portfolioWeight" : "benchmarkWeight")}*${gap}`,
    interaction,
  };
  const of = (effect: Effect) => () => formula(sources[effect], effects[effect] ?? 0, "percent");
  return { allocation: of("allocation"), selection: of("selection"), interaction: of("interaction") };
}

function linkedCells({ linked }: SegmentEffects, layout: AttributionLayout, period: number, segment: number) {
  const onPeriods = (column: Parameters<AttributionLayout["periodCell"]>[0]) =>
    layout.onPeriods(layout.periodCell(column, period));
  const of = (effect: Effect) => (): Cell => {
    const own = layout.segmentCell(effect, period, segment);
    const factor = onPeriods(layout.isGeometric && effect === "selection" ? "selectionFactor" : "factor");
    const source =
      !layout.isGeometric && layout.options.linking === "frongello"
        ? `${own}*${onPeriods("before")}+${onPeriods("benchmarkReturn")}*${layout.segmentCell(`${effect}SoFar`, period, segment)}`
        : !layout.isGeometric && layout.options.linking === "sum"
          ? own
          : `${own}*${factor}`;
    return formula(source, linked?.[effect] ?? 0, "percent");
  };
  return {
    allocationLinked: of("allocation"),
    selectionLinked: of("selection"),
    interactionLinked: of("interaction"),
  };
}

/** Linked effects of the segment over the periods before: what the benchmark's return of this period is earned on. */
function soFarCells(
  before: Readonly<Record<Effect, number>>,
  { segmentCell }: AttributionLayout,
  period: number,
  segment: number,
) {
  const of = (effect: Effect) => (): Cell =>
    period === 0
      ? number(0, "percent")
      : formula(
          `${segmentCell(`${effect}SoFar`, period - 1, segment)}+${segmentCell(`${effect}Linked`, period - 1, segment)}`,
          before[effect],
          "percent",
        );
  return { allocationSoFar: of("allocation"), selectionSoFar: of("selection"), interactionSoFar: of("interaction") };
}

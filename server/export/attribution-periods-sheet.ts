import type { AttributionOverTime } from "@/server/core/attribution/attribution-over-time.ts";
import { mencheroTerms } from "@/server/core/attribution/link-menchero.ts";
import { measured } from "@/server/core/measured.ts";
import type { AttributionLayout, PeriodColumn } from "./attribution-layout.ts";
import { linkingSteps, mencheroCells, slopeOf } from "./attribution-linking-steps.ts";
import type { ExportWords } from "./export-words.ts";
import { type Cell, day, formula, type Sheet, SheetPlan, text } from "./workbook.ts";

/** Totals of every period, the factors that link them, and the whole time below. */
export function attributionPeriodsSheet(
  attribution: AttributionOverTime,
  layout: AttributionLayout,
  words: ExportWords,
): Sheet {
  const { say } = words;
  const { periodColumns, isCompared } = layout;
  const plan = new SheetPlan(
    say("export.sheets.periods"),
    periodColumns.flatMap((column) => (isCompared(column) ? [14, 14, 11] : [14])),
  );
  plan.add(text(say("export.attribution.periodsTitle"), "title"));
  plan.add(text(say("export.attribution.periodsNote"), "note"));
  plan.add(
    ...periodColumns.flatMap((column): Cell[] => {
      const heading = headingOf(column, say);
      if (!isCompared(column)) return [text(heading, "heading")];
      return [text(heading, "heading"), ...["shown", "difference"].map((key) => text(say(`export.${key}`), "heading"))];
    }),
  );
  plan.frozen = { rows: plan.rows.length, columns: 1 };
  const steps = linkingSteps(attribution, layout);
  const totals = totalSources(attribution, layout);
  const cellsOf = (
    period: number | "whole",
    own: AttributionOverTime["linked"] | AttributionOverTime["periods"][number],
  ) =>
    periodColumns.flatMap((column): Cell[] => {
      if (column === "periodEnd")
        return [
          period === "whole" ? text(say("export.attribution.whole")) : day(attribution.periods[period]!.periodEnd),
        ];
      if (isCompared(column)) {
        const place = { column: layout.periodColumnNumber(column), row: plan.next };
        const figure = measured(own[column as "total"]);
        return plan.compared(place, totals(column, period), figure, "percent", words.reason);
      }
      const step = steps[column];
      const source = step?.source(period) ?? null;
      return [step && source !== null ? formula(source, step.result(period)) : null];
    });
  attribution.periods.forEach((own, period) => {
    plan.add(...cellsOf(period, own));
  });
  plan.add(...cellsOf("whole", attribution.linked));
  plan.add();
  addMencheroTerms(plan, attribution, layout, words);
  return plan;
}

function headingOf(column: PeriodColumn, say: ExportWords["say"]): string {
  const growths: Partial<Record<PeriodColumn, string>> = {
    portfolioGrowth: say("attribution.portfolioReturn"),
    benchmarkGrowth: say("attribution.benchmarkReturn"),
    allocationGrowth: say("attribution.effects.allocation"),
    selectionGrowth: say("attribution.effects.selection"),
    allocationFundGrowth: say("export.attribution.allocationFund"),
    selectionFundGrowth: say("export.attribution.selectionFund"),
  };
  const name = growths[column];
  if (name !== undefined) return say("export.attribution.growth", { name });
  const keys: Partial<Record<PeriodColumn, string>> = {
    periodEnd: "attribution.periodEnd",
    portfolioReturn: "attribution.portfolioReturn",
    benchmarkReturn: "attribution.benchmarkReturn",
    activeReturn: "attribution.activeReturn",
    allocation: "attribution.effects.allocation",
    selection: "attribution.effects.selection",
    interaction: "attribution.effects.interaction",
    total: "export.attribution.effectTotal",
    selectionSlope: "export.attribution.slope",
  };
  return say(keys[column] ?? `export.attribution.${column}`);
}

/** Formula of a figure that Longview shows; null over the whole time where the linked effects hold it. */
function totalSources(attribution: AttributionOverTime, layout: AttributionLayout) {
  const { isGeometric, effects } = layout;
  return (column: PeriodColumn, period: number | "whole"): string | null => {
    const cell = (one: PeriodColumn) => layout.periodCell(one, period);
    const [portfolio, benchmark] = [cell("portfolioReturn"), cell("benchmarkReturn")];
    switch (column) {
      case "activeReturn":
        return isGeometric ? `(1+${portfolio})/(1+${benchmark})-1` : `${portfolio}-${benchmark}`;
      case "total":
        return isGeometric
          ? `(1+${cell("allocation")})*(1+${cell("selection")})-1`
          : effects.map((effect) => cell(effect)).join("+");
      case "portfolioReturn":
      case "benchmarkReturn": {
        const side = column === "portfolioReturn" ? "portfolio" : "benchmark";
        return period === "whole"
          ? `PRODUCT(${layout.periodRange(`${side}Growth`)})-1`
          : `SUMPRODUCT(${layout.segmentRange(`${side}Weight`, period)},${layout.segmentRange(`${side}Return`, period)})`;
      }
      case "allocation":
      case "selection":
      case "interaction":
        if (period !== "whole") return `SUM(${layout.segmentRange(column, period)})`;
        if (isGeometric && column !== "interaction") return `PRODUCT(${layout.periodRange(`${column}Growth`)})-1`;
        return attribution.linked.segments === null
          ? daviesLaker(column, layout)
          : `SUM(${layout.segmentRange(`${column}Linked`)})`;
      default:
        return null;
    }
  };
}

/** Each fund compounded over the whole time first; interaction where the reader wants it. */
function daviesLaker(
  effect: "allocation" | "selection" | "interaction",
  { periodCell, options }: AttributionLayout,
): string {
  const [whole, benchmark, allocation, selection] = (
    ["portfolioReturn", "benchmarkReturn", "allocationFund", "selectionFund"] as const
  ).map((column) => periodCell(column, "whole"));
  const interaction = `${whole}-${selection}-${allocation}+${benchmark}`;
  if (effect === "interaction") return interaction;
  const pure = `${effect === "allocation" ? allocation : selection}-${benchmark}`;
  const isHere = options.interaction === (effect === "allocation" ? "inAllocation" : "inSelection");
  return isHere ? `${pure}+${interaction}` : pure;
}

function addMencheroTerms(
  plan: SheetPlan,
  { periods, linked }: AttributionOverTime,
  layout: AttributionLayout,
  { say }: ExportWords,
) {
  if (layout.isGeometric || layout.options.linking !== "menchero") return;
  const [portfolio, benchmark] = (["portfolioReturn", "benchmarkReturn"] as const).map((key) =>
    Float64Array.from(periods, (period) => period[key]),
  );
  const { common, left, squares } = mencheroTerms(portfolio!, benchmark!);
  const [whole, base] = [layout.periodCell("portfolioReturn", "whole"), layout.periodCell("benchmarkReturn", "whole")];
  const { ratio, share, common: m } = mencheroCells(layout);
  const count = periods.length;
  const ratioOf = (linked.portfolioReturn - linked.benchmarkReturn) / (1 + linked.benchmarkReturn);
  const small = `${share}*(1+${share}/2*(1+${share}/3*(1+${share}/4*(1+${share}/5))))`;
  const grown = `IF(ABS(${share})<0.001,${small},EXP(${share})-1)`;
  const gaps = layout.periodRange("gap");
  const line = (key: string, source: string, result: number) =>
    plan.add(text(say(`export.attribution.${key}`)), formula(source, result));
  line("ratio", `(${whole}-${base})/(1+${base})`, ratioOf);
  line("logShare", `${ratio}*${slopeOf(ratio)}/${count}`, Math.log1p(ratioOf) / count);
  line(
    "common",
    `IF(${share}=0,(1+${base})^(${count - 1}/${count}),(${whole}-${base})/${count}/((1+${base})^(1/${count})*${grown}))`,
    common,
  );
  line(
    "correction",
    `IF(SUMSQ(${gaps})=0,0,(${whole}-${base}-${m}*SUM(${gaps}))/SUMSQ(${gaps}))`,
    squares === 0 ? 0 : left / squares,
  );
}

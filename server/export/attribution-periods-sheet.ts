import type { AttributionOverTime } from "@/server/core/attribution/attribution-over-time.ts";
import { carinoFactors, logarithmicSlope } from "@/server/core/attribution/link-carino.ts";
import { grapFactors } from "@/server/core/attribution/link-grap.ts";
import { mencheroFactors, mencheroTerms } from "@/server/core/attribution/link-menchero.ts";
import { compounded } from "@/server/core/attribution/linked-returns.ts";
import { measured } from "@/server/core/measured.ts";
import type { AttributionLayout, PeriodColumn } from "./attribution-layout.ts";
import type { ExportWords } from "./export-words.ts";
import { at, type Cell, day, formula, type Sheet, SheetPlan, text } from "./workbook.ts";

/** A step of the calculation in one period, or over the whole time (null: none there). */
interface Step {
  readonly source: (period: number | "whole") => string | null;
  readonly result: (period: number | "whole") => number;
}

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
  const steps = stepsOf(attribution, layout);
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

/** ln(1 + x) / x; a series for small x, where the logarithm would lose digits. */
const slopeOf = (x: string): string =>
  `IF(ABS(${x})<0.001,1-${x}*(1/2-${x}*(1/3-${x}*(1/4-${x}*(1/5-${x}/6)))),LN(1+${x})/${x})`;

function stepsOf(attribution: AttributionOverTime, layout: AttributionLayout): Partial<Record<PeriodColumn, Step>> {
  const { periods, linked } = attribution;
  const { periodCell, periodRange, segmentRange, isGeometric } = layout;
  const column = (key: "portfolioReturn" | "benchmarkReturn" | "allocation" | "selection") =>
    Float64Array.from(periods, (period) => period[key]);
  const [portfolio, benchmark] = [column("portfolioReturn"), column("benchmarkReturn")];
  const none = new Float64Array(periods.length);
  const funds = {
    allocationFund: periods.map(({ segments }) => weighted(segments, "portfolioWeight", "benchmarkReturn")),
    selectionFund: periods.map(({ segments }) => weighted(segments, "benchmarkWeight", "portfolioReturn")),
  };
  const isWhole = (period: number | "whole"): period is "whole" => period === "whole";
  const inPeriods = (source: (period: number) => string | null, results: ArrayLike<number>): Step => ({
    source: (period) => (isWhole(period) ? null : source(period)),
    result: (period) => (isWhole(period) ? 0 : results[period]!),
  });
  const growth = (key: "portfolioReturn" | "benchmarkReturn" | "allocation" | "selection"): Step =>
    inPeriods(
      (period) => `1+${periodCell(key, period)}`,
      column(key).map((value) => 1 + value),
    );
  const fund = (key: "allocationFund" | "selectionFund", weight: "portfolioWeight" | "benchmarkWeight"): Step => {
    const other = weight === "portfolioWeight" ? "benchmarkReturn" : "portfolioReturn";
    return {
      source: (period) =>
        isWhole(period)
          ? attribution.linked.segments === null
            ? `PRODUCT(${periodRange(`${key}Growth`)})-1`
            : null
          : `SUMPRODUCT(${segmentRange(weight, period)},${segmentRange(other, period)})`,
      result: (period) => (isWhole(period) ? compounded(funds[key]) : funds[key][period]!),
    };
  };
  const fundGrowth = (key: "allocationFund" | "selectionFund"): Step =>
    inPeriods(
      (period) => `1+${periodCell(key, period)}`,
      funds[key].map((value) => 1 + value),
    );
  const slope = (x: PeriodColumn, base: PeriodColumn | null, of: (period: number | "whole") => number): Step => ({
    source: (period) => {
      const source = slopeOf(periodCell(x, period));
      return base === null ? source : `${source}/(1+${periodCell(base, period)})`;
    },
    result: of,
  });
  const ofWhole = (period: number | "whole") => (isWhole(period) ? linked : periods[period]!);
  const steps: Partial<Record<PeriodColumn, Step>> = {
    unexplained: {
      source: (period) => `${periodCell("activeReturn", period)}-${periodCell("total", period)}`,
      result: (period) => ofWhole(period).residual,
    },
    allocationFund: fund("allocationFund", "portfolioWeight"),
    selectionFund: fund("selectionFund", "benchmarkWeight"),
    portfolioGrowth: growth("portfolioReturn"),
    benchmarkGrowth: growth("benchmarkReturn"),
    allocationFundGrowth: fundGrowth("allocationFund"),
    selectionFundGrowth: fundGrowth("selectionFund"),
  };
  if (isGeometric) {
    const factor = (slopes: PeriodColumn, key: "allocation" | "selection") =>
      inPeriods(
        (period) => `${periodCell(slopes, period)}/${periodCell(slopes, "whole")}`,
        carinoFactors(column(key), none),
      );
    return {
      ...steps,
      allocationGrowth: growth("allocation"),
      selectionGrowth: growth("selection"),
      slope: slope("allocation", null, (period) => logarithmicSlope(ofWhole(period).allocation, 0)),
      selectionSlope: slope("selection", null, (period) => logarithmicSlope(ofWhole(period).selection, 0)),
      factor: factor("slope", "allocation"),
      selectionFactor: factor("selectionSlope", "selection"),
    };
  }
  const before = runningGrowth(portfolio);
  const after = runningGrowth(benchmark.toReversed()).toReversed();
  const beforeStep = inPeriods(
    (period) =>
      period === 0 ? "1" : `${periodCell("before", period - 1)}*${periodCell("portfolioGrowth", period - 1)}`,
    before,
  );
  switch (layout.options.linking) {
    case "carino":
      return {
        ...steps,
        ratio: {
          source: (period) =>
            `(${periodCell("portfolioReturn", period)}-${periodCell("benchmarkReturn", period)})/(1+${periodCell("benchmarkReturn", period)})`,
          result: (period) => {
            const own = ofWhole(period);
            return (own.portfolioReturn - own.benchmarkReturn) / (1 + own.benchmarkReturn);
          },
        },
        slope: slope("ratio", "benchmarkReturn", (period) => {
          const own = ofWhole(period);
          return logarithmicSlope(own.portfolioReturn, own.benchmarkReturn);
        }),
        factor: inPeriods(
          (period) => `${periodCell("slope", period)}/${periodCell("slope", "whole")}`,
          carinoFactors(portfolio, benchmark),
        ),
      };
    case "menchero": {
      const terms = mencheroCells(layout);
      return {
        ...steps,
        gap: inPeriods(
          (period) => `${periodCell("portfolioReturn", period)}-${periodCell("benchmarkReturn", period)}`,
          mencheroTerms(portfolio, benchmark).gaps,
        ),
        factor: inPeriods(
          (period) => `${terms.common}+${terms.correction}*${periodCell("gap", period)}`,
          mencheroFactors(portfolio, benchmark),
        ),
      };
    }
    case "grap":
      return {
        ...steps,
        before: beforeStep,
        after: inPeriods(
          (period) =>
            period === periods.length - 1
              ? "1"
              : `${periodCell("after", period + 1)}*${periodCell("benchmarkGrowth", period + 1)}`,
          after,
        ),
        factor: inPeriods(
          (period) => `${periodCell("before", period)}*${periodCell("after", period)}`,
          grapFactors(portfolio, benchmark),
        ),
      };
    case "frongello":
      return { ...steps, before: beforeStep };
    default:
      return steps;
  }
}

/** Growth of 1 before each period. */
function runningGrowth(returns: Float64Array): Float64Array {
  let wealth = 1;
  return returns.map((value) => {
    const before = wealth;
    wealth *= 1 + value;
    return before;
  });
}

type Segments = AttributionOverTime["periods"][number]["segments"];

const weighted = (
  segments: Segments,
  weight: "portfolioWeight" | "benchmarkWeight",
  value: "portfolioReturn" | "benchmarkReturn",
): number => segments.reduce((total, segment) => total + segment[weight] * segment[value], 0);

/** Where the terms of Menchero's factors stand: below the periods. */
function mencheroCells({ wholeRow }: AttributionLayout) {
  const cell = (line: number) => at(2, wholeRow + 2 + line);
  return { ratio: cell(0), share: cell(1), common: cell(2), correction: cell(3) };
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

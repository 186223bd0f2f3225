import type { ReturnPoint } from "@/server/core/schemes/manager-record.ts";
import type { ExportWords } from "./export-words.ts";
import { at, type Cell, day, formula, number, type Sheet, SheetPlan, text } from "./workbook.ts";

/** A period of a manager's record with the rows of the files behind it. */
export interface SourcedReturn extends ReturnPoint {
  /** "prices.csv, row 12", several after each other. */
  readonly portfolioSources: string;
  readonly benchmarkSources: string;
}

/** Columns of the returns sheet, for the formulas on others. */
export const RETURN_COLUMNS = {
  periodEnd: 1,
  portfolio: 2,
  benchmark: 3,
  portfolioGrowth: 4,
  benchmarkGrowth: 5,
  active: 6,
  value: 7,
  portfolioSources: 8,
  benchmarkSources: 9,
} as const;

export interface ReturnsSheet {
  readonly sheet: Sheet;
  /** First and last row of a window of the record, by its days; null where nothing lies in it. */
  readonly rowsWithin: (from: string, to: string) => { first: number; last: number } | null;
}

/** The series that every figure of the ladder is computed from. */
export function returnsSheet(returns: readonly SourcedReturn[], { say }: ExportWords): ReturnsSheet {
  const plan = new SheetPlan(say("export.sheets.returns"), [12, 14, 14, 14, 14, 14, 20, 60, 60]);
  plan.add(text(say("export.returns.title"), "title"));
  plan.add(text(say("export.returns.note"), "note"));
  plan.add(
    ...(Object.keys(RETURN_COLUMNS) as (keyof typeof RETURN_COLUMNS)[]).map((key) =>
      text(say(`export.returns.${key}`), "heading"),
    ),
  );
  plan.frozen = { rows: plan.rows.length, columns: 1 };
  const rows = returns.map((point) => {
    const row = plan.next;
    const cell = (key: keyof typeof RETURN_COLUMNS) => at(RETURN_COLUMNS[key], row);
    const { portfolio, benchmark, value } = point;
    const given = (figure: number | null, look: "percent" | "money"): Cell =>
      figure === null ? null : number(figure, look);
    plan.add(
      day(point.periodEnd),
      given(portfolio, "percent"),
      given(benchmark, "percent"),
      portfolio === null ? null : formula(`1+${cell("portfolio")}`, 1 + portfolio),
      benchmark === null ? null : formula(`1+${cell("benchmark")}`, 1 + benchmark),
      portfolio === null || benchmark === null
        ? null
        : formula(`${cell("portfolio")}-${cell("benchmark")}`, portfolio - benchmark, "percent"),
      given(value, "money"),
      text(point.portfolioSources, "note"),
      text(point.benchmarkSources, "note"),
    );
    return { row, periodEnd: point.periodEnd };
  });
  return {
    sheet: plan,
    rowsWithin: (from, to) => {
      const inside = rows.filter(({ periodEnd }) => periodEnd >= from && periodEnd <= to);
      return inside.length === 0 ? null : { first: inside[0]!.row, last: inside.at(-1)!.row };
    },
  };
}

import { measured } from "@/server/core/measured.ts";
import { daysBetween } from "@/server/core/returns/calendar/plain-date.ts";
import type { ExportWords } from "./export-words.ts";
import type { FlowsSheet } from "./fund-flows-sheet.ts";
import type { MarksSheet } from "./fund-marks-sheet.ts";
import { at, type Cell, down, formula, number, on, type Sheet, SheetPlan, text } from "./workbook.ts";

export const HOLDING_FIGURES = ["paidIn", "distributed", "value", "paper", "realised", "total"] as const;
export type HoldingFigure = (typeof HOLDING_FIGURES)[number];

/** What Longview says of one holding. Money is text of an exact decimal. */
export interface HoldingShown extends Readonly<Record<HoldingFigure, string>> {
  readonly number: number;
  readonly name: string;
  /** Sold, written off, or a cost without a deal: the result is realised whatever came back. */
  readonly isClosed: boolean;
  /** Never worth anything by itself: costs without a deal. */
  readonly isCost: boolean;
  readonly markOn: string | null;
  readonly mark: string | null;
  /** Put in and taken out after the last mark. */
  readonly inSince: string;
  readonly outSince: string;
}

export interface HoldingsSheet {
  readonly sheet: Sheet;
  /** All holdings' cells of a figure, by formula. */
  readonly range: (figure: HoldingFigure) => string;
}

/** Number, name, closed, last mark, amount, in and out since; then three columns a figure. */
const COLUMN = { number: 1, markOn: 4, mark: 5, inSince: 6, outSince: 7, figures: 8 } as const;
const figureColumn = (figure: HoldingFigure) => COLUMN.figures + 3 * HOLDING_FIGURES.indexOf(figure);

/** State of every holding by formula from flows and valuations. */
export function holdingsSheet(
  holdings: readonly HoldingShown[],
  { flows, marks }: { readonly flows: FlowsSheet; readonly marks: MarksSheet },
  words: ExportWords,
): HoldingsSheet {
  const { say } = words;
  const widths = [9, 28, 9, 13, 18, 18, 18, ...HOLDING_FIGURES.flatMap(() => [18, 18, 11])];
  const plan = new SheetPlan(say("export.sheets.holdings"), widths);
  plan.add(text(say("export.fund.holdingsTitle"), "title"));
  plan.add(text(say("export.fund.holdingsNote"), "note"));
  plan.add(
    ...["dealNumber", "deal", "closed", "markOn", "mark", "inSince", "outSince"].map((key) =>
      text(say(`export.fund.${key}`), "heading"),
    ),
    ...HOLDING_FIGURES.flatMap((figure) => [
      text(say(`export.fund.${figure}`), "heading"),
      text(say("export.shown"), "heading"),
      text(say("export.difference"), "heading"),
    ]),
  );
  plan.frozen = { rows: plan.rows.length, columns: 2 };
  const first = plan.next;
  for (const holding of holdings) {
    const row = plan.next;
    const cell = (column: keyof typeof COLUMN) => at(COLUMN[column], row);
    const figure = (name: HoldingFigure) => at(figureColumn(name), row);
    const flowsOf = (sign: "<" | ">", since = "") =>
      `SUMIFS(${flows.range("signed")},${flows.range("holding")},${cell("number")},${flows.range("signed")},"${sign}0"${since})`;
    const since = `,${flows.range("date")},">"&${cell("markOn")}`;
    const ofHolding = `(${marks.range("holding")}=${cell("number")})`;
    const realised = `${figure("distributed")}-${figure("paidIn")}`;
    const sources: Record<HoldingFigure, string> = {
      paidIn: `-${flowsOf("<")}`,
      distributed: flowsOf(">"),
      value: holding.isCost ? "0" : `MAX(0,${cell("mark")}+${cell("inSince")}-${cell("outSince")})`,
      realised: holding.isClosed ? realised : `MAX(0,${realised})`,
      total: `${figure("distributed")}+${figure("value")}-${figure("paidIn")}`,
      paper: `${figure("total")}-${figure("realised")}`,
    };
    const hasMarks = holding.markOn !== null;
    const cells: Cell[] = [
      number(holding.number, "integer"),
      text(holding.name),
      text(say(`export.fund.${holding.isClosed ? "yes" : "no"}`)),
      hasMarks
        ? formula(
            `SUMPRODUCT(MAX(${ofHolding}*${marks.range("date")}))`,
            daysBetween("1899-12-30", holding.markOn!),
            "date",
          )
        : number(0, "date"),
      hasMarks
        ? formula(
            `SUMIFS(${marks.range("amount")},${marks.range("holding")},${cell("number")},${marks.range("date")},${cell("markOn")})`,
            Number(holding.mark),
            "money",
          )
        : number(0, "money"),
      formula(`-${flowsOf("<", since)}`, Number(holding.inSince), "money"),
      formula(flowsOf(">", since), Number(holding.outSince), "money"),
    ];
    const shown = HOLDING_FIGURES.flatMap((name) =>
      plan.compared(
        { column: figureColumn(name), row },
        sources[name],
        measured(Number(holding[name])),
        "money",
        words.reason,
      ),
    );
    plan.add(...cells, ...shown);
  }
  const last = plan.rows.length;
  return { sheet: plan, range: (figure) => on(plan.name, down(figureColumn(figure), first, last)) };
}

import type { ExportWords } from "./export-words.ts";
import { day, down, number, on, type Sheet, SheetPlan, text } from "./workbook.ts";

export interface FundMark {
  readonly on: string;
  /** Number of the holding, as in the flows. */
  readonly holding: number;
  readonly holdingName: string;
  readonly amount: string;
  readonly basis: string;
  readonly source: string;
}

export interface MarksSheet {
  readonly sheet: Sheet;
  readonly range: (column: "date" | "holding" | "amount") => string;
}

const COLUMN = { date: 1, holding: 2, amount: 4 } as const;

/** Valuations as imported. */
export function marksSheet(marks: readonly FundMark[], { say }: ExportWords): MarksSheet {
  const plan = new SheetPlan(say("export.sheets.marks"), [12, 10, 28, 20, 18, 40]);
  plan.add(text(say("export.fund.marksTitle"), "title"));
  plan.add(text(say("export.fund.marksNote"), "note"));
  plan.add(
    ...["date", "dealNumber", "deal", "amount", "basis", "sources"].map((key) =>
      text(say(`export.fund.${key}`), "heading"),
    ),
  );
  plan.frozen = { rows: plan.rows.length, columns: 1 };
  const first = plan.next;
  for (const mark of marks) {
    plan.add(
      day(mark.on),
      number(mark.holding, "integer"),
      text(mark.holdingName),
      number(Number(mark.amount), "money"),
      text(mark.basis),
      text(mark.source, "note"),
    );
  }
  // A range needs a row; one without a mark is empty.
  const last = Math.max(first, plan.rows.length);
  return { sheet: plan, range: (column) => on(plan.name, down(COLUMN[column], first, last)) };
}

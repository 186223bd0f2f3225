import { type FlowKind, goesIn } from "@/server/core/records/manager-facts.ts";
import type { ExportWords } from "./export-words.ts";
import { POSITION_CELLS } from "./fund-position-cells.ts";
import { at, day, down, formula, number, on, type Sheet, SheetPlan, text } from "./workbook.ts";

export interface FundFlow {
  readonly on: string;
  readonly kind: FlowKind;
  /** Number of the holding, 0 for one that is not of any deal. */
  readonly holding: number;
  readonly holdingName: string;
  readonly amount: string;
  readonly source: string;
}

export interface FlowsSheet {
  readonly sheet: Sheet;
  /** The flows alone, and with the closing value. */
  readonly range: (column: "date" | "holding" | "signed", withValue?: boolean) => string;
}

const COLUMN = { date: 1, kind: 2, holding: 3, holdingName: 4, amount: 5, signed: 6, source: 7 } as const;

/** Dated flows as imported, money put in negative, and the value on the as-of date as the last flow. */
export function flowsSheet(
  flows: readonly FundFlow[],
  { asOf, value, positionName }: { asOf: string; value: string; positionName: string },
  { say }: ExportWords,
): FlowsSheet {
  const plan = new SheetPlan(say("export.sheets.flows"), [12, 18, 10, 28, 20, 20, 40]);
  plan.add(text(say("export.fund.flowsTitle"), "title"));
  plan.add(text(say("export.fund.flowsNote"), "note"));
  plan.add(
    ...["date", "kind", "dealNumber", "deal", "amount", "signed", "sources"].map((key) =>
      text(say(`export.fund.${key}`), "heading"),
    ),
  );
  plan.frozen = { rows: plan.rows.length, columns: 1 };
  const first = plan.next;
  for (const flow of flows) {
    const amount = Number(flow.amount);
    const sign = goesIn(flow) ? "-" : "";
    plan.add(
      day(flow.on),
      text(say(`export.fund.kinds.${flow.kind}`)),
      number(flow.holding, "integer"),
      text(flow.holdingName),
      number(amount, "money"),
      formula(`${sign}${at(COLUMN.amount, plan.next)}`, sign ? -amount : amount, "money"),
      text(flow.source, "note"),
    );
  }
  const last = plan.rows.length;
  plan.add(
    day(asOf),
    text(say("export.fund.value")),
    null,
    null,
    null,
    formula(on(positionName, POSITION_CELLS.value), Number(value), "money"),
  );
  return {
    sheet: plan,
    range: (column, withValue = false) => on(plan.name, down(COLUMN[column], first, withValue ? last + 1 : last)),
  };
}

import type { PrivatePosition } from "@/server/core/schemes/manager-record.ts";
import { aboutSheet, type ExportFacts } from "./about-sheet.ts";
import type { ExportWords } from "./export-words.ts";
import { at, formula, number, type Sheet, SheetPlan, text, type Workbook } from "./workbook.ts";

const GIVEN = ["paidIn", "distributed", "value"] as const;
const MULTIPLES = ["dpi", "rvpi", "tvpi"] as const;

/** Columns of the money of a fund, after its code, name, vintage and currency. */
const COLUMN = { paidIn: 5, distributed: 6, value: 7, gain: 8, multiples: 9 } as const;

/** Every private fund that the reader sees: what was paid in and came back, and multiples by formula beside those shown. */
export function privateFundsWorkbook(
  funds: readonly PrivatePosition[],
  facts: ExportFacts,
  words: ExportWords,
): Workbook {
  const sheets = [fundsSheet(funds, words)];
  return { sheets: [aboutSheet(facts, sheets, words), ...sheets] };
}

function fundsSheet(funds: readonly PrivatePosition[], words: ExportWords): Sheet {
  const { say } = words;
  const label = (key: string) => text(say(`export.fund.${key}`), "heading");
  const plan = new SheetPlan(say("export.sheets.funds"), [
    12,
    34,
    10,
    10,
    18,
    18,
    18,
    18,
    ...Array<number>(10).fill(13),
  ]);
  plan.add(text(say("export.titles.privateFunds"), "title"));
  plan.add(text(say("export.fund.listNote"), "note"));
  const [recomputed, shown, difference] = ["recomputed", "shown", "difference"].map((key) =>
    text(say(`export.${key}`), "heading"),
  );
  plan.add(...Array<null>(COLUMN.multiples - 1).fill(null), ...MULTIPLES.flatMap((key) => [label(key), null, null]));
  plan.add(
    ...["code", "name", "vintage", "currency", "paidIn", "distributed", "value", "total"].map(label),
    ...MULTIPLES.flatMap(() => [recomputed!, shown!, difference!]),
    label("irr"),
  );
  plan.frozen = { rows: plan.rows.length, columns: 2 };
  for (const fund of funds) {
    const row = plan.next;
    const cell = (key: keyof typeof COLUMN) => at(COLUMN[key], row);
    const sources = {
      dpi: `${cell("distributed")}/${cell("paidIn")}`,
      rvpi: `${cell("value")}/${cell("paidIn")}`,
      tvpi: `(${cell("distributed")}+${cell("value")})/${cell("paidIn")}`,
    };
    const gain = `${cell("distributed")}+${cell("value")}-${cell("paidIn")}`;
    plan.add(
      text(fund.code),
      text(words.name(fund)),
      number(fund.vintageYear, "integer"),
      text(fund.currency),
      ...GIVEN.map((key) => number(Number(fund[key]), "money")),
      formula(gain, Number(fund.total), "money"),
      ...MULTIPLES.flatMap((key, i) =>
        plan.compared({ column: COLUMN.multiples + 3 * i, row }, sources[key], fund[key], "number", words.reason),
      ),
      fund.irr.value === null ? text(words.reason(fund.irr.reason)) : number(fund.irr.value, "percent"),
    );
  }
  return plan;
}

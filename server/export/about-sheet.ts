import type { ExportWords } from "./export-words.ts";
import { type Cell, day, formula, on, type Sheet, SheetPlan, text } from "./workbook.ts";

/** What a workbook is of, for whom and from when: enough to make it again. */
export interface ExportFacts {
  readonly title: string;
  readonly subject: string;
  /** null where the question has no as-of date but a window. */
  readonly asOf: string | null;
  readonly knownAsOf: string | null;
  /** Choices and filters in effect: label and value. */
  readonly choices: readonly (readonly [label: string, value: string])[];
  /** Ids of the method cards that the figures follow. */
  readonly methods: readonly string[];
  readonly engine: string;
  readonly reader: { readonly name: string; readonly role: string };
  readonly generatedAt: Date;
}

/** The first sheet: what, for whom, as of when, by which methods, and whether the formulas come to what Longview shows. */
export function aboutSheet(facts: ExportFacts, others: readonly Sheet[], words: ExportWords): Sheet {
  const { say } = words;
  const plan = new SheetPlan(say("export.sheets.about"), [34, 60]);
  const line = (label: string, value: Cell) => plan.add(text(label), value);
  plan.add(text(facts.title, "title"));
  plan.add(text(facts.subject));
  plan.add();
  if (facts.asOf !== null) line(say("export.about.asOf"), day(facts.asOf));
  line(say("export.about.knownAsOf"), text(facts.knownAsOf ?? say("export.about.everythingKnown")));
  for (const [label, value] of facts.choices) line(label, text(value));
  line(say("export.about.methods"), text(facts.methods.join(", ")));
  line(say("export.about.engine"), text(facts.engine));
  line(say("export.about.reader"), text(`${facts.reader.name} (${facts.reader.role})`));
  line(say("export.about.generatedAt"), text(`${facts.generatedAt.toISOString().slice(0, 16).replace("T", " ")} UTC`));
  plan.add();
  plan.add(text(say("export.about.checkTitle"), "heading"), text(say("export.about.checkNote"), "note"));
  for (const sheet of others) {
    const ranges = differenceRanges(sheet);
    if (ranges.length === 0) continue;
    const list = ranges.map((range) => on(sheet.name, range)).join(",");
    line(sheet.name, formula(`MAX(MAX(${list}),-MIN(${list}))`, 0, "difference"));
  }
  plan.add();
  for (const key of ["howToRead", "rounding"] as const) plan.add(text(say(`export.about.${key}`), "note"));
  return plan;
}

/** One range per column that holds differences; other cells in between hold no numbers. */
function differenceRanges({ differences }: Sheet): string[] {
  const byColumn = new Map<string, number[]>();
  for (const address of differences) {
    const [, column = "", row = ""] = address.split("$");
    byColumn.set(column, [...(byColumn.get(column) ?? []), Number(row)]);
  }
  return [...byColumn].map(([column, rows]) => {
    const [first, last] = [rows.reduce((a, b) => Math.min(a, b)), rows.reduce((a, b) => Math.max(a, b))];
    return `$${column}$${first}:$${column}$${last}`;
  });
}

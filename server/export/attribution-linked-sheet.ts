import type { AttributionOverTime } from "@/server/core/attribution/attribution-over-time.ts";
import { measured } from "@/server/core/measured.ts";
import type { AttributionLayout, PeriodColumn } from "./attribution-layout.ts";
import type { ExportWords } from "./export-words.ts";
import { at, type Cell, formula, number, type Sheet, SheetPlan, text } from "./workbook.ts";

/** The page's table and its reconciliation: effects of the whole time by segment and together. */
export function attributionLinkedSheet(
  { linked }: AttributionOverTime,
  layout: AttributionLayout,
  words: ExportWords,
): Sheet {
  const { say } = words;
  const columns = [...layout.effects, "total" as const];
  const plan = new SheetPlan(say("export.sheets.linked"), [34, 24, ...columns.flatMap(() => [14, 14, 11])]);
  plan.add(text(say("export.attribution.linkedTitle"), "title"));
  plan.add(text(say("export.attribution.linkedNote"), "note"));
  plan.add();
  const headings = ["recomputed", "shown", "difference"].map((key) => text(say(`export.${key}`), "heading"));
  plan.add(null, null, ...headings);
  const totals: readonly PeriodColumn[] = ["portfolioReturn", "benchmarkReturn", "activeReturn", ...columns];
  for (const key of totals) {
    const name = key.endsWith("Return") ? say(`attribution.${key}`) : say(`attribution.effects.${key}`);
    const source = layout.onPeriods(layout.periodCell(key, "whole"));
    const own = measured(linked[key as "total"]);
    plan.add(text(name), null, ...plan.compared({ column: 3, row: plan.next }, source, own, "percent", words.reason));
  }
  const [active, total] = (["activeReturn", "total"] as const).map((key) => at(3, 5 + totals.indexOf(key)));
  plan.differences.push(at(5, plan.next));
  plan.add(
    text(say("export.attribution.reconciliation")),
    null,
    formula(`${active}-${total}`, linked.residual, "difference"),
    number(linked.residual, "difference"),
    formula(`${at(3, plan.next)}-${at(4, plan.next)}`, 0, "difference"),
  );
  if (linked.segments === null) return plan;
  plan.add();
  plan.add(null, null, ...columns.flatMap((key) => [text(say(`attribution.effects.${key}`), "heading"), null, null]));
  plan.add(
    text(say("export.attribution.number"), "heading"),
    text(say("attribution.segment"), "heading"),
    ...columns.flatMap(() => headings),
  );
  linked.segments.forEach((segment, index) => {
    const row = plan.next;
    const cells = columns.flatMap((key, i): Cell[] => {
      const source =
        key === "total"
          ? layout.effects.map((_, effect) => at(3 + 3 * effect, row)).join("+")
          : `SUMIFS(${layout.segmentRange(`${key}Linked`)},${layout.segmentRange("number")},${at(1, row)})`;
      return plan.compared({ column: 3 + 3 * i, row }, source, measured(segment[key] ?? 0), "percent", words.reason);
    });
    plan.add(number(index + 1, "integer"), text(segment.name), ...cells);
  });
  return plan;
}

import { aboutSheet, type ExportFacts } from "./about-sheet.ts";
import { attributionLayout } from "./attribution-layout.ts";
import { attributionLinkedSheet } from "./attribution-linked-sheet.ts";
import { attributionPeriodsSheet } from "./attribution-periods-sheet.ts";
import { attributionSegmentsSheet, type SegmentsToExport } from "./attribution-segments-sheet.ts";
import type { ExportWords } from "./export-words.ts";
import type { Workbook } from "./workbook.ts";

/** An attribution to be made again: inputs, effects of each period, linking, and the sums that reconcile. */
export function attributionWorkbook(report: SegmentsToExport, facts: ExportFacts, words: ExportWords): Workbook {
  const { attribution } = report;
  const layout = attributionLayout(attribution, {
    segments: words.say("export.sheets.segments"),
    periods: words.say("export.sheets.periods"),
  });
  const sheets = [
    attributionLinkedSheet(attribution, layout, words),
    attributionPeriodsSheet(attribution, layout, words),
    attributionSegmentsSheet(report, layout, words),
  ];
  return { sheets: [aboutSheet(facts, sheets, words), ...sheets] };
}

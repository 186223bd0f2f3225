import { aboutSheet, type ExportFacts } from "./about-sheet.ts";
import type { ExportWords } from "./export-words.ts";
import { type LadderExport, ladderSheet } from "./ladder-sheet.ts";
import { type ReturnsSheet, returnsSheet, type SourcedReturn } from "./returns-sheet.ts";
import { type ScoreExport, scoreSheet } from "./score-sheet.ts";
import type { Workbook } from "./workbook.ts";

export interface ManagerExport {
  readonly ladder: Omit<LadderExport, "series" | "book">;
  /** The ladders of the parts of a record that has both. */
  readonly books: readonly Omit<LadderExport, "series">[];
  /** null where the reader may not see the series. */
  readonly returns: readonly SourcedReturn[] | null;
  readonly scores: readonly Omit<ScoreExport, "sheetName">[];
}

/** A manager's horizon ladder and the scores under both lenses, by formula from the series and the schemes. */
export function managerWorkbook(
  { ladder, books, returns, scores }: ManagerExport,
  facts: ExportFacts,
  words: ExportWords,
): Workbook {
  const series: ReturnsSheet | null = returns && returnsSheet(returns, words);
  const active = new Map(
    (returns ?? []).map(({ periodEnd, portfolio, benchmark }) => [
      periodEnd,
      portfolio === null || benchmark === null ? null : portfolio - benchmark,
    ]),
  );
  const names = [words.say("export.sheets.leftScore"), words.say("export.sheets.rightScore")];
  const sheets = [
    ladderSheet({ ...ladder, series: series && { sheet: series, active } }, words),
    ...books.map((book) => ladderSheet({ ...book, series: null }, words)),
    ...scores.map((score, i) => scoreSheet({ ...score, sheetName: names[i] ?? score.lens }, words)),
    ...(series ? [series.sheet] : []),
  ];
  return { sheets: [aboutSheet(facts, sheets, words), ...sheets] };
}

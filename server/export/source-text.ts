import type { ExportWords } from "./export-words.ts";

/** So many rows of a file are named one by one; of more, the first and the last. */
const ROWS_NAMED = 6;

/** "prices.csv, row 12; index.csv, rows 3, 4": where a figure stands. */
export const sourceText = (
  files: readonly { readonly fileName: string; readonly rows: readonly number[] }[],
  { say }: ExportWords,
): string =>
  files
    .map(({ fileName, rows }) => {
      if (rows.length === 0) return fileName;
      if (rows.length === 1) return say("export.fileRow", { fileName, row: String(rows[0]) });
      const list = rows.length <= ROWS_NAMED ? rows.join(", ") : `${rows[0]}–${rows.at(-1)}`;
      return say("export.fileRows", { fileName, rows: list });
    })
    .join("; ");

import { parse } from "csv-parse";
import { findHeading } from "./find-heading.ts";
import { type Problem, problem } from "./problem.ts";
import { MAX_ROWS, type Table, type TableRow } from "./table.ts";

const DELIMITERS = [",", ";", "\t"] as const;
const SAMPLE_LINES = 20;
const SLICE = 1 << 16;

/** The delimiter that splits the heading most often outside quotes and splits the lines below it alike; titles above it have none. */
export function detectDelimiter(text: string): string {
  const lines = text.split(/\r\n|\n|\r/, SAMPLE_LINES).filter((line) => line.trim() !== "");
  const scored = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, "").split(delimiter).length - 1);
    const heading = counts.find((count) => count > 0) ?? 0;
    const alike = counts.filter((count) => count === heading).length;
    return { delimiter, score: heading === 0 ? 0 : alike * 1_000 + heading };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

/**
 * Delimited text to a table; the first row that is not empty, nor a title, is the heading. Quoted fields may hold delimiters, quotes
 * and line ends. The work is sliced, so that a large file leaves the process free to answer meanwhile.
 */
export async function readDelimited(text: string, encoding: string): Promise<Table | { problem: Problem }> {
  const delimiter = detectDelimiter(text);
  const rows: TableRow[] = [];
  try {
    for await (const { record, line } of records(text, delimiter)) {
      const cells = record.map((cell) => cell.trim());
      if (cells.every((cell) => cell === "")) continue;
      rows.push({ line, cells });
      if (rows.length > MAX_ROWS + 1) return { problem: problem("tooManyRows", null, null, { limit: MAX_ROWS }) };
    }
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? null;
    return { problem: problem("brokenQuotes", line) };
  }
  const { titles, heading, body } = findHeading(rows);
  if (!heading) return { problem: problem("emptyFile") };
  const { line: headerLine, cells: header } = heading;
  return { encoding, delimiter, sheet: null, sheets: [], titles, headerLine, header, rows: body };
}

/** Records with the line on which each begins. */
async function* records(text: string, delimiter: string): AsyncGenerator<{ record: string[]; line: number }> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    info: true,
    bom: true,
    record_delimiter: ["\r\n", "\n", "\r"],
  });
  const feed = (async () => {
    for (let start = 0; start < text.length; start += SLICE) {
      if (!parser.write(text.slice(start, start + SLICE)))
        await new Promise<void>((resolve) => parser.once("drain", resolve));
      await new Promise((resolve) => setImmediate(resolve));
    }
    parser.end();
  })();
  let line = 1;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    yield { record, line };
    line = info.lines + 1;
  }
  await feed;
}

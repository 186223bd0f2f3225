import { decodeText } from "./decode-text.ts";
import { type Problem, problem } from "./problem.ts";
import { readDelimited } from "./read-delimited.ts";
import { readWorkbook } from "./read-workbook.ts";
import type { Table } from "./table.ts";

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0];

/** The bytes of a file to rows of text, by what they are and not by the file's name. */
export async function readTable(bytes: Uint8Array, sheet: string | null): Promise<Table | { problem: Problem }> {
  if (bytes.length === 0) return { problem: problem("emptyFile") };
  if (startsWith(bytes, OLD_WORKBOOK)) return { problem: problem("oldWorkbook") };
  const table = startsWith(bytes, ZIP) ? await readWorkbook(bytes, sheet) : await readText(bytes);
  if ("problem" in table) return table;
  return table.rows.length === 0 ? { problem: problem("noDataRows") } : table;
}

async function readText(bytes: Uint8Array): Promise<Table | { problem: Problem }> {
  const decoded = decodeText(bytes);
  return "problem" in decoded ? decoded : readDelimited(decoded.text, decoded.encoding);
}

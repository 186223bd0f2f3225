import "server-only";
import type pg from "pg";
import { copyRows } from "./copy-rows.ts";
import { pool } from "./pool.ts";

/** One row of a file: its line (or sheet row), from 1, and its cells as text. */
interface SourceRow {
  line: number;
  cells: readonly string[];
}

/** A slice is read whole for the one row wanted of it, wide or narrow: about so many cells are in one. */
const SLICE_CELLS = 2_000;

function* slicesOf(batchId: string, rows: readonly SourceRow[]) {
  for (let start = 0; start < rows.length; ) {
    let end = start;
    for (let cells = 0; end < rows.length && cells < SLICE_CELLS; end++) cells += rows[end]!.cells.length;
    const slice = rows.slice(start, end);
    yield [batchId, slice[0]!.line, slice.map(({ line, cells }) => [line, cells])];
    start = end;
  }
}

/** Keeps the rows of a file, heading first, in the transaction that stores its facts. */
export const saveImportSlices = (client: pg.PoolClient, batchId: string, rows: readonly SourceRow[]) =>
  copyRows(client, "ImportSlice", ["batchId", "firstLine", "rows"], slicesOf(batchId, rows));

/**
 * The heading of a file, and the rows of the slice in which `line` lies with those before and after it.
 *
 * @returns null when no rows were kept
 */
export async function loadImportSlices(
  batchId: string,
  line: number,
): Promise<{ header: readonly string[]; rows: SourceRow[] } | null> {
  const { rows: slices } = await pool().query<{ header: StoredRow; rows: StoredRow[] }>(
    `with slice as (select "firstLine", rows from "ImportSlice" where "batchId" = $1),
     near as (
       (select * from slice where "firstLine" <= $2 order by "firstLine" desc limit 2) union all
       (select * from slice where "firstLine" > $2 order by "firstLine" limit 1)
     )
     select (select rows->0 from slice order by "firstLine" limit 1) as header, rows from near order by "firstLine"`,
    [batchId, line],
  );
  if (!slices[0]) return null;
  const [headerLine, header] = slices[0].header;
  const rows = slices.flatMap((slice) => slice.rows).map(([line, cells]) => ({ line, cells }));
  return { header, rows: rows.filter((row) => row.line !== headerLine) };
}

type StoredRow = readonly [line: number, cells: readonly string[]];

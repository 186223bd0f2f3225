/** How many rows are worked on between two looks at what else is waiting: well under 50 ms of work. */
const ROWS_AT_A_TIME = 2_000;

/** Walks rows in slices, so that a long file never keeps the process from answering. */
export async function* inSlices<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < rows.length; start += ROWS_AT_A_TIME) {
    yield rows.slice(start, start + ROWS_AT_A_TIME);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

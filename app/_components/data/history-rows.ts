/** How many imports the list shows: years of monthly files. */
export const HISTORY_ROWS = 2_000;

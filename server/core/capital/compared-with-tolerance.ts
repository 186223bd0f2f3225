/**
 * Comparisons at the marks of a rule (ratio at least 50%, holding time longer than 3 years, exposure above a threshold).
 * Figures come out of sums and quotients in binary floating point: one that equals the mark on paper may miss it by a
 * last digit. A relative distance below 1e-12 counts as equal.
 */
const SAME = 1e-12;
const slack = (mark: number) => SAME * Math.max(1, Math.abs(mark));

/** Strictly above the mark. */
export const isAbove = (value: number, mark: number): boolean => value - mark > slack(mark);

/** At the mark or above it. */
export const isAtLeast = (value: number, mark: number): boolean => value - mark >= -slack(mark);

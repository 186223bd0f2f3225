/**
 * A figure, or the reason why there is none. Undefined is never 0 or NaN: a table shows "n/a" and the reason,
 * a chart shows a gap. `reason` is a key of `reasons.*` in app/_messages/.
 */
export type Measured<T = number> =
  | { readonly value: T; readonly reason?: undefined }
  | { readonly value: null; readonly reason: string };

/** A figure that exists. */
export const measured = <T>(value: T): Measured<T> => ({ value });

/** A figure that does not exist for this input, and why (`tooFewPeriods`, `nothingPaidIn`, `noRoot`, ...). */
export const unavailable = (reason: string): { readonly value: null; readonly reason: string } => ({
  value: null,
  reason,
});

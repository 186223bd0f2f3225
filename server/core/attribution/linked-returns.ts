/** Compounded return of a series: product of (1 + r) minus 1. */
export function compounded(returns: ArrayLike<number>): number {
  let wealth = 1;
  for (let i = 0; i < returns.length; i++) wealth *= 1 + returns[i]!;
  return wealth - 1;
}

/** One size of one measurement: the product's way, and a plain loop that does only the unavoidable arithmetic. */
export interface BenchSize {
  size: string;
  run(): number;
  plain(): number;
  /** What one run does how often, to be told by the second. */
  counted?: { what: string; times: number };
}

/** A measurement of the core at doubling sizes, to show how it grows. */
export interface CoreBench {
  name: string;
  /** What `plain` does. */
  floor: string;
  sizes(): BenchSize[];
}

import { attributionBench } from "./attribution-bench.ts";
import type { CoreBench } from "./bench-size.ts";
import { capitalBench, capitalPageBench, whatIfBench } from "./capital-bench.ts";
import { dealsBench } from "./deals-bench.ts";
import { horizonEvidenceBench } from "./horizon-evidence-bench.ts";
import { replayBench } from "./replay-bench.ts";
import { say } from "./say.ts";
import { xirrBench } from "./xirr-bench.ts";
import { benchXirrPeer } from "./xirr-peer.ts";

const benches: readonly CoreBench[] = [
  attributionBench,
  horizonEvidenceBench,
  xirrBench,
  capitalBench,
  capitalPageBench,
  whatIfBench,
  dealsBench,
  replayBench,
];
const ROUNDS = 3;

/** The best of a few rounds after one to warm up: what the machine can do when nothing disturbs it. */
function bestMs(work: () => number): number {
  work();
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const since = performance.now();
    work();
    best = Math.min(best, performance.now() - since);
  }
  return best;
}

/** Every core measurement at its sizes, each beside its floor in the same run. */
export function benchCore(): void {
  for (const { name, floor, sizes } of benches) {
    for (const { size, run, plain, counted } of sizes()) {
      const ms = bestMs(run);
      const floorMs = bestMs(plain);
      say(`${name}: ${size}`, ms, "ms", { what: floor, value: floorMs });
      if (counted) say(`${name}: ${size}, ${counted.what}`, (1000 * counted.times) / ms, "per second");
    }
  }
  benchXirrPeer();
}

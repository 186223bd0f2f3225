import { horizonEvidence } from "@/server/core/evidence/horizon-evidence";
import { createRng } from "@/server/core/simulation/rng";
import type { BenchSize, CoreBench } from "./bench-size";

const MONTHS = 240;
const DRAWS = 1000;
/** 1q, 1y, 3y, 5y, 7y, 10y and the whole record. */
const HORIZON_MONTHS = [3, 12, 36, 60, 84, 120, MONTHS];

/** Full horizon ladder with bootstrap intervals of 1,000 and 2,000 managers x 240 months. */
export const horizonEvidenceBench: CoreBench = {
  name: `horizon ladder with bootstrap, ${MONTHS} months, ${DRAWS} draws a horizon`,
  floor: "drawing and sorting the same months with a bare generator",
  sizes: (): BenchSize[] =>
    [1000, 2000].map((count) => {
      const rng = createRng("bench");
      const managers = Array.from({ length: count }, () =>
        Float64Array.from({ length: MONTHS }, () => 0.002 + 0.02 * rng.normal()),
      );
      return {
        size: `${count} managers`,
        run: () =>
          managers.reduce((total, returns, manager) => {
            const ladder = horizonEvidence(returns, "monthly", {
              bootstrap: { rng: rng.split(manager), draws: DRAWS },
            });
            return total + (ladder.at(-1)?.evidence?.bootstrapInterval?.value?.lower ?? 0);
          }, 0),
        plain: () => managers.reduce((total, returns) => total + plainLowerBound(returns), 0),
      };
    }),
};

/** The same bound by drawing every month of every history from a bare generator, without checks or other figures. */
function plainLowerBound(returns: Float64Array): number {
  let state = 1;
  let lower = 0;
  const means = new Float64Array(DRAWS);
  for (const months of HORIZON_MONTHS) {
    const start = MONTHS - months;
    for (let draw = 0; draw < DRAWS; draw++) {
      let sum = 0;
      for (let month = 0; month < months; month++) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        sum += returns[start + Math.floor((state * months) / 4_294_967_296)]!;
      }
      means[draw] = (sum * 12) / months;
    }
    lower = means.sort()[Math.floor(0.025 * DRAWS)]!;
  }
  return lower;
}

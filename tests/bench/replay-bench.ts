import { compileScheme } from "@/server/core/schemes/evaluate-scheme";
import { annual } from "@/server/core/schemes/presets/annual";
import { ministryOfFinance2025 } from "@/server/core/schemes/presets/ministry-of-finance";
import { patient } from "@/server/core/schemes/presets/patient";
import { quarterlyMarkToMarket } from "@/server/core/schemes/presets/quarterly-mark-to-market";
import { stateVentureFund } from "@/server/core/schemes/presets/state-venture-fund";
import type { ReplayInput, ReplayQuarter } from "@/server/core/schemes/replay-input";
import { replaySchemes } from "@/server/core/schemes/replay-scheme";
import { dealLine } from "../builders/deal-line";
import { privatePosition } from "../builders/manager-record";
import { quarterEnds, recordOn } from "../builders/replay-history";
import type { CoreBench } from "./bench-size";

const QUARTERS = 48;
const schemes = [quarterlyMarkToMarket, annual, ministryOfFinance2025, stateVentureFund, patient].map((scheme) =>
  compileScheme(scheme),
);

/** Five schemes over twelve years of quarters, a third of the managers with fifteen deals each. */
export const replayBench: CoreBench = {
  name: "replay of 5 schemes over 48 quarters",
  floor: "one addition per manager, quarter and scheme",
  sizes: () =>
    [24, 48].map((managers) => {
      const input = institution(managers);
      return {
        size: `${managers} managers`,
        run: () => replaySchemes(schemes, input).length,
        counted: { what: "evaluations", times: managers * QUARTERS * schemes.length },
        plain: () => {
          let total = 0;
          for (let i = 0; i < managers * QUARTERS * schemes.length; i++) total += i;
          return total;
        },
      };
    }),
};

function institution(managers: number): ReplayInput {
  const codes = Array.from({ length: managers }, (_, i) => `M${String(i).padStart(2, "0")}`);
  return {
    quarters: quarterEnds(QUARTERS).map(
      (asOf, quarter): ReplayQuarter => ({
        asOf,
        entries: codes.map((code, i) => ({
          record: recordOn(code, asOf, 0.05 * Math.sin(i * 7 + quarter), i % 3 === 0 ? privateBook : {}),
          context: {
            returns: { whole: returnsUpTo(quarter, i) },
            deals: i % 3 === 0 ? deals : [],
          },
        })),
      }),
    ),
    people: codes.map((managerId) => ({
      managerId,
      target: "1000000",
      salary: "2000000",
      grade: "keyPost",
      carryShare: null,
    })),
  };
}

const privateBook = {
  positions: [privatePosition({ rank: 0.4, ageYears: 6 })],
  books: { liquid: { held: false, share: 0 }, private: { held: true, share: 1 } },
};

const stages = ["seed", "early", "growth"];
const deals = Array.from({ length: 15 }, (_, k) =>
  dealLine({
    code: `D${k}`,
    dealId: `D${k}`,
    stage: stages[k % 3]!,
    investedOn: "2014-03-31",
    paper: String(k * 3 - 20),
    value: String(80 + k * 3),
  }),
);

const ends = quarterEnds(QUARTERS);
const returnsUpTo = (quarter: number, i: number) =>
  ends.slice(0, quarter + 1).map((periodEnd, q) => ({
    periodEnd,
    portfolio: 0.02 + 0.05 * Math.sin(i * 7 + q),
    benchmark: 0.02,
    value: 100,
  }));

import { paperLossParts } from "@/server/core/deals/paper-loss";
import { measured } from "@/server/core/measured";
import { corridorPlacer, jCurveCorridor, type PeerPosition } from "@/server/core/private-equity/j-curve-corridor";
import type { CoreBench } from "./bench-size";

const OPTIONS = { probabilities: [0.1, 0.25, 0.5, 0.75, 0.9], minimumCount: 12, maximumPooledYears: 2 };
const MARKS_PER_DEAL = 24;

/** The corridor of 1,762 peers, and the place and paper loss of every deal of a book. */
export const dealsBench: CoreBench = {
  name: "corridor and paper losses of a patient book",
  floor: "one pass over the marks",
  sizes: () =>
    [1_000, 5_000].map((count) => {
      const peers: PeerPosition[] = Array.from({ length: 1_762 }, (_, i) => ({
        ageYears: i % 18,
        irr: ((i * 37) % 60) / 100 - 0.2,
        tvpi: 0.4 + ((i * 53) % 300) / 100,
      }));
      const deals = Array.from({ length: count }, (_, i) => deal(i));
      return {
        size: `${count} deals`,
        run: () => {
          jCurveCorridor(peers, OPTIONS);
          const place = corridorPlacer("tvpi", peers, OPTIONS);
          let losses = 0;
          for (const file of deals) {
            const { band } = place({ ageYears: 3, value: file.line.multiple.value ?? 1 });
            const lowerMultiple = band.quantiles.value?.[0] ?? null;
            losses += paperLossParts(file, "2026-09-30", { benchmarkLevel: () => 1, lowerMultiple }).loss.toNumber();
          }
          return losses;
        },
        plain: () =>
          deals.reduce((total, { marks }) => total + marks.reduce((sum, { amount }) => sum + Number(amount), 0), 0),
      };
    }),
};

function deal(i: number) {
  const value = 60 + (i % 80);
  const on = (quarter: number) =>
    `${2020 + Math.floor(quarter / 4)}-${["03-31", "06-30", "09-30", "12-31"][quarter % 4]}`;
  return {
    line: {
      dealId: String(i),
      portfolioId: "p",
      code: String(i),
      company: String(i),
      companyZh: null,
      domain: "chips",
      stage: "early",
      instrument: "directEquity",
      currency: "CNY",
      investedOn: "2020-01-15",
      invested: "100",
      distributed: "0",
      value: String(value),
      paper: String(value - 100),
      realised: "0",
      total: String(value - 100),
      multiple: measured(value / 100),
      markOn: "2025-12-31",
      markBasis: "audited",
      exitedOn: null,
      exitRoute: null,
      milestonesHit: 0,
      milestonesMissed: 0,
    },
    flows: [{ on: "2020-01-15", kind: "call", amount: "100", isIn: true }],
    marks: Array.from({ length: MARKS_PER_DEAL }, (_, quarter) => ({
      on: on(quarter),
      amount: String(100 - ((100 - value) * quarter) / MARKS_PER_DEAL),
      basis: "audited",
    })),
    events: [
      {
        on: "2022-02-15",
        kind: "materialEvent",
        name: "downRound",
        outcome: null,
        score: null,
        route: null,
        plannedOn: null,
        note: null,
      },
    ],
  };
}

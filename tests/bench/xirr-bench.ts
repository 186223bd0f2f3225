import { datedRateOfReturn } from "@/server/core/returns/internal-rate-of-return";
import { createRng } from "@/server/core/simulation/rng";
import type { CoreBench } from "./bench-size";

interface History {
  dates: string[];
  amounts: number[];
}

/** XIRR of 10,000 and 20,000 fund histories: ten yearly calls and distributions on odd days. */
export const xirrBench: CoreBench = {
  name: "XIRR, 20 dated flows",
  floor: "Newton steps on bare arrays from a good guess, without looking for further roots",
  sizes: () =>
    [10_000, 20_000].map((count) => {
      const histories = Array.from({ length: count }, (_, i) => history(i));
      return {
        size: `${count} histories`,
        run: () =>
          histories.reduce((total, { dates, amounts }) => total + (datedRateOfReturn(dates, amounts).rate ?? 0), 0),
        plain: () => histories.reduce((total, each) => total + plainRate(each), 0),
      };
    }),
};

function history(seed: number): History {
  const rng = createRng(`xirr-${seed}`);
  const dates: string[] = [];
  const amounts: number[] = [];
  for (let i = 0; i < 20; i++) {
    const month = String(1 + Math.floor(rng.uniform() * 12)).padStart(2, "0");
    const day = String(1 + Math.floor(rng.uniform() * 28)).padStart(2, "0");
    dates.push(`${2005 + i}-${month}-${day}`);
    amounts.push(i < 8 ? -100 * (0.5 + rng.uniform()) : 120 * (0.5 + rng.uniform()));
  }
  return { dates, amounts };
}

/** Newton from 10 % on years since the first flow. */
function plainRate({ dates, amounts }: History): number {
  const first = Date.parse(dates[0]!);
  const years = dates.map((date) => (Date.parse(date) - first) / 86_400_000 / 365);
  let rate = 0.1;
  for (let step = 0; step < 30; step++) {
    let value = 0;
    let slope = 0;
    for (let i = 0; i < years.length; i++) {
      const discounted = amounts[i]! * (1 + rate) ** -years[i]!;
      value += discounted;
      slope -= (years[i]! * discounted) / (1 + rate);
    }
    const next = rate - value / slope;
    if (Math.abs(next - rate) < 1e-12) return next;
    rate = next;
  }
  return rate;
}

import { bookCharge, type Position } from "@/server/core/capital/minimum-capital";
import { crossRulesAt } from "@/server/core/capital/regimes/cross-rules";
import type { CoreBench } from "./bench-size";

const ASSETS = ["main_board_share", "star_share", "unlisted_equity", "overseas_listed_equity"] as const;

/** Minimum capital of a book of 5,000 and 10,000 positions under C-ROSS II. */
export const capitalBench: CoreBench = {
  name: "C-ROSS II minimum capital of a book",
  floor: "one multiplication a position",
  sizes: () =>
    [5_000, 10_000].map((count) => {
      const positions: Position[] = Array.from({ length: count }, (_, i) => position(i));
      const rules = crossRulesAt("2025-12-31");
      return {
        size: `${count} positions`,
        run: () => bookCharge(positions, rules).total,
        plain: () => positions.reduce((total, { admittedValue }) => total + admittedValue * 0.35, 0),
      };
    }),
};

const position = (i: number): Position => ({
  asset: ASSETS[i % ASSETS.length]!,
  purchaseCost: i % 4 < 2 ? 90 : undefined,
  admittedValue: 100 + (i % 7),
  indices: ["CSI300"],
  holdingYears: i % 6,
});

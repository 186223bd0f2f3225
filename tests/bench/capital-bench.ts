import type { CapitalHolding } from "@/server/core/capital/capital-book";
import { type CapitalInstitution, capitalPosition } from "@/server/core/capital/capital-position";
import { bookCharge, type Position } from "@/server/core/capital/minimum-capital";
import { crossRulesAt } from "@/server/core/capital/regimes/cross-rules";
import { toleratedLosses, wholeBook } from "@/server/core/capital/tolerated-capital";
import { NOTHING_CHANGED, whatIfPosition } from "@/server/core/capital/what-if";
import { sumBy } from "@/server/core/sum";
import type { CoreBench } from "./bench-size";

const DAY = "2026-09-30";
const ASSETS = [
  "main_board_share",
  "star_share",
  "unlisted_equity",
  "overseas_listed_equity",
  "bond",
  "opaque_equity_product",
] as const;
const FLOOR = "one multiplication a position";
const plainCharge = (holdings: readonly { readonly admittedValue: number }[]) => () =>
  holdings.reduce((total, { admittedValue }) => total + admittedValue * 0.35, 0);

/** Minimum capital of a book of 5,000 and 10,000 positions under C-ROSS II. */
export const capitalBench: CoreBench = {
  name: "C-ROSS II minimum capital of a book",
  floor: FLOOR,
  sizes: () =>
    [5_000, 10_000].map((count) => {
      const positions = holdings(count).flatMap(({ asset, trades: _, ...rest }): Position[] =>
        asset === "bond"
          ? []
          : [{ asset, admittedValue: rest.admittedValue, purchaseCost: rest.purchaseCost ?? undefined }],
      );
      const rules = crossRulesAt(DAY);
      return {
        size: `${count} positions`,
        run: () => bookCharge(positions, rules).total,
        plain: plainCharge(positions),
      };
    }),
};

/** All that the page of capital says: holding clocks, company, shares of every asset, its price of tolerance, stresses. */
export const capitalPageBench: CoreBench = {
  name: "capital of a book, with clocks, shares, tolerance and stresses (limit 1,000 ms)",
  floor: FLOOR,
  sizes: () =>
    [1_000, 5_000].map((count) => {
      const book = holdings(count);
      const rules = crossRulesAt(DAY);
      return {
        size: `${count} positions`,
        run: () => {
          const position = capitalPosition(book, institution, DAY, rules);
          const toleratedOf = toleratedLosses(book, institution, position, DAY, rules, PRICE);
          const each = position.lines.map(({ code }) => toleratedOf(new Map([[code, 1]])).capitalCost);
          const stressed = [0, -0.2, -0.3].map(
            (listedShock) =>
              whatIfPosition(book, institution, { ...NOTHING_CHANGED, listedShock }, DAY, rules).company.minimumCapital,
          );
          return sumBy([...each, ...stressed, toleratedOf(wholeBook(position)).capitalCost], (value) => value);
        },
        plain: plainCharge(book),
      };
    }),
};

/** What the what-if desk computes in the browser after each change. */
export const whatIfBench: CoreBench = {
  name: "what-if of a book: half sold, one looked through, one held longer (limit 200 ms)",
  floor: FLOOR,
  sizes: () =>
    [1_000, 5_000].map((count) => {
      const book = holdings(count);
      const rules = crossRulesAt(DAY);
      const changes = [
        { code: "A0", keep: 0.5 },
        { code: "A5", lookThrough: true },
        { code: "A1", yearsLonger: 2 },
      ];
      return {
        size: `${count} positions`,
        run: () =>
          whatIfPosition(book, institution, { changes, added: [], listedShock: -0.1 }, DAY, rules).company
            .minimumCapital,
        plain: plainCharge(book),
      };
    }),
};

const PRICE = { costOfCapital: 0.08, requiredRatio: 1 };

const institution: CapitalInstitution = {
  insurer: "life",
  totalAssets: 8e11,
  actualCapital: 3e11,
  coreCapital: 2e11,
  riskRating: "AA",
  otherMarket: { rate: 1e10 },
  otherModules: { life_insurance: 2e10, credit: 1e10 },
  taxRate: 0.25,
};

const holdings = (count: number): CapitalHolding[] => Array.from({ length: count }, (_, i) => holding(i));

function holding(i: number): CapitalHolding {
  const asset = ASSETS[i % ASSETS.length]!;
  const isListed = i % ASSETS.length < 2;
  return {
    code: `A${i}`,
    asset,
    admittedValue: 1e8 + (i % 7) * 1e6,
    purchaseCost: 1.03e8,
    modifiedDuration: asset === "bond" ? 5 : null,
    counterparty: `N${i % 900}`,
    indices: isListed ? ["CSI300"] : [],
    layers: 0,
    productType: null,
    emergingMarket: false,
    issuerFactor: null,
    grade: asset === "bond" ? "AAA" : null,
    below: asset === "opaque_equity_product" ? [{ asset: "unlisted_equity", share: 1, layers: 1 }] : [],
    trades: isListed
      ? [
          { date: `20${15 + (i % 10)}-03-01`, side: "buy", shares: 1_000, price: 10 },
          { date: "2025-01-05", side: "buy", shares: 100, price: 11 },
        ]
      : [],
  };
}

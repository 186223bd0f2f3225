import { importNow } from "./import-now.ts";

const ASSETS = 5_000;
const DAYS = ["2025-09-30", "2025-12-31", "2026-03-31", "2026-06-30", "2026-09-30"] as const;
const KINDS = ["main_board_share", "star_share", "unlisted_equity", "overseas_listed_equity", "bond"] as const;

const code = (i: number) => `A${String(i).padStart(4, "0")}`;
const isTraded = (i: number) => i % KINDS.length < 2;

/** 5,000 capital assets of one portfolio with five quarters of values, and two purchases of each listed one. */
export async function importManyAssets(portfolio: string): Promise<void> {
  const every = Array.from({ length: ASSETS }, (_, i) => i);
  const assets = every.map((i) => {
    const kind = KINDS[i % KINDS.length]!;
    return [code(i), `Asset ${i}`, kind, portfolio, `Issuer ${i % 900}`, kind === "bond" ? "AAA" : ""].join(",");
  });
  await imported("capitalAssets", "code,name,asset,portfolio,counterparty,grade", assets);
  const positions = DAYS.flatMap((day, quarter) =>
    every.map((i) =>
      [code(i), day, 1e6 + ((i * 7919 + quarter * 211) % 1000) * 1e3, 1.4e6, i % 5 === 4 ? 5 : ""].join(","),
    ),
  );
  await imported("assetPositions", "asset,date,admittedValue,purchaseCost,modifiedDuration", positions);
  const trades = every
    .filter(isTraded)
    .flatMap((i) => [
      [code(i), `20${15 + (i % 9)}-03-02`, "buy", 1, 1000, 10].join(","),
      [code(i), "2025-02-10", "buy", 2, 200, 12].join(","),
    ]);
  await imported("assetTrades", "asset,date,side,number,shares,price", trades);
}

const imported = (kind: string, heading: string, rows: readonly string[]) =>
  importNow({
    fileName: `${kind}.csv`,
    text: `${[heading, ...rows].join("\n")}\n`,
    kind,
    mapping: { createMissing: true },
  });

import { describe, expect, it } from "vitest";
import { remainingLots } from "@/server/core/capital/holding-clock";
import type { DemoDelivery } from "@/server/core/demo/demo-delivery";
import { demoInstitution } from "@/server/core/demo/demo-institution";

const deliveries = demoInstitution();
const rowsOf = (kind: DemoDelivery["kind"]) =>
  deliveries.flatMap(({ kind: own, columns, rows, fileName }) =>
    own === kind && !fileName.endsWith("-restated.csv")
      ? rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])))
      : [],
  );
const cents = (amount: unknown) => BigInt(String(amount).replace(".", ""));

describe("capital assets of the demo", () => {
  const assets = rowsOf("capitalAssets");
  const positions = rowsOf("assetPositions");

  it("sum to the value of their portfolio at every quarter end, to the cent", () => {
    const portfolioOf = new Map(assets.map(({ code, portfolio }) => [code, portfolio]));
    const sums = new Map<string, bigint>();
    for (const { asset, date, admittedValue } of positions) {
      const portfolio = portfolioOf.get(asset!);
      if (portfolio == null) continue;
      const key = `${portfolio} ${date}`;
      sums.set(key, (sums.get(key) ?? 0n) + cents(admittedValue));
    }
    const values = new Map<string, bigint>();
    for (const { portfolio, date, amount } of rowsOf("valuations")) {
      const key = `${portfolio} ${date}`;
      if (sums.has(key)) values.set(key, (values.get(key) ?? 0n) + cents(amount));
    }
    expect(sums.size).toBeGreaterThan(300);
    for (const [key, sum] of sums) expect(`${key} ${sum}`).toBe(`${key} ${values.get(key)}`);
  });

  it("cost what the shares still held were bought for, first in first out", () => {
    const trades = rowsOf("assetTrades");
    const traded = new Set(trades.map(({ asset }) => asset));
    const last = positions.filter(({ asset, date }) => date === "2026-09-30" && traded.has(asset));
    expect(last.length).toBeGreaterThan(25);
    for (const { asset, purchaseCost } of last) {
      const ledger = trades
        .filter((trade) => trade.asset === asset)
        .map(({ date, side, shares, price }) => ({
          date: String(date),
          side: side as "buy" | "sell",
          shares: Number(shares),
          price: Number(price),
        }));
      const cost = remainingLots(ledger, "2026-09-30").reduce(
        (sum, { shares, price }) => sum + shares * (price ?? 0),
        0,
      );
      expect(Math.abs(cost - Number(purchaseCost))).toBeLessThan(1);
    }
  });

  it("of private books cost what was called less what came back, as their paper gains are read", () => {
    const dealOf = new Map(assets.flatMap(({ code, deal }) => (deal == null ? [] : [[code, deal]])));
    const last = positions.filter(({ asset, date }) => date === "2026-09-30" && dealOf.has(asset));
    expect(last.length).toBeGreaterThan(10);
    for (const { asset, purchaseCost } of last) {
      const paid = rowsOf("cashFlows")
        .filter(({ deal, date }) => deal === dealOf.get(asset) && String(date) <= "2026-09-30")
        .reduce((sum, { kind, amount }) => sum + (kind === "call" ? cents(amount) : -cents(amount)), 0n);
      expect(cents(purchaseCost)).toBe(paid < 0n ? 0n : paid);
    }
  });
});

it("figures of the institution stand once for a day, yearly ones without a gap", () => {
  const figures = rowsOf("institutionFigures");
  expect(new Set(figures.map(({ figure, date }) => `${figure} ${date}`)).size).toBe(figures.length);
  for (const name of ["returnOnEquity", "liabilityCost", "inflation", "netIncome"]) {
    const days = figures.filter(({ figure }) => figure === name).map(({ date }) => date);
    expect(days).toEqual(Array.from({ length: 12 }, (_, i) => `${2014 + i}-12-31`));
  }
  const ratios = figures.filter(({ figure }) => figure === "comprehensiveSolvencyRatio").map(({ value }) => value);
  for (const value of ratios) expect(Number(value)).toSatisfy((ratio: number) => ratio >= 1.9 && ratio <= 2.3);
});

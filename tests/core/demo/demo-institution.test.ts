import { describe, expect, it } from "vitest";
import { type DemoDelivery, deliveryText } from "@/server/core/demo/demo-delivery";
import { demoInstitution } from "@/server/core/demo/demo-institution";

const deliveries = demoInstitution();
const rowsOf = (kind: DemoDelivery["kind"]) =>
  deliveries.flatMap(({ kind: own, columns, rows, undoneAt }) =>
    own === kind && undoneAt === null
      ? rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])))
      : [],
  );

describe("the demo institution", () => {
  it("has the same bytes each time", () => {
    expect(demoInstitution().map(deliveryText)).toEqual(deliveries.map(deliveryText));
  });

  it("is another one for another seed", () => {
    expect(demoInstitution("another").map(deliveryText)).not.toEqual(deliveries.map(deliveryText));
  });

  it("explains every return by its sectors exactly", () => {
    const returns = new Map(
      rowsOf("returnsLong").map(({ series, date, value }) => [`${series} ${date}`, Number(value)]),
    );
    const benchmarkOf = new Map(rowsOf("portfolios").map(({ code, benchmark }) => [code, benchmark]));
    const months = new Map<string, { weights: [number, number]; totals: [number, number] }>();
    for (const row of rowsOf("segmentReturns")) {
      const key = `${row.portfolio} ${row.date}`;
      const month = months.get(key) ?? { weights: [0, 0], totals: [0, 0] };
      month.weights[0] += Number(row.portfolioWeight);
      month.weights[1] += Number(row.benchmarkWeight);
      month.totals[0] += Number(row.portfolioWeight) * Number(row.portfolioReturn);
      month.totals[1] += Number(row.benchmarkWeight) * Number(row.benchmarkReturn);
      months.set(key, month);
    }
    expect(months.size).toBeGreaterThan(800);
    for (const [key, { weights, totals }] of months) {
      const [portfolio, date] = key.split(" ");
      expect(Math.abs(weights[0] - 1)).toBeLessThan(1e-12);
      expect(Math.abs(weights[1] - 1)).toBeLessThan(1e-12);
      expect(Math.abs(totals[0] - returns.get(key)!)).toBeLessThan(1e-12);
      expect(Math.abs(totals[1] - returns.get(`${benchmarkOf.get(portfolio!)} ${date}`)!)).toBeLessThan(1e-12);
    }
  });

  it("delivers every file after the day it is about, in order, under a name of its own", () => {
    const names = deliveries.map(({ fileName }) => fileName);
    expect(new Set(names).size).toBe(names.length);
    expect(deliveries.map(({ knownAt }) => knownAt)).toEqual(deliveries.map(({ knownAt }) => knownAt).sort());
    for (const { kind, columns, rows, knownAt } of deliveries) {
      if (kind === "expectedFlows") continue;
      const date = columns.indexOf("date");
      if (date >= 0) for (const row of rows) expect(String(row[date]) <= knownAt).toBe(true);
    }
  });

  it("has money to the cent and no return of -100% or less", () => {
    for (const { amount } of [...rowsOf("cashFlows"), ...rowsOf("valuations")]) expect(amount).toMatch(/^\d+\.\d\d$/);
    for (const { value } of rowsOf("returnsLong")) expect(Number(value)).toBeGreaterThan(-1);
  });
});

import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { loadCashFlows, loadSeriesPoints } from "@/server/persistence/fact-repository.ts";
import { inTransaction, pool } from "@/server/persistence/pool.ts";
import { prisma } from "@/server/persistence/prisma-client.ts";
import { saveFacts } from "@/server/persistence/save-facts.ts";
import { useDatabase } from "../database/use-database.ts";

useDatabase();

const day = (number: number) => new Date(`2024-01-${String(number).padStart(2, "0")}T12:00:00Z`);

async function series(code: string) {
  return prisma().series.create({ data: { code, name: code, kind: "portfolioReturn", frequency: "monthly" } });
}

it("reads for each key the newest row known by then and not retracted by then", async () => {
  const { id: seriesId } = await series("A");
  const [first, second] = [randomUUID(), randomUUID()];
  const point = (value: number) => ({ seriesPoints: [{ seriesId, effectiveOn: "2023-12-31", value }] });
  await inTransaction((client) => saveFacts(client, { id: first, knownAt: day(5) }, point(0.01)));
  await inTransaction((client) => saveFacts(client, { id: second, knownAt: day(10) }, point(0.02)));
  await pool().query(`update "SeriesPoint" set "retractedAt" = $1 where "batchId" = $2`, [day(15), second]);
  const known = async (knownAsOf: Date | null) =>
    (await loadSeriesPoints({ seriesIds: [seriesId], knownAsOf })).map((row) => [
      row.effectiveOn,
      row.value,
      row.batchId,
    ]);
  expect(await known(day(4))).toEqual([]);
  expect(await known(day(6))).toEqual([["2023-12-31", 0.01, first]]);
  expect(await known(day(12))).toEqual([["2023-12-31", 0.02, second]]);
  expect(await known(day(16))).toEqual([["2023-12-31", 0.01, first]]);
  expect(await known(null)).toEqual([["2023-12-31", 0.01, first]]);
});

it("keeps every digit of a float, money to the sixth decimal, and text with tabs, line ends and backslashes", async () => {
  const { id: portfolioId } = await prisma().portfolio.create({
    data: { code: "P", name: "P", book: "private" },
  });
  const { id: seriesId } = await series("B");
  await inTransaction((client) =>
    saveFacts(
      client,
      { id: randomUUID(), knownAt: day(1) },
      {
        seriesPoints: [
          { seriesId, effectiveOn: "2023-11-30", value: 0.1 + 0.2, sourceRow: 7, sourceColumn: "a\tb\\c\nd" },
        ],
        cashFlows: [
          {
            portfolioId,
            dealId: null,
            effectiveOn: "2023-11-30",
            kind: "call",
            number: 1,
            amount: "123456789012345678.123456",
            currency: "CNY",
          },
        ],
      },
    ),
  );
  const [point] = await loadSeriesPoints({ seriesIds: [seriesId], knownAsOf: null });
  expect(point).toMatchObject({ value: 0.30000000000000004, sourceRow: 7, sourceColumn: "a\tb\\c\nd" });
  const [flow] = await loadCashFlows({ portfolioIds: [portfolioId], knownAsOf: null });
  expect(flow).toMatchObject({ amount: "123456789012345678.123456", dealId: null, kind: "call" });
});

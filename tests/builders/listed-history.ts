import { randomUUID } from "node:crypto";
import { lastCompletedPeriod, periodEnd, periodIndex } from "@/server/core/returns/calendar/period";
import { addDays } from "@/server/core/returns/calendar/plain-date";
import { pool } from "@/server/persistence/pool";

/** Moment of a day on which something becomes known. */
const noon = (day: string) => `${day}T12:00:00Z`;

async function batch(fileName: string, knownAt: string): Promise<string> {
  const id = randomUUID();
  await pool().query(
    `insert into "ImportBatch" (id, kind, "fileName", sha256, status, encoding, "createdBy", "createdAt", "knownAt")
     values ($1, 'returnsLong', $2, $2, 'committed', 'utf-8', 'test', $3, $3)`,
    [id, fileName, knownAt],
  );
  return id;
}

async function point(seriesId: string, day: string, value: number, batchId: string, knownAt: string): Promise<void> {
  await pool().query(
    `insert into "SeriesPoint" ("seriesId", "effectiveOn", value, "knownAt", "batchId", "sourceRow", "sourceColumn")
     values ($1, $2, $3, $4, $5, 2, 'value')`,
    [seriesId, day, value, knownAt, batchId],
  );
}

async function series(code: string, kind: string, portfolioId: string | null): Promise<string> {
  const id = randomUUID();
  await pool().query(
    `insert into "Series" (id, code, name, kind, frequency, "portfolioId") values ($1, $2, $2, $3::"SeriesKind", 'monthly', $4)`,
    [id, code, kind, portfolioId],
  );
  return id;
}

/**
 * An institution of listed portfolios with a flat benchmark: each manager with one portfolio and the same return every
 * month. Figures of a quarter become known ten days after its end.
 */
export async function seedListedHistory(
  returns: Readonly<Record<string, number>>,
  { from, to }: { from: string; to: string },
) {
  const founded = noon(from);
  const founding = await batch("founding.csv", founded);
  const benchmark = await series("BENCHMARK", "benchmarkReturn", null);
  const managers: Record<string, { managerId: string; seriesId: string }> = {};
  for (const code of Object.keys(returns)) {
    const [managerId, portfolioId] = [randomUUID(), randomUUID()];
    await pool().query(`insert into "Manager" (id, code, name) values ($1, $2, $2)`, [managerId, code]);
    await pool().query(
      `insert into "Portfolio" (id, code, name, book, "assetClass", "benchmarkId") values ($1, $2, $2, 'liquid', 'listedEquity', $3)`,
      [portfolioId, `P-${code}`, benchmark],
    );
    managers[code] = { managerId, seriesId: await series(`S-${code}`, "portfolioReturn", portfolioId) };
    await pool().query(
      `insert into "Assignment" ("managerId", "portfolioId", "effectiveOn", "knownAt", "batchId") values ($1, $2, $3, $4, $5)`,
      [managerId, portfolioId, from, founded, founding],
    );
  }
  for (let month = periodIndex(from, "monthly"); month <= lastCompletedPeriod(to, "monthly"); month++) {
    const day = periodEnd(month, "monthly");
    const knownAt = noon(addDays(periodEnd(periodIndex(day, "quarterly"), "quarterly"), 10));
    const batchId = await batch(`${day}.csv`, knownAt);
    await point(benchmark, day, 0, batchId, knownAt);
    for (const [code, value] of Object.entries(returns))
      await point(managers[code]!.seriesId, day, value, batchId, knownAt);
  }
  return {
    managers,
    /** Another figure for a month that was known before. */
    async restate(code: string, day: string, value: number, knownOn: string): Promise<void> {
      const knownAt = noon(knownOn);
      await point(managers[code]!.seriesId, day, value, await batch(`${day}-restated.csv`, knownAt), knownAt);
    },
  };
}

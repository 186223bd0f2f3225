import { beforeAll, expect, it } from "vitest";
import type { Viewer } from "@/server/auth/permissions.ts";
import { pool } from "@/server/persistence/pool.ts";
import { seedDemoInstitution } from "@/server/services/demo-institution.ts";
import { importSourceRow } from "@/server/services/import-source-row.ts";
import { useDatabase } from "../database/use-database.ts";

useDatabase();

const cio: Viewer = { userId: "", email: "cio@example.com", name: "cio", role: "cio", managerId: null };

beforeAll(async () => {
  await seedDemoInstitution();
});

it("every figure of the demo opens at the row of its file that says it", async () => {
  const { rows } = await pool().query(
    `select p.value, p."batchId", p."sourceRow", s.code, p."effectiveOn"::text as day from "SeriesPoint" p
       join "Series" s on s.id = p."seriesId" where s.code in ('P05', 'BM-TECH') and p."effectiveOn" = '2020-02-29'`,
  );
  expect(rows).toHaveLength(2);
  for (const { value, batchId, sourceRow, code, day } of rows) {
    const cells = JSON.stringify(await importSourceRow({ batchId, row: sourceRow, column: "value" }, cio));
    for (const text of [String(value), code, day]) expect(cells).toContain(text);
  }
});

import { afterAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root.ts";
import type { Role, Viewer } from "@/server/auth/permissions.ts";
import { closeCapital } from "@/server/jobs/capital-thread.ts";
import { pool } from "@/server/persistence/pool.ts";
import { capitalLines } from "@/server/services/capital.ts";
import { capitalState } from "@/server/services/capital-book.ts";
import { addRule, retireRule, rulesPage } from "@/server/services/capital-rules.ts";
import { withCode } from "../builders/with-code.ts";
import { useDatabase } from "../database/use-database.ts";

useDatabase();
afterAll(closeCapital);

const viewer = (role: Role): Viewer => ({
  userId: "0190b5a0-0000-7000-8000-000000000001",
  email: `${role}@example.com`,
  name: role,
  role,
  managerId: null,
});

const DAY = "2026-09-30";
const unlisted = (factor: number, validFrom: string, validTo: string | null = null) => ({
  regime: "cross" as const,
  table: "baseFactors",
  row: {
    validFrom,
    validTo,
    source: "C-ROSS II Rule 8 (market risk)",
    sourceDate: "2021-12-30",
    sourceClass: "primary",
    confidence: "high",
    asset: "unlisted_equity",
    factor,
    chargedUnder: "equity",
  },
});

/** One listed share at cost 100 and value 80, and one unlisted stake of 100; all from one batch. */
async function seedBook() {
  await pool().query(`
    with batch as (insert into "ImportBatch" (id, kind, "fileName", sha256, status, encoding, "createdBy", "knownAt")
      values ('0190b5a0-0000-7000-8000-0000000000b1', 'assets', 'assets.csv', 'x', 'committed', 'utf-8', 'test', now()) returning id),
    a as (insert into "CapitalAsset" (id, code, name, asset, indices) values
      ('0190b5a0-0000-7000-8000-0000000000a1', 'L1', 'Listed', 'main_board_share', '{}'),
      ('0190b5a0-0000-7000-8000-0000000000a2', 'U1', 'Unlisted', 'unlisted_equity', '{}') returning id)
    insert into "AssetPosition" ("assetId", "effectiveOn", "admittedValue", "purchaseCost", "knownAt", "batchId", "sourceRow")
    select v.asset::uuid, v.day::date, v.value, v.cost, now(), batch.id, v.row from batch, (select count(*) from a) seen, (values
      ('0190b5a0-0000-7000-8000-0000000000a1', '2025-09-30', 100, 100, 2),
      ('0190b5a0-0000-7000-8000-0000000000a1', '2026-09-30', 80, 100, 3),
      ('0190b5a0-0000-7000-8000-0000000000a2', '2026-09-30', 100, 100, 4)) v(asset, day, value, cost, row)`);
}

describe("the capital of a small book", () => {
  it("charges the founding worry from stored facts: 26.88, and 41 for the unlisted stake", async () => {
    await seedBook();
    const { lines, position, ruleRefs } = await capitalState({ asOf: DAY, knownAsOf: null });
    const byCode = new Map(lines.map((line) => [line.code, line]));
    expect(byCode.get("L1")).toMatchObject({ charge: expect.closeTo(26.88, 9), valuedOn: DAY, source: { row: 3 } });
    expect(byCode.get("U1")?.charge).toBeCloseTo(41, 9);
    // The share lost 20 on paper in twelve months.
    expect(byCode.get("L1")?.returnOnCapital.value).toBeCloseTo(-20 / 26.88, 9);
    expect(byCode.get("U1")?.returnOnCapital).toEqual({ value: null, reason: "noGainOfTwelveMonths" });
    expect(position.lines.reduce((sum, { allocated }) => sum + allocated, 0)).toBeCloseTo(67.88, 9);
    const [first] = byCode.get("L1")!.rules;
    expect(ruleRefs[first!]).toMatchObject({ key: "main_board_share", standing: "verified", isOwn: false });
  });

  it("was 35.00 a year before", async () => {
    const { lines } = await capitalState({ asOf: "2025-09-30", knownAsOf: null });
    expect(lines.map(({ code, charge }) => [code, Math.round(charge * 1e6) / 1e6])).toEqual([["L1", 35]]);
  });

  it("is offered to other pages for those who may read capital, and to nobody else", async () => {
    expect((await capitalLines(viewer("cio"), DAY, null))?.total?.charge).toBeCloseTo(67.88, 9);
    expect(await capitalLines(viewer("manager"), DAY, null)).toBeNull();
    expect(await capitalLines(viewer("admin"), DAY, null)).toBeNull();
  });
});

describe("rows of the institution", () => {
  it("set the shipped row aside from their day on, at once and with a trace, and can be taken back", async () => {
    const { id } = await addRule(viewer("analyst"), { ...unlisted(0.38, "2026-07-01"), note: "agreed" });
    const charge = async (on: string) => {
      const { lines, ruleRefs } = await capitalState({ asOf: on, knownAsOf: null });
      const line = lines.find(({ code }) => code === "U1")!;
      return { charge: line.charge, isOwn: line.rules.map((rule) => ruleRefs[rule]?.isOwn) };
    };
    // Its source reads like a shipped one: what makes it the institution's own is the row, not its text.
    expect(await charge(DAY)).toEqual({ charge: expect.closeTo(38, 9), isOwn: [true] });
    const page = await rulesPage(viewer("auditor"), { on: DAY });
    expect(page.mayEdit).toBe(false);
    const rows = page.lines.filter(({ table, key }) => table === "baseFactors" && key === "unlisted_equity");
    expect(rows.map(({ status, createdBy }) => [status, createdBy])).toEqual([
      ["inForce", "analyst@example.com"],
      ["superseded", null],
    ]);
    await expect(addRule(viewer("cio"), unlisted(0.37, "2026-08-01"))).rejects.toThrow(withCode("rulesOverlap"));
    await expect(addRule(viewer("cio"), unlisted(4, "2020-01-01", "2020-12-31"))).rejects.toThrow(
      withCode("ruleTablesMalformed"),
    );
    await retireRule(viewer("cio"), id);
    expect((await charge(DAY))?.charge).toBeCloseTo(41, 9);
    await expect(retireRule(viewer("cio"), id)).rejects.toThrow(withCode("unknownRule"));
    const { rows: trail } = await pool().query(
      `select action, actor from "AuditEvent" where action like 'capitalRule.%' order by id`,
    );
    expect(trail).toEqual([
      { action: "capitalRule.add", actor: "analyst@example.com" },
      { action: "capitalRule.retire", actor: "cio@example.com" },
    ]);
    const after = await rulesPage(viewer("cio"), { on: DAY });
    expect(after.lines.find((line) => line.id === id)?.status).toBe("retired");
  });
});

it.each([
  ["cio", true, true],
  ["analyst", true, true],
  ["hr", true, false],
  ["auditor", true, false],
  ["manager", false, false],
  ["admin", false, false],
] as const)("%s reads rules: %s, writes them: %s", async (role, reads, writes) => {
  const caller = createCaller({ viewer: viewer(role) });
  const reading = caller.capital.rules({ on: DAY });
  if (reads) expect((await reading).lines.length).toBeGreaterThan(50);
  else await expect(reading).rejects.toMatchObject({ code: "FORBIDDEN" });
  const writing = caller.capital.retireRule({ id: "0190b5a0-0000-4000-8000-0000000000ff" });
  await expect(writing).rejects.toMatchObject({ code: writes ? "BAD_REQUEST" : "FORBIDDEN" });
});

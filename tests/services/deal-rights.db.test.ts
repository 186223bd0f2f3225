import { beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root.ts";
import type { Role, Viewer } from "@/server/auth/permissions.ts";
import { DEFAULT_DEAL_RULES } from "@/server/core/deals/deal-facts.ts";
import { pool } from "@/server/persistence/pool.ts";
import { buildSnapshotNow } from "@/server/services/build-snapshot-now.ts";
import { seedDemoInstitution } from "@/server/services/demo-institution.ts";
import { useDatabase } from "../database/use-database.ts";

useDatabase();

const ROLES = ["cio", "hr", "analyst", "auditor", "admin", "manager"] as const satisfies readonly Role[];
const viewer = (role: Role, managerId: string | null = null): Viewer => ({
  userId: "0190b5a0-0000-7000-8000-000000000001",
  email: `${role}@example.com`,
  name: role,
  role,
  managerId,
});
const forbidden = expect.objectContaining({ code: "FORBIDDEN" });
const but = (...allowed: Role[]) => ROLES.filter((role) => !allowed.includes(role));
const deals = (role: Role, managerId: string | null = null) => createCaller({ viewer: viewer(role, managerId) }).deals;

const master = {
  what: "deal",
  code: "NEW-1",
  isNew: true,
  on: "2026-09-01",
  portfolio: "D15",
  company: "Newcomer",
  companyZh: "新企业",
  domain: "semiconductors",
  stage: "seed",
  instrument: "convertible",
  decidedBy: "M15",
} as const;

let managerId: string;
beforeAll(async () => {
  await seedDemoInstitution();
  await buildSnapshotNow({ asOf: null, knownAsOf: null });
  managerId = (await pool().query(`select id from "Manager" where code = 'M15'`)).rows[0].id;
}, 300_000);

describe("the patient book", () => {
  it.each(["hr", "admin"] as const)("is closed to %s: book, card, standards, feed and rows of files", async (role) => {
    const caller = deals(role);
    await expect(caller.get({})).rejects.toThrow(forbidden);
    await expect(caller.card({ code: "D15-01" })).rejects.toThrow(forbidden);
    await expect(caller.standards({})).rejects.toThrow(forbidden);
    await expect(caller.disclosure({})).rejects.toThrow(forbidden);
    const sources = { asOf: "2026-09-30", knownAsOf: null, dealIds: [viewer("cio").userId] };
    await expect(caller.sources(sources)).rejects.toThrow(forbidden);
  });

  it("gives the rows of files behind a figure to those who may see the deal, and to no other manager", async () => {
    const book = await deals("cio").get({});
    if (book.status !== "ready") throw new Error(book.status);
    const own = await deals("manager", managerId).get({});
    if (own.status !== "ready") throw new Error(own.status);
    const ownIds = new Set(own.deals.map(({ dealId }) => dealId));
    const other = book.deals.find(({ dealId }) => !ownIds.has(dealId))!;
    const ask = { asOf: book.context.asOf, knownAsOf: null, dealIds: [other.dealId, [...ownIds][0]!] };
    const subjects = (refs: { subjectId: string }[]) => [...new Set(refs.map(({ subjectId }) => subjectId))].sort();
    for (const role of ["cio", "analyst", "auditor"] as const)
      expect(subjects(await deals(role).sources(ask))).toEqual([...ask.dealIds].sort());
    expect(subjects(await deals("manager", managerId).sources(ask))).toEqual([ask.dealIds[1]]);
    expect(await deals("manager").sources(ask)).toEqual([]);
    const [first] = await deals("cio").sources({ ...ask, dealIds: [other.dealId] });
    expect(first).toMatchObject({ subject: other.company, fileName: expect.any(String), firstRow: expect.any(Number) });
  });
});

describe("forms of deals", () => {
  it.each(but("analyst"))("are closed to %s", async (role) => {
    const caller = deals(role);
    await expect(caller.edit(master)).rejects.toThrow(forbidden);
    await expect(caller.options()).rejects.toThrow(forbidden);
  });

  it("write a new deal once: its code is then taken, and it stays in its portfolio", async () => {
    const caller = deals("analyst");
    await caller.edit(master);
    expect((await caller.options()).codes).toContain("NEW-1");
    await expect(caller.edit({ ...master, company: "Other" })).rejects.toMatchObject({
      cause: { code: "dealExists", facts: { code: "NEW-1" } },
    });
    const elsewhere = (await caller.options()).portfolios.find(({ code }) => code !== "D15")!;
    await caller.edit({ ...master, isNew: false, portfolio: elsewhere.code, company: "Newcomer Holdings" });
    const { rows } = await pool().query(
      `select d.company, p.code from "Deal" d join "Portfolio" p on p.id = d."portfolioId" where d.code = 'NEW-1'`,
    );
    expect(rows).toEqual([{ company: "Newcomer Holdings", code: "D15" }]);
  }, 120_000);

  it("offer private portfolios only, each with its currency", async () => {
    const { portfolios } = await deals("analyst").options();
    const { rows } = await pool().query(`select code from "Portfolio" where book = 'private' order by code`);
    expect(portfolios.map(({ code }) => ({ code }))).toEqual(rows);
    for (const { currency } of portfolios) expect(currency).toMatch(/^[A-Z]{3}$/);
  });
});

describe("forms of standards", () => {
  it.each(but("cio"))("are closed to %s", async (role) => {
    const caller = deals(role);
    const effectiveOn = "2026-01-01";
    const standard = {
      stage: "early",
      domain: "all",
      effectiveOn,
      entryStandard: "x",
      entryStandardZh: "",
      limitShare: null,
      lossRate: null,
      reviewMonths: null,
    } as const;
    const entry = { kind: "company", subject: "X", subjectZh: "", reason: "x", reasonZh: "", effectiveOn, until: null };
    await expect(caller.saveStandard(standard)).rejects.toThrow(forbidden);
    await expect(caller.saveNegative({ ...entry, kind: "company" })).rejects.toThrow(forbidden);
    await expect(caller.saveRules({ effectiveOn, rules: DEFAULT_DEAL_RULES })).rejects.toThrow(forbidden);
    await expect(caller.retire({ table: "negative", id: viewer("cio").userId })).rejects.toThrow(forbidden);
  });
});

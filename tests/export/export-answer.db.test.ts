import { beforeAll, describe, expect, it } from "vitest";
import { exportAnswer } from "@/server/api/export-answer.ts";
import type { Role } from "@/server/auth/permissions.ts";
import { methodCards } from "@/server/core/methods/method-cards.ts";
import { pool } from "@/server/persistence/pool.ts";
import { buildSnapshotNow } from "@/server/services/build-snapshot-now.ts";
import { seedDemoInstitution } from "@/server/services/demo-institution.ts";
import { useDatabase } from "../database/use-database.ts";
import { readWorkbook, textOf } from "./read-workbook.ts";
import { wrongResults } from "./recompute.ts";

useDatabase();

const viewer = (role: Role, managerId: string | null = null) => ({
  userId: "0190b5a0-0000-7000-8000-000000000001",
  email: `${role}@example.com`,
  name: `the ${role}`,
  role,
  managerId,
});

function ask(path: string, context: Parameters<typeof exportAnswer>[0]) {
  const address = new URL(`http://localhost/api/export/${path}`);
  const parts = address.pathname.split("/").slice(3).map(decodeURIComponent);
  return exportAnswer(context, address, parts);
}

const status = async (path: string, role: Role, managerId: string | null = null): Promise<number> =>
  (await ask(path, { viewer: viewer(role, managerId) })).status;

async function workbookFor(path: string, role: Role, managerId: string | null = null) {
  const response = await ask(path, { viewer: viewer(role, managerId) });
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return readWorkbook(await response.arrayBuffer());
}

const idOf = async (code: string): Promise<string> =>
  (await pool().query(`select id from "Manager" where code = $1`, [code])).rows[0].id;

describe("before anything is known", () => {
  it("has nothing to export", async () => {
    expect(await status("managers/M05", "cio")).toBe(404);
    expect(await status("attribution", "cio")).toBe(404);
  });
});

describe("the exports of the demo institution", () => {
  /** A private fund and who answers for it, and a portfolio that can be attributed with its manager. */
  let fund: { code: string; managerId: string };
  let attributed: { code: string; managerId: string };

  beforeAll(async () => {
    await seedDemoInstitution();
    const held = `from "Assignment" a join "Portfolio" p on p.id = a."portfolioId" where a.credit = 'holding' and a.until is null`;
    fund = (await pool().query(`select p.code, a."managerId" ${held} and p.book = 'private' order by p.code limit 1`))
      .rows[0];
    attributed = (
      await pool().query(
        `select p.code, a."managerId" ${held} and exists (select 1 from "SegmentReturn" s where s."portfolioId" = p.id) order by p.code limit 1`,
      )
    ).rows[0];
  });

  it("asks to come back while the figures are being computed", async () => {
    const response = await ask("managers/M05", { viewer: viewer("cio") });
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("2");
    expect(await response.json()).toMatchObject({ error: { code: "exportNotReady" } });
  });

  describe("once they are computed", () => {
    beforeAll(async () => {
      await buildSnapshotNow({ asOf: null, knownAsOf: null });
    });

    it("turn away who is not signed in, or has not chosen the password yet", async () => {
      for (const path of ["managers/M05", `private-funds/${fund.code}`, "attribution", "secrets"]) {
        expect((await ask(path, { viewer: null })).status).toBe(401);
        expect((await ask(path, { viewer: viewer("cio"), passwordIsOneTime: true })).status).toBe(403);
      }
    });

    it.each([
      ["admin", [403, 403, 403]],
      ["cio", [200, 200, 200]],
      ["hr", [200, 403, 403]],
      ["analyst", [200, 200, 200]],
      ["auditor", [200, 200, 200]],
    ] as const)("give the %s what the pages give: %j", async (role, expected) => {
      const paths = ["managers/M05", `private-funds/${fund.code}`, `attribution?portfolio=${attributed.code}`];
      expect(await Promise.all(paths.map((path) => status(path, role)))).toEqual(expected);
    });

    it("give a manager the own record, funds and attribution, and nobody else's", async () => {
      const [ofFund, ofListed] = [fund.managerId, attributed.managerId];
      expect(await status(`managers/${ofFund}`, "manager", ofFund)).toBe(200);
      expect(await status(`private-funds/${fund.code}`, "manager", ofFund)).toBe(200);
      expect(await status(`attribution?portfolio=${attributed.code}`, "manager", ofListed)).toBe(200);

      expect(await status(`managers/${ofListed}`, "manager", ofFund)).toBe(404);
      expect(await status(`private-funds/${fund.code}`, "manager", ofListed)).toBe(404);
      expect(await status(`attribution?portfolio=${attributed.code}`, "manager", ofFund)).toBe(404);
      expect(await status(`managers/${ofFund}`, "manager", null)).toBe(404);
    });

    it("give viewers of scores no series, no rows of files and no funds", async () => {
      const workbook = await workbookFor("managers/M05", "hr");
      expect(workbook.sheets.map(({ name }) => name)).toEqual(["About", "Ladder", "Left clock", "Right clock"]);
      const files = (await pool().query(`select "fileName" from "ImportBatch"`)).rows.map(({ fileName }) => fileName);
      const text = textOf(workbook);
      expect(files.filter((fileName) => text.includes(fileName))).toEqual([]);
      expect(textOf(await workbookFor("managers/M05", "cio"))).toContain(", row ");
      expect(wrongResults(workbook)).toEqual([]);
    });

    it("give whoever took a portfolio over only the time since", async () => {
      const returns = (await workbookFor("managers/M08", "manager", await idOf("M08"))).sheets.at(-1)!;
      const firstDay = returns.rows[3]?.[0];
      // 31 May 2021 as spreadsheets count days: the first month after the handover.
      expect(firstDay).toMatchObject({ value: 44347 });
    });

    it("compute the figures of a manager again from the file as written", async () => {
      const codes = ["M05", "M09", "M16", "M21"];
      for (const code of codes) expect(wrongResults(await workbookFor(`managers/${code}`, "cio"))).toEqual([]);
    }, 120_000);

    it("compute the figures of every private fund again from the file as written", async () => {
      const { rows } = await pool().query(`select code from "Portfolio" where book = 'private' order by code`);
      expect(rows.length).toBeGreaterThan(3);
      for (const { code } of rows)
        expect(wrongResults(await workbookFor(`private-funds/${code}`, "cio")), code).toEqual([]);
    }, 120_000);

    it("compute the multiples of all private funds again, each fund once", async () => {
      const workbook = await workbookFor("private-funds", "cio");
      expect(workbook.sheets.map(({ name }) => name)).toEqual(["About", "Funds"]);
      expect(wrongResults(workbook)).toEqual([]);
      expect(textOf(workbook).split(fund.code).length - 1).toBe(1);
    }, 120_000);

    it("of a manager with both books give the ladder of each", async () => {
      const names = (await workbookFor("managers/M05", "cio")).sheets.map(({ name }) => name);
      const both = names.filter((name) => name.startsWith("Ladder, "));
      expect([[], ["Ladder, liquid", "Ladder, private"]]).toContainEqual(both);
    });

    it("are written into the audit trail once they are given, with the question", async () => {
      const written = () => pool().query(`select * from "AuditEvent" where action = 'export.workbook' order by id`);
      const before = (await written()).rowCount ?? 0;
      expect(await status("managers/M05", "hr")).toBe(200);
      expect(await status("private-funds/nothing", "cio")).toBe(404);
      const { rows } = await written();
      expect(rows).toHaveLength(before + 1);
      expect(rows.at(-1)).toMatchObject({
        subject: "longview-M05-2026-09-30.xlsx",
        detail: { code: "M05", locale: "en" },
      });
    });

    it("compute an attribution again from the file as written, in Chinese too", async () => {
      const question = `attribution?portfolio=${attributed.code}&linking=frongello&interaction=inSelection&locale=zh-CN`;
      const workbook = await workbookFor(question, "analyst");
      expect(workbook.sheets.map(({ name }) => name)).toEqual(["说明", "链接效应", "各期", "分项"]);
      expect(wrongResults(workbook)).toEqual([]);
    }, 120_000);

    it("say for whom, as of when and by which methods", async () => {
      const text = textOf(await workbookFor("managers/M05?left=patient&right=patient", "auditor"));
      expect(text).toContain("the auditor (");
      expect(text).toContain("(patient)");
      const card = methodCards.find(({ code }) => code === "server/core/returns/annualize.ts");
      expect(text).toContain(card?.id ?? "annualize");
      expect(text).toMatch(/Longview \d+\.\d+\.\d+/);
    });

    it.each([
      ["managers/M05?asOf=yesterday", 400],
      ["managers/M05?locale=fr", 400],
      ["managers/M05?secret=1", 400],
      ["managers/M05?left=unknown", 400],
      ["managers", 400],
      ["managers/nobody", 404],
      ["private-funds/nothing", 404],
      ["attribution?portfolio=nothing", 404],
      ["managers/M05/more", 404],
      ["constructor", 404],
    ])("refuse %s with %i", async (path, expected) => {
      expect(await status(path, "cio")).toBe(expected);
    });

    it("come as a file that no cache keeps", async () => {
      const { headers } = await ask("managers/M05", { viewer: viewer("cio") });
      expect(headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''longview-M05-2026-09-30.xlsx");
      expect(headers.get("cache-control")).toBe("private, no-store");
    });
  });
});

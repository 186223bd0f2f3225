import { beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root.ts";
import type { Role, Viewer } from "@/server/auth/permissions.ts";
import { Exact } from "@/server/core/pay/exact.ts";
import { pool } from "@/server/persistence/pool.ts";
import { adjustAward, adjustmentEffect, recomputeCycle } from "@/server/services/cycle-calculation.ts";
import { cyclePage, cyclesPage, evaluationDetail } from "@/server/services/cycle-page.ts";
import { cycleReport } from "@/server/services/cycle-report.ts";
import { decideRestatement, findRestatements, proposeRestatement } from "@/server/services/cycle-restatements.ts";
import { approveCycle, closeCycle, openCycle, proposeCycle, returnCycle } from "@/server/services/cycles.ts";
import { seedDemoCycles } from "@/server/services/demo-cycles.ts";
import { seedDemoInstitution } from "@/server/services/demo-institution.ts";
import { createDemoUsers } from "@/server/services/demo-users.ts";
import { payPage, payWhatIf } from "@/server/services/pay-ledger.ts";
import { agreeTerms, payTermsPage } from "@/server/services/pay-terms.ts";
import { addUp } from "../builders/pay.ts";
import { withCode } from "../builders/with-code.ts";
import { useDatabase } from "../database/use-database.ts";

useDatabase();

const viewers = new Map<Role, Viewer>();
const as = (role: Role) => viewers.get(role)!;
const idOf = async (code: string): Promise<string> =>
  (await pool().query(`select id from "Manager" where code = $1`, [code])).rows[0].id;
const cycleOf = async (name: string) => (await cyclesPage(as("auditor"))).cycles.find((cycle) => cycle.name === name)!;
const audited = async (action: string): Promise<number> =>
  (await pool().query(`select count(*)::int as found from "AuditEvent" where action = $1`, [action])).rows[0].found;

beforeAll(async () => {
  await seedDemoInstitution();
  await createDemoUsers({ passwordFor: () => "a long demo password", managerCode: "M05" });
  const { rows } = await pool().query(`select id, email, name, role, "managerId" from "User"`);
  for (const { id, ...user } of rows) viewers.set(user.role, { userId: id, ...user });
  for (const code of ["M05", "M06"])
    await agreeTerms(
      {
        managerId: await idOf(code),
        effectiveOn: "2025-06-01",
        target: "1000000.00",
        salary: "900000.00",
        grade: "keyPost",
        carryShare: null,
      },
      as("hr"),
    );
  await seedDemoCycles();
}, 180_000);

describe("closed years", () => {
  it("are three, made once, each with its trail and hands", async () => {
    expect(await seedDemoCycles()).toEqual({ cycles: 0 });
    const { cycles } = await cyclesPage(as("hr"));
    expect(cycles.map(({ name, status }) => `${name} ${status}`)).toEqual([
      "2026 calculated",
      "2025 closed",
      "2024 closed",
      "2023 closed",
    ]);
    expect(await audited("cycle.closed")).toBe(3);
    for (const { steps } of cycles.slice(1)) expect(steps[2]?.by).not.toBe(steps[3]?.by);
  });

  it("come out the same from their frozen inputs, to the fingerprint", async () => {
    const { id } = await cycleOf("2024");
    const again = await recomputeCycle(id);
    expect(again).toMatchObject({ different: 0, isSame: true });
    expect(again.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(again.kept).toBe(again.fingerprint);
  });

  it.each([
    `update "Cycle" set name = 'x' where status = 'closed'`,
    `delete from "Cycle" where status = 'closed'`,
    `update "Evaluation" set verdict = 'ahead' where "cycleId" in (select id from "Cycle" where status = 'closed')`,
    `delete from "Award"`,
    `update "Tranche" set amount = 0`,
    `delete from "LedgerEntry"`,
    `truncate "LedgerEntry"`,
  ])("cannot be changed in the database: %s", async (statement) => {
    await expect(pool().query(statement)).rejects.toThrow(/immutable|append-only|violates/);
  });

  it("grant what they pay at once and later: tranches sum to the award, the ledger to the accounts", async () => {
    const { rows } = await pool().query(
      `select a.amount::text, sum(t.amount)::text as parts from "Award" a join "Tranche" t on t."awardId" = a.id group by a.id`,
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const { amount, parts } of rows) expect(parts).toBe(amount);
    const page = await payPage(as("hr"));
    if (page.status !== "ready" || page.people === null) throw new Error("no people");
    expect(Number(page.totals.unvested)).toBeGreaterThan(0);
    for (const { entries, unvested, paidSoFar } of page.people) {
      const of = (kind: string) => addUp(entries.filter((entry) => entry.kind === kind).map(({ amount }) => amount));
      const out = of("vested").plus(of("malus")).plus(of("forfeited")).plus(of("clawbackUnvested"));
      expect(of("deferred").minus(out).eq(unvested)).toBe(true);
      expect(of("upfront").plus(of("vested")).plus(of("unitGain")).eq(paidSoFar)).toBe(true);
      expect(of("upfront").plus(of("deferred")).eq(of("award"))).toBe(true);
    }
  });
});

describe("who sees what", () => {
  it("a manager the own award and nobody else's", async () => {
    const page = await payPage(as("manager"));
    if (page.status !== "ready") throw new Error(page.status);
    expect(page.people?.map(({ code }) => code)).toEqual(["M05"]);
    expect(page.totals.unvested).toBe(page.people?.[0]?.unvested);
    expect(page.own).not.toBeNull();
    const { rows } = await pool().query(
      `select e.id, m.code, c.status from "Evaluation" e join "Manager" m on m.id = e."managerId" join "Cycle" c on c.id = e."cycleId"
        where m.code in ('M05', 'M06') and c.name in ('2025', '2026')`,
    );
    for (const { id, code, status } of rows) {
      const detail = evaluationDetail(as("manager"), id);
      if (code === "M05" && status === "closed") expect((await detail).payTree?.key).toBe("pay");
      else await expect(detail).rejects.toThrow(withCode("unknownCycle"));
    }
  });

  it("the CIO sums, and single people only while a cycle waits", async () => {
    const page = await payPage(as("cio"));
    const hr = await payPage(as("hr"));
    if (page.status !== "ready" || hr.status !== "ready") throw new Error("no cycle");
    expect(page.people).toBeNull();
    expect(page.totals).toEqual(hr.totals);
    for (const name of ["2025", "2026"]) {
      const view = await cyclePage(as("cio"), (await cycleOf(name)).id);
      expect(view.lines).toBeNull();
      expect(view.totals?.granted).toBe((await cyclePage(as("hr"), view.cycle.id)).totals?.granted);
    }
  });

  it("HR and the auditor everybody; only HR may change anything, and without the private book", async () => {
    const { id } = await cycleOf("2025");
    const [hr, auditor] = [await cyclePage(as("hr"), id), await cyclePage(as("auditor"), id)];
    expect(hr.lines).toEqual(auditor.lines);
    expect(auditor.may).toMatchObject({ adjust: false, propose: false, close: false, restate: false, recompute: true });
    const fund = hr.lines!.find(({ code }) => code === "M18")!;
    expect(JSON.stringify(await evaluationDetail(as("hr"), fund.evaluationId))).not.toContain("Qingsong Deep Tech");
  });

  it("letters and reports reach nobody but HR, the auditor, and the manager whose own they are", async () => {
    const { rows } = await pool().query(
      `select e.id, m.code from "Evaluation" e join "Manager" m on m.id = e."managerId" join "Cycle" c on c.id = e."cycleId"
        where m.code in ('M05', 'M06') and c.name = '2025'`,
    );
    for (const { id, code } of rows)
      for (const kind of ["letter", "evaluation"] as const)
        for (const role of ["hr", "auditor", "manager", "cio", "analyst", "admin"] as const) {
          const asked = cycleReport(as(role), { kind, evaluationId: id, locale: "en" });
          const isTheirs = role === "hr" || role === "auditor" || (role === "manager" && code === "M05");
          if (isTheirs) expect((await asked).status).toBe("building");
          else await expect(asked).rejects.toThrow(withCode("unknownCycle"));
        }
  });

  it("no other way out says more: the API, the jobs of others", async () => {
    const { id } = await cycleOf("2025");
    const { rows } = await pool().query(
      `select e.id, m."id" as "managerId" from "Evaluation" e join "Manager" m on m.id = e."managerId"
        where m.code = 'M06' and e."cycleId" = $1`,
      [id],
    );
    const [{ id: evaluationId, managerId }] = rows;
    const seen = { id, revision: 0 };
    for (const role of ["manager", "analyst", "admin"] as const) {
      const { cycles, pay } = createCaller({ viewer: as(role) });
      await expect(cycles.list()).rejects.toThrow("notAllowed");
      await expect(cycles.page({ id })).rejects.toThrow("notAllowed");
      await expect(cycles.recompute({ id })).rejects.toThrow("notAllowed");
      await expect(cycles.adjustmentEffect({ id, managerId, amount: "1" })).rejects.toThrow("notAllowed");
      await expect(cycles.approve(seen)).rejects.toThrow("notAllowed");
      await expect(pay.terms()).rejects.toThrow("notAllowed");
      await expect(cycles.evaluation({ id: evaluationId })).rejects.toThrow(
        role === "manager" ? "unknownCycle" : "notAllowed",
      );
    }
    const { jobId } = await createCaller({ viewer: as("hr") }).cycles.findRestatements({ id });
    await expect(createCaller({ viewer: as("manager") }).jobs.get({ id: jobId })).rejects.toThrow("unknownJob");
    await pool().query(`update "Job" set status = 'cancelled' where id = $1`, [jobId]);
    const own = JSON.stringify(await createCaller({ viewer: as("manager") }).pay.page());
    for (const other of ["M06", "Sun Jing", managerId]) expect(own).not.toContain(other);
  });
});

describe("what a score and a return would do to a manager's next year", () => {
  it("a higher score never grants less, and a fall of the units shrinks what vests", async () => {
    const granted = async (score: number, unitReturn = 0) =>
      (await payWhatIf(as("manager"), { score, unitReturn })).year!;
    const scores = [0, 35, 55, 75, 90, 100];
    const years = await Promise.all(scores.map((score) => granted(score)));
    const amounts = years.map((year) => Number(year.granted));
    expect(amounts).toEqual(amounts.toSorted((a, b) => a - b));
    expect(amounts[0]).toBe(0);
    expect(amounts[2]).toBe(1_000_000); // a score of 55 is the target
    const [flat, half] = [await granted(55), await granted(55, -0.5)];
    expect(flat.vested.length).toBeGreaterThan(0);
    flat.vested.forEach(({ paid }, i) => {
      expect(new Exact(half.vested[i]!.paid).minus(new Exact(paid).div(2)).abs().toNumber()).toBeLessThanOrEqual(0.01);
    });
    await expect(payWhatIf(as("hr"), { score: 50, unitReturn: 0 })).rejects.toThrow(withCode("noOwnPay"));
  });
});

describe("the year under way", () => {
  it("is adjusted with a reason, within what the scheme allows", async () => {
    const seen = await cycleOf("2026");
    const managerId = await idOf("M05");
    const wanted = { ...seen, managerId, amount: "123456.78", reason: "Half a year on leave" };
    await expect(adjustAward({ ...wanted, reason: " " }, as("hr"))).rejects.toThrow(withCode("reasonMissing"));
    // The patient scheme pays at most twice the target of 1,000,000.
    await expect(adjustAward({ ...wanted, amount: "2000000.01" }, as("hr"))).rejects.toThrow(
      withCode("adjustedAboveCap"),
    );
    await expect(adjustAward({ ...wanted, amount: "-0.01" }, as("hr"))).rejects.toThrow(withCode("negativeAmount"));
    await expect(adjustAward({ ...wanted, amount: "12,5" }, as("hr"))).rejects.toThrow(withCode("notFinite"));
    expect((await cycleOf("2026")).revision).toBe(seen.revision);
    expect((await adjustmentEffect(seen.id, managerId, "2000000")).limits).toEqual({ floor: null, cap: "2000000" });
    await adjustAward(wanted, as("hr"));
    const line = (await cyclePage(as("hr"), seen.id)).lines!.find((one) => one.managerId === managerId)!;
    expect(line).toMatchObject({
      pay: { adjusted: "123456.78", granted: "123456.78" },
      adjustment: { reason: "Half a year on leave" },
    });
  });

  it("is proposed by one, approved by another, closed once, and then stands", async () => {
    const { id } = await cycleOf("2026");
    const seen = () => cycleOf("2026");
    await expect(approveCycle(await seen(), as("cio"))).rejects.toThrow(withCode("cycleMoved"));
    await proposeCycle(await seen(), as("hr"));
    await expect(approveCycle(await seen(), as("hr"))).rejects.toThrow(withCode("sameHands"));
    expect((await cyclePage(as("cio"), id)).lines).not.toBeNull();
    await expect(returnCycle(await seen(), " ", as("cio"))).rejects.toThrow(withCode("reasonMissing"));
    await returnCycle(await seen(), "Why so little?", as("cio"));
    expect((await cyclePage(as("hr"), id)).cycle).toMatchObject({
      status: "calculated",
      returnedNote: "Why so little?",
    });
    await proposeCycle(await seen(), as("hr"));
    await approveCycle(await seen(), as("cio"));
    const managerId = await idOf("M05");
    await expect(adjustAward({ ...(await seen()), managerId, amount: "1", reason: "late" }, as("hr"))).rejects.toThrow(
      withCode("cycleMoved"),
    );
    const approved = await seen();
    const closed = await Promise.allSettled([closeCycle(approved, as("hr")), closeCycle(approved, as("hr"))]);
    expect(closed.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await audited("cycle.closed")).toBe(4);
    await expect(closeCycle(await seen(), as("hr"))).rejects.toThrow(withCode("cycleMoved"));
    expect((await recomputeCycle(id)).isSame).toBe(true);
    expect((await cyclePage(as("cio"), id)).lines).toBeNull();
  });

  it("opens on a version in force, after the last one, and one at a time", async () => {
    const { schemeVersionId } = (await pool().query(`select "schemeVersionId" from "Cycle" limit 1`)).rows[0];
    const wanted = { name: "again", asOf: "2025-12-31", knownAsOf: new Date(), schemeVersionId };
    await expect(openCycle(wanted, as("hr"))).rejects.toThrow(withCode("cycleTooEarly"));
    const twice = [1, 2].map(() => openCycle({ ...wanted, asOf: "2026-12-31" }, as("hr")));
    const opened = await Promise.allSettled(twice);
    expect(opened.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(openCycle({ ...wanted, asOf: "2027-12-31" }, as("hr"))).rejects.toThrow(withCode("cycleUnderWay"));
  });
});

describe("a restatement", () => {
  it("is found from later facts, approved by another person, booked, and leaves the closed cycle as it was", async () => {
    const { id, fingerprint } = await cycleOf("2025");
    const managerId = await idOf("M05");
    // Later it turns out that the portfolio of M05 lost ten times as much in a month of 2025: a newer row for the same day.
    await pool().query(
      `with source as (
         insert into "ImportBatch" (id, kind, "fileName", sha256, status, encoding, "createdBy", "knownAt")
         values (gen_random_uuid(), 'returnsLong', 'restated.csv', '', 'committed', 'utf-8', 'test', now()) returning id, "knownAt")
       insert into "SeriesPoint" ("seriesId", "effectiveOn", value, "knownAt", "batchId", "sourceRow")
       select p."seriesId", p."effectiveOn", -0.6, source."knownAt", source.id, 2
         from source, "SeriesPoint" p join "Series" s on s.id = p."seriesId" join "Portfolio" f on f.id = s."portfolioId"
         join "Assignment" a on a."portfolioId" = f.id and a.until is null
        where a."managerId" = $1 and s.kind = 'portfolioReturn' and p."effectiveOn" = '2025-06-30' limit 1`,
      [managerId],
    );
    const found = await findRestatements(id);
    const own = found.differences.find((difference) => difference.managerId === managerId)!;
    expect(new Exact(own.after).lt(own.before)).toBe(true);
    expect(own.facts.map(({ fileName }) => fileName)).toContain("restated.csv");
    const before = await payPage(as("manager"));
    await proposeRestatement(
      { id, managerId, knownAsOf: new Date(found.knownAsOf), reason: "Return restated" },
      as("hr"),
    );
    const [proposed] = (await cyclePage(as("cio"), id)).restatements;
    await expect(decideRestatement({ id: proposed!.id, approve: true }, as("hr"))).rejects.toThrow(
      withCode("sameHands"),
    );
    await decideRestatement({ id: proposed!.id, approve: true }, as("cio"));
    const after = await payPage(as("manager"));
    if (before.status !== "ready" || after.status !== "ready") throw new Error("no cycle");
    const taken = new Exact(own.before).minus(own.after);
    expect(new Exact(after.totals.clawedBack).minus(before.totals.clawedBack).toFixed()).toBe(taken.toFixed());
    expect((await cycleOf("2025")).fingerprint).toBe(fingerprint);
    expect((await recomputeCycle(id)).isSame).toBe(true);
    await expect(decideRestatement({ id: proposed!.id, approve: false }, as("cio"))).rejects.toThrow(
      withCode("cycleMoved"),
    );
    await expect(pool().query(`delete from "CycleRestatement"`)).rejects.toThrow(/stays/);
  });
});

it("terms keep their history, and their amounts stay out of the trail", async () => {
  const managerId = await idOf("M06");
  await agreeTerms(
    { managerId, effectiveOn: "2026-01-01", target: "987654.32", salary: null, grade: null, carryShare: null },
    as("hr"),
  );
  const line = (await payTermsPage()).find((one) => one.managerId === managerId)!;
  expect(line.history.length).toBeGreaterThanOrEqual(2);
  expect(line.history[0]).toMatchObject({ target: "987654.32", effectiveOn: "2026-01-01" });
  const { rows } = await pool().query(`select detail::text from "AuditEvent" where action = 'payTerms.agreed'`);
  expect(rows.every(({ detail }) => !detail.includes("987654"))).toBe(true);
});

import { beforeAll, describe, expect, it } from "vitest";
import type { Role, Viewer } from "@/server/auth/permissions.ts";
import { DEFAULT_DEAL_RULES } from "@/server/core/deals/deal-facts.ts";
import { PAPER_LOSS_CLASSES } from "@/server/core/deals/paper-loss.ts";
import { Exact } from "@/server/core/pay/exact.ts";
import { pool } from "@/server/persistence/pool.ts";
import { buildSnapshotNow } from "@/server/services/build-snapshot-now.ts";
import { dealCard } from "@/server/services/deal-card.ts";
import { dealContributionsOf } from "@/server/services/deal-contributions.ts";
import { editDeal } from "@/server/services/deal-edits.ts";
import { dealSources } from "@/server/services/deal-sources.ts";
import { retireStandard, saveDealRules, saveNegativeEntry, saveStandard } from "@/server/services/deal-standards.ts";
import { dealsPage, standardsPage } from "@/server/services/deals.ts";
import { seedDemoInstitution } from "@/server/services/demo-institution.ts";
import { disclosurePage } from "@/server/services/disclosure.ts";
import { importerOf, undoImport } from "@/server/services/imports.ts";
import { managerPage } from "@/server/services/manager-page.ts";
import { withCode } from "../builders/with-code.ts";
import { useDatabase } from "../database/use-database.ts";

useDatabase();

const viewer = (role: Role, managerId: string | null = null): Viewer => ({
  userId: "0190b5a0-0000-7000-8000-000000000001",
  email: `${role}@example.com`,
  name: role,
  role,
  managerId,
});

function ready<T extends { status: string }>(answer: T): Extract<T, { status: "ready" }> {
  if (answer.status !== "ready") throw new Error(`the page is ${answer.status}`);
  return answer as Extract<T, { status: "ready" }>;
}

const idOf = async (code: string): Promise<string> =>
  (await pool().query(`select id from "Manager" where code = $1`, [code])).rows[0].id;
const sum = (texts: readonly string[]) => texts.reduce((total, text) => total.plus(text), new Exact(0)).toFixed();

let manager: Viewer;
beforeAll(async () => {
  await seedDemoInstitution();
  await buildSnapshotNow({ asOf: null, knownAsOf: null });
  manager = viewer("manager", await idOf("M15"));
}, 300_000);

describe("the patient book", () => {
  it("shows everything to those who may see all, and a manager only what is decided or held", async () => {
    const counts = [];
    for (const who of [viewer("cio"), viewer("analyst"), viewer("auditor")])
      counts.push(ready(await dealsPage(who, {})).deals.length);
    expect(new Set(counts).size).toBe(1);
    const own = ready(await dealsPage(manager, {})).deals;
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(counts[0]!);
    for (const { heldBy, decidedBy } of own)
      expect([...heldBy.map(({ id }) => id), decidedBy?.id]).toContain(manager.managerId);
    const [nobody, admin] = [viewer("manager"), viewer("admin")];
    for (const who of [nobody, admin]) expect(ready(await dealsPage(who, {})).deals).toEqual([]);
  });

  it("adds up: parts to the loss, cells to the book, shares to one", async () => {
    const view = ready(await dealsPage(viewer("cio"), {}));
    for (const { loss, paper } of view.deals) {
      expect(sum(PAPER_LOSS_CLASSES.map((name) => loss.parts[name]))).toBe(loss.loss);
      if (Number(paper) < 0) expect(new Exact(paper).neg().toFixed()).toBe(loss.loss);
    }
    expect(sum(PAPER_LOSS_CLASSES.map((name) => view.loss.parts[name]))).toBe(view.loss.loss);
    expect(sum([view.totals.paper, view.totals.realised])).toBe(view.totals.total);
    const open = view.deals.filter(({ state, currency }) => state.isOpen && currency === view.currency);
    const atWork = open.reduce((total, { invested }) => total + Number(invested), 0);
    expect(view.cells.reduce((total, cell) => total + cell.open, 0)).toBeCloseTo(atWork, 2);
    expect(
      view.concentration.filter(({ by }) => by === "company").reduce((total, { share }) => total + share, 0),
    ).toBeCloseTo(1, 10);
    expect(view.powerLaw?.buckets.reduce((total, { count }) => total + count, 0)).toBe(view.powerLaw?.deals);
  });

  it("has the same money as the manager's own page, byte for byte", async () => {
    const cio = viewer("cio");
    const page = ready(await managerPage(cio, { code: "M15" }));
    const lines = new Map(ready(await dealsPage(cio, {})).deals.map((deal) => [deal.dealId, deal]));
    const held = page.detail?.deals ?? [];
    expect(held.length).toBeGreaterThan(0);
    for (const { dealId, invested, value, paper, realised, multiple } of held)
      expect(lines.get(dealId)).toMatchObject({ invested, value, paper, realised, multiple });
  });

  it("opens a card, and none of another manager's", async () => {
    const own = ready(await dealsPage(manager, {})).deals.map(({ code }) => code);
    const all = ready(await dealsPage(viewer("cio"), {})).deals.map(({ code }) => code);
    const other = all.find((code) => !own.includes(code))!;
    expect(ready(await dealCard(manager, { code: own[0]! })).deal.code).toBe(own[0]);
    await expect(dealCard(manager, { code: other })).rejects.toThrow(withCode("unknownDeal"));
    expect(ready(await disclosurePage(manager, {})).deals.map(({ code }) => code)).toEqual(own);
  });
});

describe("forms", () => {
  it("are imports of one row: known from then on, in the history, and can be taken back", async () => {
    const analyst = viewer("analyst");
    const before = ready(await dealsPage(analyst, {})).deals.find(({ state }) => state.isOpen)!;
    const { code } = before;
    const at = new Date();
    const { batchId } = await editDeal(analyst, {
      what: "event",
      code,
      on: "2026-09-15",
      kind: "stageChange",
      name: "stage",
      outcome: "mature",
      score: null,
      route: null,
      plannedOn: null,
      note: 'a "quoted", note',
    });
    await buildSnapshotNow({ asOf: null, knownAsOf: null });
    const card = ready(await dealCard(analyst, { code }));
    expect(card.deal.state.stage).toBe("mature");
    expect(card.events.at(-1)).toMatchObject({ kind: "stageChange", note: 'a "quoted", note' });
    expect(card.changes[0]).toMatchObject({ batchId, by: "analyst@example.com", isForm: true, undoneAt: null });
    await buildSnapshotNow({ asOf: null, knownAsOf: at });
    const then = ready(await dealCard(analyst, { code, knownAsOf: at.toISOString() }));
    expect(then.deal.state.stage).toBe(before.state.stage);

    await undoImport(batchId, importerOf(analyst));
    await buildSnapshotNow({ asOf: null, knownAsOf: null });
    const undone = ready(await dealCard(analyst, { code }));
    expect(undone.deal.state.stage).toBe(before.state.stage);
    expect(undone.changes.find((change) => change.batchId === batchId)?.undoneAt).not.toBeNull();
  }, 300_000);

  it("write a new deal and change who and what it is; taken back, it is as it was", async () => {
    const analyst = viewer("analyst");
    const master = {
      what: "deal",
      code: "NEW-1",
      on: "2026-09-01",
      portfolio: "D15",
      company: "Newcomer",
      companyZh: "新企业",
      domain: "semiconductors",
      stage: "seed",
      instrument: "convertible",
      decidedBy: "M15",
    } as const;
    await editDeal(analyst, master);
    await editDeal(analyst, { what: "flow", code: "NEW-1", on: "2026-09-01", kind: "call", amount: "5000000" });
    const promise = { what: "event", code: "NEW-1", outcome: "", route: null, note: "" } as const;
    await editDeal(analyst, {
      ...promise,
      on: "2026-09-01",
      kind: "commitment",
      name: "commitment",
      score: 12_000_000,
      plannedOn: null,
    });
    await editDeal(analyst, {
      ...promise,
      on: "2026-09-02",
      kind: "plannedTicket",
      name: "second",
      score: 4_000_000,
      plannedOn: "2027-06-30",
    });
    await buildSnapshotNow({ asOf: null, knownAsOf: null });
    const card = ready(await dealCard(analyst, { code: "NEW-1" }));
    expect(card.deal).toMatchObject({ company: "Newcomer", stage: "seed", instrument: "convertible" });
    expect(card.deal.decidedBy?.code).toBe("M15");
    // 12 million promised, 5 paid: 4 planned within a year, and half of the other 3.
    expect(card.deal.state.uncalled).toBe(7_000_000);
    expect(card.ahead[0]!.calls).toBe(5_500_000);

    const { batchId } = await editDeal(analyst, { ...master, company: "Newcomer Holdings", stage: "early" });
    await buildSnapshotNow({ asOf: null, knownAsOf: null });
    const changed = ready(await dealCard(analyst, { code: "NEW-1" }));
    expect(changed.deal).toMatchObject({ company: "Newcomer Holdings", stage: "early" });
    const told = changed.changes.filter(({ kind }) => kind === "deals");
    expect(told.map(({ corrected }) => corrected)).toEqual([
      { before: { company: "Newcomer", stage: "seed" }, after: { company: "Newcomer Holdings", stage: "early" } },
      null,
    ]);
    await undoImport(batchId, importerOf(analyst));
    await buildSnapshotNow({ asOf: null, knownAsOf: null });
    expect(ready(await dealCard(analyst, { code: "NEW-1" })).deal.company).toBe("Newcomer");
  }, 300_000);

  it("say everything that is wrong with a row at once", async () => {
    const bad = editDeal(viewer("analyst"), {
      what: "deal",
      code: "NEW-2",
      on: "2026-09-01",
      portfolio: "nowhere",
      company: "X",
      companyZh: "",
      domain: "space",
      stage: "seed",
      instrument: "convertible",
      decidedBy: "nobody",
    });
    await expect(bad).rejects.toMatchObject({
      code: "formRefused",
      facts: {
        problems: expect.arrayContaining([
          { code: "unknownPortfolio", column: "portfolio", facts: expect.objectContaining({ code: "nowhere" }) },
          { code: "unknownManager", column: "decidedBy", facts: expect.objectContaining({ code: "nobody" }) },
        ]),
      },
    });
  });

  it("supersede what was known, and move the multiple", async () => {
    const analyst = viewer("analyst");
    const deal = ready(await dealsPage(analyst, {})).deals.find(({ state }) => state.isOpen)!;
    await editDeal(analyst, { what: "mark", code: deal.code, on: deal.markOn!, amount: "1.5", basis: "audited" });
    await buildSnapshotNow({ asOf: null, knownAsOf: null });
    expect(Number(ready(await dealCard(analyst, { code: deal.code })).deal.value)).toBe(1.5);
  }, 300_000);

  it("refuse an unknown deal and a day in the future", async () => {
    const analyst = viewer("analyst");
    const [deal] = ready(await dealsPage(analyst, {})).deals;
    const flow = { what: "flow", kind: "call", amount: "5", on: "2026-09-01" } as const;
    await expect(editDeal(analyst, { ...flow, code: "nothing" })).rejects.toThrow(withCode("unknownDeal"));
    const late = editDeal(analyst, { ...flow, code: deal!.code, on: "2999-01-01" });
    await expect(late).rejects.toThrow(withCode("formRefused"));
  });
});

describe("derivations of deals", () => {
  it("end in the rows of files, for nobody but those who may see the deal", async () => {
    const cio = viewer("cio");
    const { deals, context } = ready(await dealsPage(cio, {}));
    const own = new Set(ready(await dealsPage(manager, {})).deals.map(({ dealId }) => dealId));
    const other = deals.find(({ dealId }) => !own.has(dealId))!;
    const of = (who: Viewer, dealIds: string[]) =>
      dealSources(who, { asOf: context.asOf, knownAsOf: context.knownAsOf, dealIds });
    const sources = await of(cio, [other.dealId]);
    expect(new Set(sources.map(({ table }) => table))).toEqual(new Set(["cashFlow", "valuation", "dealEvent"]));
    for (const source of sources) {
      expect(source).toMatchObject({ subjectId: other.dealId, subject: other.company });
      expect(source.firstRow).toBeGreaterThan(1);
      expect(source.to <= context.asOf).toBe(true);
    }
    expect(await of(manager, [other.dealId])).toEqual([]);
    expect((await of(manager, [[...own][0]!, other.dealId])).every(({ subjectId }) => own.has(subjectId))).toBe(true);
  });
});

describe("what each deal added", () => {
  it("sums to the multiple, the gain and the rate of its portfolio, and is told of one's own only", async () => {
    const { asOf, knownAsOf } = ready(await dealsPage(viewer("cio"), {})).context;
    const all = await dealContributionsOf(viewer("cio"), { asOf, knownAsOf });
    expect(all.length).toBeGreaterThan(1);
    for (const { multiple, rate, deals } of all) {
      const total = (part: (deal: (typeof deals)[number]) => number) => deals.reduce((sum, d) => sum + part(d), 0);
      expect(total(({ toMultiple }) => toMultiple)).toBeCloseTo(multiple, 10);
      expect(total(({ toGain }) => toGain)).toBeCloseTo(multiple - 1, 10);
      if (rate.value !== null && deals.every(({ toRate }) => toRate.value !== null))
        expect(total(({ toRate }) => toRate.value!)).toBeCloseTo(rate.value, 8);
    }
    const own = await dealContributionsOf(manager, { asOf, knownAsOf });
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(all.length);
    expect(await dealContributionsOf(viewer("hr"), { asOf, knownAsOf })).toEqual([]);
  });
});

describe("standards", () => {
  it("hold from a day on, keep their history and leave a trace", async () => {
    const cio = viewer("cio");
    const row = {
      domain: "all",
      entryStandard: "prototype",
      entryStandardZh: "",
      limitShare: 0.0001,
      lossRate: null,
      reviewMonths: 1,
    };
    await saveStandard(cio, { ...row, stage: "early", effectiveOn: "2020-01-01" });
    await saveNegativeEntry(cio, {
      kind: "domain",
      subject: "space",
      subjectZh: "",
      reason: "test",
      reasonZh: "",
      effectiveOn: "2015-01-01",
      until: null,
    });
    await saveDealRules(cio, { effectiveOn: "2020-01-01", rules: { ...DEFAULT_DEAL_RULES, signsOfStuck: 7 } });
    const view = ready(await standardsPage(cio, {}));
    const mine = view.standards.find(({ entryStandard }) => entryStandard === "prototype")!;
    expect(mine).toMatchObject({ isInForce: true, createdBy: "cio@example.com" });
    expect(view.cells.filter(({ stage, isOverLimit }) => stage === "early" && isOverLimit).length).toBeGreaterThan(0);
    expect(view.negative.some(({ isBreach }) => isBreach)).toBe(true);
    expect(view.rules.signsOfStuck).toBe(7);
    expect([view.canWrite, ready(await standardsPage(viewer("analyst"), {})).canWrite]).toEqual([true, false]);

    await retireStandard(cio, { table: "standard", id: mine.id });
    const later = ready(await standardsPage(cio, {})).standards.find(({ id }) => id === mine.id);
    expect(later).toMatchObject({ isInForce: false });
    await expect(retireStandard(cio, { table: "standard", id: mine.id })).rejects.toThrow(withCode("standardGone"));
    const { rows } = await pool().query(`select action from "AuditEvent" where action like 'standards.%' order by id`);
    expect(rows.map(({ action }) => action)).toEqual([
      "standards.saved",
      "standards.negativeAdded",
      "standards.rulesSaved",
      "standards.retired",
    ]);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import type { Role, Viewer } from "@/server/auth/permissions.ts";
import { pool } from "@/server/persistence/pool.ts";
import { loadSnapshotCorridor } from "@/server/persistence/snapshot-repository.ts";
import { buildSnapshot } from "@/server/services/build-snapshot.ts";
import { buildSnapshotNow } from "@/server/services/build-snapshot-now.ts";
import { seedDemoInstitution } from "@/server/services/demo-institution.ts";
import { horizonLadders } from "@/server/services/horizon-ladder.ts";
import { managerPage } from "@/server/services/manager-page.ts";
import { overview } from "@/server/services/overview.ts";
import { privateFunds } from "@/server/services/private-funds.ts";
import { openSnapshot } from "@/server/services/snapshot.ts";
import type { SnapshotCorridor } from "@/server/services/snapshot-corridor.ts";
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
const cio = viewer("cio");

function ready<T extends { status: string }>(answer: T): Extract<T, { status: "ready" }> {
  if (answer.status !== "ready") throw new Error(`the page is ${answer.status}`);
  return answer as Extract<T, { status: "ready" }>;
}

const idOf = async (code: string): Promise<string> =>
  (await pool().query(`select id from "Manager" where code = $1`, [code])).rows[0].id;

describe("before anything is known", () => {
  it("says that there are no facts", async () => {
    expect(await overview(cio, {})).toEqual({ status: "noFacts" });
    expect(await buildSnapshotNow({ asOf: null, knownAsOf: null })).toBeNull();
  });
});

describe("the demo institution", () => {
  beforeAll(async () => {
    await seedDemoInstitution();
  });

  it("is loaded once", async () => {
    expect(await seedDemoInstitution()).toEqual({ isNew: false, batches: 0, facts: 0 });
  });

  it("is being computed when a page first asks, by one job however many ask", async () => {
    const [first, second] = [await overview(cio, {}), await overview(cio, {})];
    expect(first).toMatchObject({ status: "building", asOf: "2026-09-30", progress: 0 });
    expect(second).toEqual(first);
  });

  describe("as of its last quarter", () => {
    beforeAll(async () => {
      await buildSnapshotNow({ asOf: null, knownAsOf: null });
    });

    it("lets a page that has opened a snapshot read it to its end while the next one takes its place", async () => {
      const opened = await openSnapshot(cio, {}, "results.read");
      if (opened.status !== "ready") throw new Error(`the page is ${opened.status}`);
      await buildSnapshotNow({ asOf: null, knownAsOf: null });
      expect((await loadSnapshotCorridor<SnapshotCorridor>(opened.snapshotId)).view.peerCount).toBeGreaterThan(0);
      expect((await openSnapshot(cio, {}, "results.read")).status).toBe("ready");
    });

    it("shows the best over the years as the worst of the quarter, and praises luck only on the left", async () => {
      const { managers } = ready(await overview(cio, {}));
      const byCode = (code: string) => managers.find((line) => line.code === code);
      expect(byCode("M05")).toMatchObject({ left: { verdict: "behind" }, right: { verdict: "ahead" } });
      const worst = [...managers].sort((a, b) => (a.left.active.value ?? 0) - (b.left.active.value ?? 0))[0];
      expect(worst?.code).toBe("M05");
      expect(byCode("M06")).toMatchObject({ left: { verdict: "ahead" }, right: { verdict: "tooEarly" } });
    });

    it("tells a J-curve inside its corridor from one outside", async () => {
      const { managers, paperLosses } = ready(await overview(cio, {}));
      const rightOf = (code: string) => managers.find((line) => line.code === code)?.right.verdict;
      expect([rightOf("M18"), rightOf("M19")]).toEqual(["tooEarly", "outsideCorridor"]);
      const parts = ["inside", "outside", "withoutCorridor"] as const;
      const sum = parts.reduce((total, part) => total + Number(paperLosses?.[part]), 0);
      expect(sum).toBeCloseTo(Number(paperLosses?.total), 6);
      expect(Number(paperLosses?.outside)).toBeGreaterThan(0);
    });

    it("marks the smoothed valuer and the restated mark", async () => {
      const codes = ready(await overview(cio, {})).warnings.map(({ code, managerName }) => `${managerName}: ${code}`);
      expect(codes).toContain("Kunlun Life Science Fund: smoothedMarks");
      expect(codes).toContain("Lin Yue: restated");
    });

    it("counts every manager once in the matrix, and money between the clocks as their difference", async () => {
      const { matrix, disagreements, managers } = ready(await overview(cio, {}));
      expect(matrix.cells.reduce((sum, { count }) => sum + count, 0)).toBe(managers.length);
      for (const { left, right, moneyBetween } of disagreements) {
        const [seen, unseen] = [left.valueAdded.value?.amount, right.valueAdded.value?.amount];
        if (seen !== undefined && unseen !== undefined)
          expect(Number(moneyBetween.value?.amount)).toBeCloseTo(Number(unseen) - Number(seen), 2);
      }
    });

    it("gives the handed-over portfolio's results to who answered at the time", async () => {
      const [before, after] = [
        ready(await managerPage(cio, { code: "M09" })),
        ready(await managerPage(cio, { code: "M08" })),
      ];
      expect(after.record.recordSpan?.from).toBe("2021-05-01");
      const { rows } = await pool().query(
        `select value from "SeriesPoint" p join "Series" s on s.id = p."seriesId" where s.code = 'P08' and "effectiveOn" = '2021-04-30'`,
      );
      const april = before.detail?.returns.find(({ periodEnd }) => periodEnd === "2021-04-30");
      expect(april?.portfolio).toBe(rows[0].value);
    });

    it("shows the same figures on every page", async () => {
      const [one, ladder, page] = [
        ready(await overview(cio, {})),
        ready(await horizonLadders(cio, {})),
        ready(await managerPage(cio, { code: "M05" })),
      ];
      const inLadder = ladder.managers.find(({ code }) => code === "M05");
      expect(page.line).toEqual(one.managers.find(({ code }) => code === "M05"));
      expect(inLadder?.rows).toEqual(page.record.ladder.whole);
      expect(page.clocks.left.evaluation.score).toEqual(page.line.left.score);
    });

    it("keeps paper + realised = total for every private fund, and the rows behind it", async () => {
      const { own, corridor } = ready(await privateFunds(cio, {}));
      expect(corridor).toMatchObject({ isDemo: true, peerCount: 306 });
      for (const { paper, realised, total, sources } of own) {
        expect(Number(paper) + Number(realised)).toBeCloseTo(Number(total), 6);
        expect(sources.every(({ fileName, firstRow }) => fileName.endsWith(".csv") && firstRow !== null)).toBe(true);
      }
    });

    it("lets a manager see the own record and no trace of others", async () => {
      const own = await idOf("M05");
      const manager = viewer("manager", own);
      const view = ready(await overview(manager, {}));
      expect(view.managers.map(({ code }) => code)).toEqual(["M05"]);
      expect(view.ranks).toEqual([]);
      expect(view.context.options.desks).toHaveLength(1);
      expect(ready(await managerPage(manager, { code: "M05" })).neighbours).toHaveLength(1);
      await expect(managerPage(manager, { code: "M06" })).rejects.toThrow(withCode("unknownManager"));
      expect(ready(await privateFunds(manager, {})).own).toEqual([]);
      const others = (await pool().query(`select name from "Manager" where code <> 'M05'`)).rows;
      const everything = JSON.stringify([view, ready(await managerPage(manager, { code: "M05" }))]);
      for (const { name } of others) expect(everything).not.toContain(name);
    });

    it("shows viewers of scores the ladder, and neither funds nor rows", async () => {
      const view = ready(await managerPage(viewer("hr"), { code: "M18" }));
      expect(view.record).toMatchObject({ positions: [], portfolios: [], sources: [] });
      expect(view.detail).toBeNull();
      expect(JSON.stringify(view.clocks)).not.toContain("Qingsong Deep Tech");
      expect(ready(await overview(viewer("hr"), {})).paperLosses).toBeNull();
    });

    it("narrows to a desk", async () => {
      const { managers, context } = ready(await overview(cio, { desk: "Fixed income 固定收益部" }));
      expect(managers.map(({ code }) => code)).toEqual(["M01", "M02", "M03"]);
      expect(context.options.desks.length).toBeGreaterThan(3);
    });

    it("refuses a lens nobody knows and a day without results", async () => {
      await expect(overview(cio, { left: "coin-toss" })).rejects.toThrow(withCode("unknownScheme"));
      await expect(overview(cio, { asOf: "1999-12-31" })).rejects.toThrow(withCode("asOfOutOfRange"));
    });

    it("is shown as stale once facts have changed", async () => {
      expect(ready(await overview(cio, {})).context.isStale).toBe(false);
      await pool().query(`update "ImportBatch" set "undoneAt" = now() where "fileName" = '2016Q1-deal-events.csv'`);
      await pool().query(
        `insert into "ImportBatch" (id, kind, "fileName", sha256, encoding, "createdBy", "knownAt")
         values (gen_random_uuid(), 'returnsWide', 'new.csv', '', 'utf-8', 'test', now())`,
      );
      expect(ready(await overview(cio, {})).context.isStale).toBe(true);
    });
  });

  it("is seen as it was known: before a mark was restated, and with a file that was withdrawn later", async () => {
    const asOf = "2026-06-30";
    const pageAs = async (knownAsOf: string | undefined, code: string) => {
      const moment = knownAsOf === undefined ? null : new Date(knownAsOf);
      await buildSnapshot({ asOf, knownAsOf: moment });
      return ready(await managerPage(cio, { code, asOf, knownAsOf }));
    };
    const [then, now] = [await pageAs("2026-09-01T00:00:00Z", "M16"), await pageAs(undefined, "M16")];
    const { rows } = await pool().query(
      `select amount from "Valuation" v join "Deal" d on d.id = v."dealId"
        where d.code = 'D16-06' and v."effectiveOn" = '2026-06-30' order by v."knownAt"`,
    );
    const restated = Number(rows[0].amount) - Number(rows[1].amount);
    expect(Number(then.record.value.value) - Number(now.record.value.value)).toBeCloseTo(restated, 4);

    const draft = await pageAs("2026-07-21T00:00:00Z", "M12");
    const final = await pageAs(undefined, "M12");
    const june = (page: typeof draft) =>
      page.detail?.returns.find(({ periodEnd }) => periodEnd === asOf)?.portfolio ?? 0;
    expect(june(draft) - june(final)).toBeCloseTo(0.04, 9);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role, Viewer } from "@/server/auth/permissions.ts";
import { annual } from "@/server/core/schemes/presets/annual.ts";
import { closeReplay } from "@/server/jobs/replay-thread.ts";
import { pool } from "@/server/persistence/pool.ts";
import { buildReplay } from "@/server/services/build-replay.ts";
import { buildSnapshotNow } from "@/server/services/build-snapshot-now.ts";
import { replay, replayTree, requestReplay, sourceOf, stopReplay } from "@/server/services/replay.ts";
import { ReplayLibrary } from "@/server/services/replay-facts.ts";
import { type KnownThen, plannedDays, replayPlan } from "@/server/services/replay-plan.ts";
import { type ReplayQuestion, type ReplayView, replayInput, replayTreeInput } from "@/server/services/replay-view.ts";
import { schemeEffect } from "@/server/services/scheme-effect.ts";
import { seedListedHistory } from "../builders/listed-history.ts";
import { withCode } from "../builders/with-code.ts";
import { useDatabase } from "../database/use-database.ts";

useDatabase();
afterAll(closeReplay);

const viewer = (role: Role): Viewer => ({
  userId: "0190b5a0-0000-7000-8000-000000000001",
  email: `${role}@example.com`,
  name: role,
  role,
  managerId: null,
});
const then: KnownThen = { known: "then", delayDays: 45 };
const quiet = { progress: async () => undefined, between: async () => undefined };

async function run(role: Role, question: ReplayQuestion = {}): Promise<ReplayView> {
  const answer = await replay(viewer(role), replayInput.parse({ schemes: ["annual"], ...question }));
  if (answer.status !== "ready") throw new Error(`the replay is ${answer.status}`);
  return answer;
}

describe("without facts", () => {
  it("there is nothing to replay", async () => {
    expect(await replay(viewer("cio"), replayInput.parse({}))).toEqual({ status: "noFacts" });
    expect(await buildReplay(then, quiet)).toEqual({ built: 0 });
  });
});

/** Three years, two managers: GOOD beats a benchmark of 0 by 1% a month, EVEN equals it. */
describe("over three years", () => {
  let restate: Awaited<ReturnType<typeof seedListedHistory>>["restate"];
  let ids: Record<string, string>;

  beforeAll(async () => {
    const seeded = await seedListedHistory({ GOOD: 0.01, EVEN: 0 }, { from: "2020-01-01", to: "2022-12-31" });
    restate = seeded.restate;
    ids = Object.fromEntries(Object.entries(seeded.managers).map(([code, { managerId }]) => [code, managerId]));
    for (const managerId of Object.values(ids))
      await pool().query(
        `insert into "PayTerms" ("managerId", "effectiveOn", target, "createdBy") values ($1, '2020-01-01', 1000, 'test')`,
        [managerId],
      );
  });

  it("is being built when it is first asked for, by one job however many ask", async () => {
    const [first, second] = [
      await replay(viewer("cio"), replayInput.parse({})),
      await replay(viewer("cio"), replayInput.parse({})),
    ];
    expect(first).toMatchObject({ status: "building", progress: 0 });
    expect(second).toEqual(first);
  });

  it("stays stopped once somebody stopped it, until somebody asks to go on", async () => {
    await stopReplay(then);
    const stopped = await replay(viewer("analyst"), replayInput.parse({}));
    expect(stopped).toMatchObject({ status: "stopped", asOf: "2022-12-31", done: 0, of: 13 });
    expect(await replay(viewer("cio"), replayInput.parse({}))).toEqual(stopped);
    await requestReplay(then, null);
    expect(await replay(viewer("cio"), replayInput.parse({}))).toMatchObject({ status: "building" });
  });

  it("goes on where it was stopped, and builds nothing twice", async () => {
    let days = 0;
    const stopped = { ...quiet, between: async () => (days++ < 3 ? undefined : Promise.reject(new Error("stopped"))) };
    await expect(buildReplay(then, stopped)).rejects.toThrow("stopped");
    expect(await buildReplay(then, quiet)).toEqual({ built: 13 - 3 });
    expect(await buildReplay(then, quiet)).toEqual({ built: 0 });
  });

  it("gives the target for a year level with the benchmark, as known then", async () => {
    // Annual scheme: 0% active is a score of 50, the target.
    const { schemes, quarters } = await run("hr");
    const paid = schemes[0]?.people?.find(({ managerId }) => managerId === ids.EVEN)?.years;
    expect(quarters).toHaveLength(12);
    expect(paid?.map(({ year, granted }) => [year, granted])).toEqual([
      [2020, "1000"],
      [2021, "1000"],
      [2022, "1000"],
    ]);
  });

  it("shows pay in sums to the CIO, to the analyst not at all", async () => {
    const [hr, cio, analyst] = [await run("hr"), await run("cio"), await run("analyst")];
    expect(cio.schemes[0]).toMatchObject({ people: null, totals: hr.schemes[0]?.totals });
    expect(analyst.schemes[0]).toMatchObject({ people: null, totals: null });
    expect(JSON.stringify(cio)).not.toContain('"granted":"1000"');
    expect(analyst.schemes[0]?.lanes).toEqual(hr.schemes[0]?.lanes);
  });

  it("explains a quarter on what was known then, with the pay only to whom it may be shown", async () => {
    const question = replayTreeInput.parse({
      schemes: ["annual"],
      scheme: "annual",
      managerId: ids.EVEN,
      asOf: "2021-12-31",
    });
    const [hr, cio] = [await replayTree(viewer("hr"), question), await replayTree(viewer("cio"), question)];
    expect(hr).toMatchObject({ knownAsOf: "2022-02-14T23:59:59.999Z", pay: { currency: annual.pay?.currency } });
    expect(hr.evaluation.score.value).toBe(50);
    expect(cio.pay).toBeNull();
  });

  it("replays only the period that is asked for, and refuses one without a quarter", async () => {
    expect((await run("cio", { from: "2021-03-31", to: "2021-12-31" })).quarters).toEqual([
      "2021-03-31",
      "2021-06-30",
      "2021-09-30",
      "2021-12-31",
    ]);
    await expect(run("cio", { from: "2030-03-31" })).rejects.toThrow(withCode("spanOutOfRange"));
    await expect(run("cio", { schemes: ["no-such-scheme"] })).rejects.toThrow(withCode("unknownScheme"));
  });

  it("takes a definition that nobody has saved beside the others", async () => {
    const draft = { ...annual, code: "mine", decision: { ...annual.decision, behindBelow: 51 } };
    const { schemes } = await run("hr", { draft });
    expect(schemes.map(({ reference }) => reference)).toEqual(["annual", "draft"]);
    const last = (index: number) =>
      schemes[index]?.lanes.find(({ managerId }) => managerId === ids.EVEN)?.scores.at(-1);
    expect([last(0), last(1)]).toEqual([50, 50]);
  });

  it("says what a definition would do today, beside a scheme that exists", async () => {
    await buildSnapshotNow({ asOf: null, knownAsOf: null });
    const answer = await schemeEffect(viewer("hr"), { draft: annual, against: "annual" });
    if (answer.status !== "ready") throw new Error(answer.status);
    const even = answer.managers.find(({ managerId }) => managerId === ids.EVEN);
    expect(answer.withHistory).toBe(true);
    expect(even).toMatchObject({
      before: { score: { value: 50 }, rank: 2 },
      awardAfter: { value: { amount: "1000", currency: annual.pay?.currency } },
    });
    expect(even?.after).toEqual(even?.before);
    const cio = await schemeEffect(viewer("cio"), { draft: annual, against: "annual" });
    expect(cio.status === "ready" && cio.managers.every((line) => line.awardAfter === null)).toBe(true);
  });

  it("a restatement changes nothing that was said before it was known, and no award of the others", async () => {
    const before = await run("hr");
    await restate("EVEN", "2021-05-31", -0.12, "2022-03-01");
    const plan = await replayPlan(then);
    // Of quarters, those whose verdict came after 1 March 2022; the year 2021 as it stood a year later; and the end.
    expect(
      plan &&
        plannedDays(plan)
          .flatMap(({ asOf, isCurrent }) => (isCurrent ? [] : [asOf]))
          .sort(),
    ).toEqual(["2021-12-31", "2022-03-31", "2022-06-30", "2022-09-30", "2022-12-31", "2022-12-31"]);
    expect(plan?.restated).toMatchObject([{ asOf: "2021-12-31", knownOn: "2022-03-01" }]);
    await buildReplay(then, quiet);
    const after = await run("hr");
    const laneOf = (view: ReplayView, code: string) =>
      view.schemes[0]!.lanes.find(({ managerId }) => managerId === ids[code])!;
    expect(laneOf(after, "EVEN").scores.slice(0, 8)).toEqual(laneOf(before, "EVEN").scores.slice(0, 8));
    // The twelve months to March 2022 hold the restated month.
    expect(laneOf(after, "EVEN").scores[8]).toBeLessThan(laneOf(before, "EVEN").scores[8]!);
    expect(laneOf(after, "GOOD")).toEqual(laneOf(before, "GOOD"));

    const source = plan && (await sourceOf((await replayPlan(then))!));
    const { input } = await new ReplayLibrary().load(source!);
    expect(input.restatements?.map(({ record, knownOn }) => [record.managerId, record.asOf, knownOn])).toEqual([
      [ids.EVEN, "2021-12-31", "2022-03-01"],
    ]);
    const awards = (view: ReplayView, code: string) =>
      view.schemes[0]?.people?.find(({ managerId }) => managerId === ids[code])?.years.map(({ granted }) => granted);
    expect(awards(after, "EVEN")?.slice(0, 2)).toEqual(["1000", "1000"]);
    expect(awards(after, "GOOD")).toEqual(awards(before, "GOOD"));
  });

  it("on figures as known today sees the restatement at once", async () => {
    await buildReplay({ known: "today", delayDays: 45 }, quiet);
    const [known, today] = [await run("hr"), await run("hr", { known: "today" })];
    const at = (view: ReplayView) => view.schemes[0]!.lanes.find(({ managerId }) => managerId === ids.EVEN)!.scores[7]!;
    expect(at(known)).toBe(50);
    expect(at(today)).toBeLessThan(50);
  });
});

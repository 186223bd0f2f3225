import { beforeAll, describe, expect, it } from "vitest";
import { evaluateScheme } from "@/server/core/schemes/evaluate-scheme.ts";
import { schemePresets } from "@/server/core/schemes/presets/scheme-presets.ts";
import { pool } from "@/server/persistence/pool.ts";
import { buildSnapshotNow } from "@/server/services/build-snapshot-now.ts";
import { seedDemoInstitution } from "@/server/services/demo-institution.ts";
import { type Judgeable, loadJudgeable } from "@/server/services/judgeable.ts";
import { useDatabase } from "../database/use-database.ts";

useDatabase();

const everybody = { managers: "all" } as const;
const opened = async (asOf: string | null, knownAsOf: Date | null = null): Promise<Judgeable[]> => {
  const built = await buildSnapshotNow({ asOf, knownAsOf });
  return loadJudgeable(built!.snapshotId, everybody);
};
const of = (entries: readonly Judgeable[], code: string) => entries.find(({ record }) => record.code === code)!;

beforeAll(async () => {
  await seedDemoInstitution();
});

describe("contexts of the demo", () => {
  it("hold nothing dated later than the day, and nothing that became known later than the moment", async () => {
    const entries = await opened("2024-03-31");
    for (const { context } of entries) {
      const days = [
        ...(context.events ?? []).map(({ on }) => on),
        ...(context.assessments ?? []).map(({ on }) => on),
        ...(context.dueDiligence ?? []).map(({ approvedOn }) => approvedOn),
        ...(context.returns?.whole ?? []).map(({ periodEnd }) => periodEnd),
      ];
      for (const day of days) expect(day <= "2024-03-31").toBe(true);
    }
    // The breach of May 2024 lies ahead in March, and stands in the next snapshot.
    expect(of(entries, "M14").context.events).toEqual([]);
    const later = of(await opened("2024-06-30"), "M14").context.events;
    expect(later).toMatchObject([{ kind: "limitBreach", on: "2024-05-17", dealId: null }]);
    // Accounts of 2025 arrive in March 2026: before that 2024 is the latest year.
    const before = of(await opened("2025-12-31", new Date("2026-02-01T00:00:00Z")), "M01").context;
    expect(before.indicators?.returnOnEquity?.slice(0, 2)).toEqual([0.078, 0.039]);
    const after = of(await opened("2025-12-31", new Date("2026-04-01T00:00:00Z")), "M01").context;
    expect(after.indicators?.returnOnEquity?.slice(0, 2)).toEqual([0.094, 0.078]);
  });

  it("give every preset something to say, and every missing score a reason", async () => {
    const entries = await opened(null);
    for (const definition of schemePresets) {
      const scores = entries.map(({ record, context }) => evaluateScheme(definition, record, context).score);
      const scored = scores.filter(({ value }) => value !== null).length;
      expect([definition.code, scored > 0]).toEqual([definition.code, true]);
      for (const score of scores) if (score.value === null) expect(score.reason).not.toBe("");
    }
  });

  it("are the same each time they are built", async () => {
    const first = await opened("2025-06-30");
    await pool().query(`delete from "Snapshot"`);
    const again = await opened("2025-06-30");
    expect(again.map(({ context }) => context)).toEqual(first.map(({ context }) => context));
  });

  it("of a manager are read in the manager's scope only", async () => {
    const built = await buildSnapshotNow({ asOf: null, knownAsOf: null });
    const { rows } = await pool().query(`select id from "Manager" where code = 'M15'`);
    const own = await loadJudgeable(built!.snapshotId, { managers: [rows[0].id] });
    expect(own.map(({ record }) => record.code)).toEqual(["M15"]);
    expect(await loadJudgeable(built!.snapshotId, { managers: [] })).toEqual([]);
  });
});

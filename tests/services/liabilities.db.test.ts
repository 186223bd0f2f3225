import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root.ts";
import type { Role, Viewer } from "@/server/auth/permissions.ts";
import { inTransaction } from "@/server/persistence/pool.ts";
import { prisma } from "@/server/persistence/prisma-client.ts";
import { saveFacts } from "@/server/persistence/save-facts.ts";
import { buildSnapshotNow } from "@/server/services/build-snapshot-now.ts";
import { liabilities } from "@/server/services/liabilities.ts";
import type { LiabilitiesView } from "@/server/services/liabilities-view.ts";
import { useDatabase } from "../database/use-database.ts";

useDatabase();

const viewer = (role: Role): Viewer => ({
  userId: "0190b5a0-0000-7000-8000-000000000001",
  email: `${role}@example.com`,
  name: role,
  role,
  managerId: null,
});
const quarterEnds = ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"];
const knownAt = new Date("2026-01-15T09:00:00Z");
const later = new Date("2026-03-01T09:00:00Z");

/** One manager with one portfolio of 100 that earns 2% a quarter; liabilities cost 3% and run 16 years. */
beforeAll(async () => {
  const [first, second] = await Promise.all(
    [knownAt, later].map((at) =>
      prisma().importBatch.create({
        data: {
          kind: "institutionFigures",
          fileName: "figures.csv",
          sha256: randomUUID(),
          status: "committed",
          encoding: "utf-8",
          createdBy: "test",
          knownAt: at,
        },
      }),
    ),
  );
  const portfolio = await prisma().portfolio.create({ data: { code: "P", name: "P", book: "liquid" } });
  const manager = await prisma().manager.create({ data: { code: "M", name: "M" } });
  const series = await prisma().series.create({
    data: { code: "P", name: "P", kind: "portfolioReturn", frequency: "quarterly", portfolioId: portfolio.id },
  });
  const figure = (name: string, value: string, effectiveOn = "2025-12-31") => ({
    name,
    effectiveOn,
    value,
    text: null,
    sourceRow: 2,
  });
  await inTransaction((client) =>
    saveFacts(
      client,
      { id: first!.id, knownAt },
      {
        seriesPoints: quarterEnds.map((effectiveOn) => ({ seriesId: series.id, effectiveOn, value: 0.02 })),
        valuations: ["2024-12-31", ...quarterEnds].map((effectiveOn) => ({
          portfolioId: portfolio.id,
          dealId: null,
          effectiveOn,
          amount: "100",
          currency: "CNY",
          basis: "marketPrice",
          status: "final",
        })),
        assignments: [
          {
            managerId: manager.id,
            portfolioId: portfolio.id,
            credit: "holding",
            effectiveOn: "2025-01-01",
            share: 1,
            until: null,
          },
        ],
        institutionFigures: [
          figure("liabilityCost", "0.03", "2024-12-31"),
          figure("liabilityCost", "0.03"),
          figure("assetDuration", "5.39"),
          figure("liabilityDuration", "16"),
          figure("totalAssets", "1000"),
          figure("liabilityValue", "900"),
          figure("equityAssets", "250"),
          figure("comprehensiveSolvencyRatio", "2.2"),
          figure("comprehensiveSolvencyRatio", "1.4", "2025-09-30"),
          figure("investmentYield", "0.045"),
        ],
        expectedFlows: [
          { side: "asset", name: "bonds", effectiveOn: "2026-12-31", amount: "10", currency: "CNY" },
          { side: "liability", name: "annuities", effectiveOn: "2026-12-31", amount: "12.5", currency: "CNY" },
        ],
      },
    ),
  );
  await inTransaction((client) =>
    saveFacts(client, { id: second!.id, knownAt: later }, { institutionFigures: [figure("assetDuration", "6")] }),
  );
  await buildSnapshotNow({ asOf: "2025-12-31", knownAsOf: null });
});

async function view(knownAsOf?: Date): Promise<LiabilitiesView> {
  if (knownAsOf) await buildSnapshotNow({ asOf: "2025-12-31", knownAsOf });
  const answer = await liabilities(viewer("cio"), {
    asOf: "2025-12-31",
    ...(knownAsOf ? { knownAsOf: knownAsOf.toISOString() } : {}),
  });
  if (answer.status !== "ready") throw new Error(`the page is ${answer.status}`);
  return answer;
}

describe("liabilities of a small institution", () => {
  it("sets what the book earned against what the money cost", async () => {
    const { spread, cost, coverage } = await view();
    const year = spread.find(({ horizon }) => horizon === "1y");
    expect(year?.earned.value).toBeCloseTo(1.02 ** 4 - 1, 12);
    expect(year?.spread.value).toBeCloseTo(1.02 ** 4 - 1 - 0.03, 12);
    expect([cost.value, cost.on]).toEqual([0.03, "2025-12-31"]);
    expect(coverage.net.years.map(({ coverage: ratio }) => ratio.value)).toEqual([0.045 / 0.03]);
  });

  it("knows the gap of the day, and the one that was known before a correction", async () => {
    expect((await view()).duration.gap.value).toBeCloseTo(10, 12);
    const before = await view(knownAt);
    expect(before.duration.gap.value).toBeCloseTo(10.61, 12);
    expect(before.duration.effectiveGap.value).toBeCloseTo(5.39 - 16 * 0.9, 12);
  });

  it("shows cash by year and the room under the cap, each with its rows", async () => {
    const { mismatch, equityCap, sources } = await view();
    expect(mismatch.years).toEqual([{ year: 2026, assets: 10, liabilities: 12.5, net: -2.5, cumulative: -2.5 }]);
    expect(equityCap.equityShare.value).toBe(0.25);
    // 140% of the quarter before allows 20% of 1,000; the 220% of the day itself counts from the next quarter on.
    expect([equityCap.solvencyRatioOn, equityCap.cap.value]).toEqual(["2025-09-30", 0.2]);
    expect(equityCap.headroom.value).toBeCloseTo(-50, 9);
    expect(sources.flows.map(({ subject, table }) => [subject, table])).toEqual([
      ["bonds", "expectedFlow"],
      ["annuities", "expectedFlow"],
    ]);
    expect(sources.cost[0]).toMatchObject({ fileName: "figures.csv", firstRow: 2 });
  });

  it.each(["cio", "hr", "analyst", "auditor"] as const)("is open to %s", async (role) => {
    const caller = createCaller({ viewer: viewer(role) });
    expect((await caller.liabilities.get({ asOf: "2025-12-31" })).status).toBe("ready");
  });

  it.each(["admin", "manager"] as const)("is closed to %s", async (role) => {
    const caller = createCaller({ viewer: viewer(role) });
    await expect(caller.liabilities.get({})).rejects.toThrow("notAllowed");
  });
});

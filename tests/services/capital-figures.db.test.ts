import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root.ts";
import type { Role, Viewer } from "@/server/auth/permissions.ts";
import { closeCapital } from "@/server/jobs/capital-thread.ts";
import { inTransaction } from "@/server/persistence/pool.ts";
import { prisma } from "@/server/persistence/prisma-client.ts";
import { saveFacts } from "@/server/persistence/save-facts.ts";
import { buildSnapshotNow } from "@/server/services/build-snapshot-now.ts";
import { capitalLines } from "@/server/services/capital.ts";
import { useDatabase } from "../database/use-database.ts";

useDatabase();
afterAll(closeCapital);

const DAY = "2025-12-31";
const knownAt = new Date("2026-01-15T09:00:00Z");
const viewer = (role: Role): Viewer => ({
  userId: "0190b5a0-0000-7000-8000-000000000001",
  email: `${role}@example.com`,
  name: role,
  role,
  managerId: null,
});
const caller = (role: Role) => createCaller({ viewer: viewer(role) });

/**
 * A manager who answers for 60% of a portfolio: a listed share bought at 100 and worth 80, and an unlisted deal bought at
 * 100 and worth 60; a year before both stood at cost.
 */
beforeAll(async () => {
  const batch = await prisma().importBatch.create({
    data: {
      kind: "assetPositions",
      fileName: "positions.csv",
      sha256: randomUUID(),
      status: "committed",
      encoding: "utf-8",
      createdBy: "test",
      knownAt,
    },
  });
  const portfolio = await prisma().portfolio.create({ data: { code: "P", name: "P", book: "liquid" } });
  const manager = await prisma().manager.create({ data: { code: "M", name: "M" } });
  const deal = await prisma().deal.create({
    data: {
      code: "D1",
      company: "Deal",
      domain: "chips",
      stage: "early",
      instrument: "directEquity",
      portfolioId: portfolio.id,
      currency: "CNY",
    },
  });
  const series = await prisma().series.create({
    data: { code: "P", name: "P", kind: "portfolioReturn", frequency: "quarterly", portfolioId: portfolio.id },
  });
  const asset = (code: string, kind: string, dealId: string | null) =>
    prisma().capitalAsset.create({ data: { code, name: code, asset: kind, portfolioId: portfolio.id, dealId } });
  const [listed, unlisted] = [
    await asset("L1", "main_board_share", null),
    await asset("U1", "unlisted_equity", deal.id),
  ];
  const position = (assetId: string, effectiveOn: string, admittedValue: string) => ({
    assetId,
    effectiveOn,
    admittedValue,
    purchaseCost: "100",
    modifiedDuration: null,
    sourceRow: 2,
  });
  const figure = (name: string, value: string) => ({ name, effectiveOn: DAY, value, text: null });
  await inTransaction((client) =>
    saveFacts(
      client,
      { id: batch.id, knownAt },
      {
        seriesPoints: [{ seriesId: series.id, effectiveOn: DAY, value: 0.02 }],
        assignments: [
          {
            managerId: manager.id,
            portfolioId: portfolio.id,
            credit: "holding",
            effectiveOn: "2024-01-01",
            share: 0.6,
            until: null,
          },
        ],
        assetPositions: [
          position(listed.id, "2024-12-31", "100"),
          position(unlisted.id, "2024-12-31", "100"),
          position(listed.id, DAY, "80"),
          position(unlisted.id, DAY, "60"),
        ],
        institutionFigures: [
          figure("actualCapital", "102.96"),
          figure("coreCapital", "51.48"),
          figure("costOfCapital", "0.1"),
        ],
      },
    ),
  );
  await buildSnapshotNow({ asOf: DAY, knownAsOf: null });
});

describe("capital beside other figures", () => {
  const figures = async (of: "book" | "deals" | "managers", code?: string) => {
    const answer = await caller("cio").capital.figures({ asOf: DAY, of, ...(code === undefined ? {} : { code }) });
    if (answer.status !== "ready") throw new Error(`the figures are ${answer.status}`);
    return answer;
  };

  it("of a deal: 41% of 60, what it lost on that, and what another year of the loss ties up", async () => {
    const { groups } = await figures("deals", "D1");
    expect(Object.keys(groups)).toEqual(["D1"]);
    expect(groups.D1).toMatchObject({
      charge: expect.closeTo(24.6, 9),
      paperLoss: 40,
      returnOnCapital: { value: expect.closeTo(-40 / 24.6, 9) },
      tolerance: { marginalCapital: expect.closeTo(24.6, 9), capitalCost: expect.closeTo(2.46, 9) },
    });
  });

  it("of a manager: the share of the assignment", async () => {
    const { groups } = await figures("managers");
    // 0.6 x (80 x 0.35 x 0.96 + 60 x 0.41)
    expect(groups.M?.charge).toBeCloseTo(0.6 * 51.48, 9);
    expect(groups.M?.tolerance).toMatchObject({ loss: 36, marginalCapital: expect.closeTo(0.6 * 51.48, 9) });
  });

  it("of the book: charge and ratios", async () => {
    const { total, solvency, minimumCapital } = await figures("book");
    expect([total?.charge, minimumCapital]).toEqual([expect.closeTo(51.48, 9), expect.closeTo(51.48, 9)]);
    expect([solvency?.comprehensiveRatio, solvency?.coreRatio]).toEqual([expect.closeTo(2, 9), expect.closeTo(1, 9)]);
  });

  it("are the same figures on every surface", async () => {
    const page = await caller("auditor").capital.get({ asOf: DAY });
    const lines = await capitalLines(viewer("analyst"), DAY, null);
    if (page.status !== "ready" || lines === null) throw new Error("no capital page");
    const [book, deals, managers] = [await figures("book"), await figures("deals"), await figures("managers")];
    expect(managers.groups.M).toEqual(page.byManager.find(({ key }) => key === "M"));
    expect(managers.groups.M).toEqual(lines.byManager.get("M"));
    expect(deals.groups.D1).toEqual(lines.byDeal.get("D1"));
    const line = page.lines.rows.find(({ dealCode }) => dealCode === "D1")!;
    const { charge, allocated, returnOnCapital, tolerance } = deals.groups.D1!;
    expect({ charge, allocated, returnOnCapital, tolerance }).toEqual({
      charge: line.charge,
      allocated: line.allocated,
      returnOnCapital: line.returnOnCapital,
      tolerance: line.tolerance,
    });
    expect(book.solvency).toEqual(page.position.solvency);
    expect(book.total?.tolerance).toEqual(page.tolerated);
    expect(book.total?.charge).toBe(page.position.total);
  });

  it("follow the chosen reading of the bounds of K on the page of capital alone", async () => {
    const page = await caller("cio").capital.get({ asOf: DAY, clamp: "none" });
    expect(page.status === "ready" && page.clamp).toBe("none");
  });

  it.each([
    ["cio", true],
    ["hr", true],
    ["analyst", true],
    ["auditor", true],
    ["manager", false],
    ["admin", false],
  ] as const)("%s is answered: %s", async (role, isAnswered) => {
    const asking = caller(role).capital.figures({ asOf: DAY, of: "managers" });
    if (isAnswered) expect((await asking).status).toBe("ready");
    else await expect(asking).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { importKindNames } from "@/server/import/import-kinds.ts";
import { importTemplate } from "@/server/import/template.ts";
import {
  loadAssetPositions,
  loadAssetTrades,
  loadDealEvents,
  loadExpectedFlows,
  loadInstitutionFigures,
  loadManagerEvents,
} from "@/server/persistence/fact-repository.ts";
import { pool } from "@/server/persistence/pool.ts";
import { prisma } from "@/server/persistence/prisma-client.ts";
import { importSourceRow } from "@/server/services/import-source-row.ts";
import { importRestatements, importView } from "@/server/services/import-views.ts";
import { undoImport } from "@/server/services/imports.ts";
import { useDatabase } from "../database/use-database.ts";
import { importedFile, preparedFile } from "./import-file.ts";

useDatabase();

const analyst = { id: null, name: "analyst@example.org" };
const cio = { userId: "", email: "cio@example.org", name: "cio", role: "cio", managerId: null } as const;

beforeEach(async () => {
  await pool().query(
    `truncate "ImportBatch", "ImportFile", "ImportMapping", "Manager", "Portfolio", "Series", "Deal", "CapitalAsset",
     "ManagerEvent", "InstitutionFigure", "ExpectedFlow", "AssetPosition", "AssetTrade" cascade`,
  );
});

const figures = (value = "0.078") =>
  `date,figure,value,text\n2023-12-31,returnOnEquity,0.039,\n2024-12-31,returnOnEquity,${value},\n2024-12-31,riskRating,,AA\n`;
const values = async (knownAsOf: Date | null = null) =>
  (await loadInstitutionFigures({ knownAsOf })).map(({ name, effectiveOn, value, text }) => [
    name,
    effectiveOn,
    value === null ? text : Number(value),
  ]);

describe("figures of the institution", () => {
  it("are kept exactly, restated with old and new value, read as known then, and taken back", async () => {
    const first = await importedFile(figures());
    expect(await values()).toEqual([
      ["returnOnEquity", "2023-12-31", 0.039],
      ["returnOnEquity", "2024-12-31", 0.078],
      ["riskRating", "2024-12-31", "AA"],
    ]);
    const second = await importedFile(figures("8.1%"));
    expect(second.totals).toEqual({ added: 0, restated: 1, unchanged: 2 });
    expect((await importRestatements(second.id, { limit: 10, offset: 0 })).rows).toMatchObject([
      { kind: "institutionFigures", what: "returnOnEquity", effectiveOn: "2024-12-31", field: "value", row: 3 },
    ]);
    expect((await values())[1]).toEqual(["returnOnEquity", "2024-12-31", 0.081]);
    const { knownAt } = await importView(first.id);
    expect((await values(knownAt))[1]).toEqual(["returnOnEquity", "2024-12-31", 0.078]);
    expect(await undoImport(second.id, analyst)).toEqual({ retracted: 1 });
    expect((await values())[1]).toEqual(["returnOnEquity", "2024-12-31", 0.078]);
    const [fact] = await loadInstitutionFigures({ knownAsOf: null, names: ["riskRating"] });
    const row = await importSourceRow({ batchId: fact!.batchId, row: fact!.sourceRow!, column: "text" }, cio);
    expect(JSON.stringify(row)).toContain("riskRating");
  });

  it("of unknown names are refused with those that are known", async () => {
    const { problems, view } = await preparedFile("date,figure,value\n2024-12-31,roe,0.1\n");
    expect(problems).toMatchObject([{ code: "unknownFigure", row: 2, column: "figure", facts: { figure: "roe" } }]);
    expect(String(problems[0]?.facts.known)).toContain("returnOnEquity");
    expect(view.canConfirm).toBe(false);
  });

  it("need a number, or one of the texts that they may be", async () => {
    const { codes } = await preparedFile(
      "date,figure,value,text\n2024-12-31,returnOnEquity,,good\n2024-12-31,riskRating,,excellent\n",
    );
    expect(codes).toEqual(["figureNeedsNumber", "figureNeedsText"]);
  });
});

describe("manager events", () => {
  it("need a known event, a score for a judgement and a way of leaving", async () => {
    await importedFile("code,name\nCHEN,Chen\n", {}, "managers");
    const { problems } = await preparedFile(
      "manager,date,kind,name,outcome,score\nCHEN,2024-01-31,event,birthday,,\nCHEN,2024-01-31,assessment,team,,\nCHEN,2024-01-31,departure,left,unclear,\n",
    );
    expect(problems.map(({ code, row }) => [code, row])).toEqual([
      ["unknownEvent", 2],
      ["assessmentWithoutScore", 3],
      ["departureNeedsOutcome", 4],
    ]);
  });

  it("of nobody are refused", async () => {
    const { codes } = await preparedFile("manager,date,kind,name\nNOBODY,2024-01-31,event,misconduct\n");
    expect(codes).toEqual(["unknownManager"]);
  });
});

describe("capital assets", () => {
  const assets = (layers = "0") =>
    `code,name,asset,indices,layers,below\nA1,Share,main_board_share,CSI300,${layers},\nA2,Units,opaque_equity_product,,0,unlisted_equity:0.9:1; money_fund:0.1:1\n`;

  it("are created, corrected, left alone by the same file, and removed with it", async () => {
    const first = await importedFile(assets());
    expect(await prisma().capitalAsset.findMany({ orderBy: { code: "asc" } })).toMatchObject([
      { code: "A1", indices: ["CSI300"], layers: 0, below: [] },
      {
        code: "A2",
        indices: [],
        below: [
          { asset: "unlisted_equity", share: 0.9, layers: 1 },
          { asset: "money_fund", share: 0.1, layers: 1 },
        ],
      },
    ]);
    expect((await preparedFile(assets())).view.canConfirm).toBe(false);
    const second = await importedFile(assets("1"));
    expect((await prisma().capitalAsset.findUniqueOrThrow({ where: { code: "A1" } })).layers).toBe(1);
    await undoImport(second.id, analyst);
    expect((await prisma().capitalAsset.findUniqueOrThrow({ where: { code: "A1" } })).layers).toBe(0);
    await undoImport(first.id, analyst);
    expect(await prisma().capitalAsset.count()).toBe(0);
  });

  it("with parts that do not sum to one are refused; without a factor they are let in with a warning", async () => {
    const { problems } = await preparedFile(
      "code,name,asset,below\nA1,One,opaque_equity_product,unlisted_equity:0.5:1\nA2,Two,moon_rock,\n",
    );
    expect(problems.map(({ code, level }) => [code, level])).toEqual([
      ["partsNotReadable", "error"],
      ["assetNotOnTable", "warning"],
    ]);
  });

  it("bear the special factors of the rules, and no others", async () => {
    const { id } = await importedFile(
      "code,name,asset,grade,special_factors\nB1,Green,bond,AAA,greenBond\nB2,Plan,debt_product,AA+,debtInvestmentPlan; assetClassLimit\n",
    );
    const kept = await prisma().capitalAsset.findMany({ orderBy: { code: "asc" }, select: { specialFactors: true } });
    expect(kept.map(({ specialFactors }) => specialFactors)).toEqual([
      ["greenBond"],
      ["debtInvestmentPlan", "assetClassLimit"],
    ]);
    await undoImport(id, analyst);
    const { problems } = await preparedFile("code,name,asset,grade,special_factors\nB3,Other,bond,AAA,goodBond\n");
    expect(problems.map(({ code, level }) => [code, level])).toEqual([["unknownSpecialFactor", "error"]]);
  });

  it("take positions and trades; of unknown ones neither", async () => {
    await importedFile(assets());
    await importedFile("asset,date,admitted_value,purchase_cost\nA1,2024-12-31,100.25,90\n");
    await importedFile("asset,date,side,shares,price\nA1,2024-01-05,buy,10,9\nA1,2024-01-05,buy,5,9.1\n");
    expect(await loadAssetPositions({ knownAsOf: null })).toMatchObject([
      { effectiveOn: "2024-12-31", admittedValue: "100.250000", purchaseCost: "90.000000" },
    ]);
    const trades = await loadAssetTrades({ knownAsOf: null });
    expect(trades.map(({ number, shares }) => [number, Number(shares)])).toEqual([
      [1, 10],
      [2, 5],
    ]);
    expect((await preparedFile("asset,date,admitted_value\nA9,2024-12-31,1\n")).codes).toEqual(["unknownAsset"]);
  });
});

it("expected flows lie ahead", async () => {
  await importedFile("side,name,date,amount\nliability,Annuities,2060-12-31,12.5\nasset,Bonds,2060-12-31,9\n");
  expect(await loadExpectedFlows({ knownAsOf: null })).toMatchObject([
    { side: "asset", name: "Bonds", effectiveOn: "2060-12-31", amount: "9.000000", currency: "CNY" },
    { side: "liability", name: "Annuities", effectiveOn: "2060-12-31" },
  ]);
});

it("the templates of all kinds can be imported one after the other", async () => {
  const order = [
    "returnsWide",
    "managers",
    "portfolios",
    "deals",
    ...importKindNames.filter((kind) => ["dealEvents", "managerEvents", "institutionFigures"].includes(kind)),
    "expectedFlows",
    "capitalAssets",
    "assetPositions",
    "assetTrades",
  ] as const;
  for (const kind of order) {
    const template = importTemplate(kind, "zh-CN");
    expect([kind, (await preparedFile(template, {}, kind)).codes]).toEqual([kind, []]);
    await importedFile(template, {}, kind);
  }
  const deals = await prisma().deal.findMany();
  expect(await loadDealEvents({ knownAsOf: null, dealIds: deals.map(({ id }) => id) })).toHaveLength(2);
  expect(await loadManagerEvents({ knownAsOf: null })).toHaveLength(2);
});

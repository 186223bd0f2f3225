import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/server/auth/permissions.ts";
import { buildSnapshotNow } from "@/server/services/build-snapshot-now.ts";
import { capitalFacts } from "@/server/services/capital-facts.ts";
import { overview } from "@/server/services/overview.ts";
import { privateFunds } from "@/server/services/private-funds.ts";
import { withCode } from "../builders/with-code.ts";
import { useDatabase } from "../database/use-database.ts";
import { importedFile } from "./import-file.ts";

useDatabase();

const asOf = "2024-12-31";
const cio: Viewer = {
  userId: "0190b5a0-0000-7000-8000-000000000001",
  email: "cio@example.com",
  name: "cio",
  role: "cio",
  managerId: null,
};

async function ready<T extends { status: string }>(answer: Promise<T>) {
  const found = await answer;
  if (found.status !== "ready") throw new Error(`the page is ${found.status}`);
  return found as Extract<T, { status: "ready" }>;
}

const rates = "date,pair,rate\n2024-11-30,USD/CNY,7.5\n2024-12-31,USD/CNY,7\n2024-12-31,EUR/CNY,8\n";

beforeAll(async () => {
  await importedFile(
    "code,name,book,asset_class,currency,vintage_year\nYUAN,Yuan fund,private,ventureFund,CNY,2020\nDOLLAR,Dollar fund,private,ventureFund,USD,2020\n",
    {},
    "portfolios",
  );
  await importedFile("code,name\nM1,First\nM2,Second\n", {}, "managers");
  await importedFile("manager,portfolio,from\nM1,YUAN,2020-01-01\nM2,DOLLAR,2020-01-01\n", {}, "assignments");
  await importedFile(
    "portfolio,date,kind,amount,currency\nYUAN,2020-03-31,call,100,CNY\nDOLLAR,2020-03-31,call,50,USD\n",
    {},
    "cashFlows",
  );
  await importedFile(
    "portfolio,date,amount,currency,basis\nYUAN,2024-12-31,90,CNY,reportedByManager\nDOLLAR,2024-12-31,40,USD,reportedByManager\n",
    {},
    "valuations",
  );
  await importedFile("code,name,asset,currency\nBOND,Dollar share,main_board_share,USD\n", {}, "capitalAssets");
  await importedFile("asset,date,admitted_value,purchase_cost\nBOND,2024-12-31,1000,900\n", {}, "assetPositions");
  await buildSnapshotNow({ asOf, knownAsOf: null });
}, 120_000);

describe("without exchange rates", () => {
  it("nothing of unlike currencies is added up, and the reason is said", async () => {
    const page = await ready(overview(cio, { asOf }));
    expect(page.totals.value).toEqual({ value: null, reason: "noExchangeRate" });
    expect(page.paperLosses).toMatchObject({ leftOut: 1, converted: 0, currency: "CNY", total: "10" });
    const funds = await ready(privateFunds(cio, { asOf }));
    expect(funds.ownVintages[0]?.tvpi).toEqual({ value: null, reason: "noExchangeRate" });
    expect(funds.pooledIn).toBeNull();
  });
  it("solvency of a book with a dollar asset is refused", async () => {
    await expect(capitalFacts(asOf, null)).rejects.toThrow(withCode("noExchangeRate"));
  });
});

describe("with exchange rates: a dollar is 7 yuan on the day", () => {
  beforeAll(async () => {
    await importedFile(rates, {}, "fxRates");
    await buildSnapshotNow({ asOf, knownAsOf: null });
  }, 60_000);

  it("the book is worth 90 + 40 x 7 = 370, and has lost 10 + 10 x 7 = 80", async () => {
    const page = await ready(overview(cio, { asOf }));
    expect(page.totals.value).toEqual({ value: { amount: "370", currency: "CNY" } });
    expect(page.paperLosses).toMatchObject({ leftOut: 0, converted: 1, currency: "CNY", total: "80" });
  });
  it("funds of a vintage are pooled: 370 over 100 + 50 x 7 = 450", async () => {
    const funds = await ready(privateFunds(cio, { asOf }));
    expect(funds.pooledIn).toBe("CNY");
    expect(funds.ownVintages[0]?.tvpi.value).toBeCloseTo(370 / 450, 14);
  });
  it("a dollar asset counts with 7,000 of value and 6,300 of cost", async () => {
    const { facts } = await capitalFacts(asOf, null);
    expect(facts[0]?.holding).toMatchObject({ admittedValue: 7000, purchaseCost: 6300 });
  });
  it("in euros where the institution reports in them: 90 / 8 + 40 x 7 / 8", async () => {
    await importedFile("date,figure,value,text\n2024-01-01,reportingCurrency,,EUR\n", {}, "institutionFigures");
    const page = await ready(overview(cio, { asOf }));
    expect(page.totals.value).toEqual({ value: { amount: "46.25", currency: "EUR" } });
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { JobCancelled } from "@/server/jobs/job-task.ts";
import { loadFundPositions, loadSegmentReturns, loadSeriesPoints } from "@/server/persistence/fact-repository.ts";
import { pool } from "@/server/persistence/pool.ts";
import { prisma } from "@/server/persistence/prisma-client.ts";
import { loadImportFile } from "@/server/services/import-load.ts";
import { importSourceRow } from "@/server/services/import-source-row.ts";
import { importHistory, importRestatements, importView } from "@/server/services/import-views.ts";
import { answerImport, claimPlan, discardImport, undoImport } from "@/server/services/imports.ts";
import { withCode } from "../builders/with-code.ts";
import { useDatabase } from "../database/use-database.ts";
import { importedFile, preparedFile, unhurried } from "./import-file.ts";

useDatabase();

const analyst = { id: null, name: "analyst@example.org" };
const viewer = (role: "analyst" | "manager", managerId: string | null = null) => ({
  userId: "0192d3a0-0000-7000-8000-000000000001",
  email: `${role}@example.org`,
  name: role,
  role,
  managerId,
});

const TABLES = ["SeriesPoint", "SegmentReturn", "FundPosition", "Assignment", "Series", "Fund", "Portfolio", "Manager"];
const counts = async () =>
  Object.fromEntries(
    await Promise.all(
      TABLES.map(async (table) => [table, (await pool().query(`select count(*)::int as n from "${table}"`)).rows[0].n]),
    ),
  );

const wide = (value = "0.0123") => `date,GROWTH,INDEX TR
2024-10-31,0.01,0.02
2024-11-30,${value},0.0066
2024-12-31,-0.0041,0.0047
`;
const series = async (code: string, knownAsOf: Date | null = null) => {
  const { id } = await prisma().series.findUniqueOrThrow({ where: { code } });
  return (await loadSeriesPoints({ seriesIds: [id], knownAsOf })).map(({ effectiveOn, value }) => [effectiveOn, value]);
};

beforeEach(async () => {
  await pool().query(`truncate "ImportBatch", "ImportFile", "ImportMapping", "Manager", "Portfolio", "Series", "Fund",
    "SeriesPoint", "SegmentReturn", "FundPosition", "Assignment", "CashFlow", "Valuation", "Holding", "Deal" cascade`);
});

describe("a file of returns", () => {
  it("makes its portfolios, their managers and benchmarks, and the responsibility from the first period on", async () => {
    expect((await importedFile(wide())).totals).toEqual({ added: 7, restated: 0, unchanged: 0 });
    const portfolio = await prisma().portfolio.findUniqueOrThrow({
      where: { code: "GROWTH" },
      include: { benchmark: true, assignments: { include: { manager: true } } },
    });
    expect(portfolio.benchmark?.code).toBe("INDEX TR");
    expect(portfolio.assignments).toMatchObject([
      { share: 1, effectiveOn: new Date("2024-10-01T00:00:00Z"), until: null, manager: { code: "GROWTH" } },
    ]);
    expect(await series("GROWTH")).toEqual([
      ["2024-10-31", 0.01],
      ["2024-11-30", 0.0123],
      ["2024-12-31", -0.0041],
    ]);
  });

  it("changes nothing when it comes a second time, and says that it is the same file", async () => {
    await importedFile(wide());
    const before = await counts();
    const { view, totals } = await preparedFile(wide());
    expect(totals).toEqual({ added: 0, restated: 0, unchanged: 6 });
    expect(view.canConfirm).toBe(false);
    expect(view.twin?.fileName).toBe("file.csv");
    await expect(claimPlan(view.id, view.revision)).rejects.toThrow(withCode("importNothingNew"));
    expect(await counts()).toEqual(before);
  });

  it("knows what is known by key and value, whatever the file looks like", async () => {
    await importedFile(wide());
    const other = "\uFEFFdate;INDEX TR;GROWTH\r\n31.12.2024;0,47%;-0,41%\r\n30.11.2024;0,66%;1,23%\r\n";
    expect((await preparedFile(other)).totals).toEqual({ added: 0, restated: 0, unchanged: 4 });
  });

  it("shows old and new value of what a corrected file restates before it is stored", async () => {
    await importedFile(wide());
    const { id, totals } = await preparedFile(wide("0.015"));
    expect(totals).toEqual({ added: 0, restated: 1, unchanged: 5 });
    expect((await importRestatements(id, { limit: 10, offset: 0 })).rows).toEqual([
      {
        kind: "seriesPoints",
        what: "GROWTH",
        effectiveOn: "2024-11-30",
        field: "value",
        before: "0.0123",
        after: "0.015",
        row: 3,
        column: "GROWTH",
      },
    ]);
    expect((await series("GROWTH"))[1]).toEqual(["2024-11-30", 0.0123]);
  });

  it("keeps the earlier value readable as known then, and an undo brings it back", async () => {
    const first = await importedFile(wide());
    const { knownAt: firstKnown } = await importView(first.id);
    const second = await importedFile(wide("0.015"));
    const { knownAt: secondKnown } = await importView(second.id);
    expect((await series("GROWTH"))[1]).toEqual(["2024-11-30", 0.015]);
    expect((await series("GROWTH", firstKnown))[1]).toEqual(["2024-11-30", 0.0123]);
    expect(await undoImport(second.id, analyst)).toEqual({ retracted: 1 });
    expect((await series("GROWTH"))[1]).toEqual(["2024-11-30", 0.0123]);
    expect((await series("GROWTH", secondKnown))[1]).toEqual(["2024-11-30", 0.015]);
    await expect(undoImport(second.id, analyst)).rejects.toThrow(withCode("importNotCommitted"));
    await undoImport(first.id, analyst);
    expect(await series("GROWTH")).toEqual([]);
    expect(await series("GROWTH", firstKnown)).toHaveLength(3);
    expect((await importedFile(wide())).totals).toEqual({ added: 7, restated: 0, unchanged: 0 });
  });

  it("refuses another date in a month that is known already", async () => {
    await importedFile(wide());
    const { problems, view } = await preparedFile("date,GROWTH\n2024-11-29,0.0123\n2024-12-31,-0.0041\n");
    expect(problems).toMatchObject([
      { code: "periodAlreadyDated", row: 2, column: "GROWTH", facts: { given: "2024-11-29", known: "2024-11-30" } },
    ]);
    expect(view.canConfirm).toBe(false);
  });

  it("refuses a series in another role or another frequency than it is known in", async () => {
    await importedFile(wide());
    const role = await preparedFile(wide(), { columns: { "INDEX TR": "riskFree" } });
    expect(role.codes).toContain("seriesKindDiffers");
    const quarterly = await preparedFile("date,INDEX TR\n2023-03-31,0.1\n2023-06-30,0.1\n2023-09-30,0.1\n");
    expect(quarterly.codes).toContain("frequencyDiffers");
  });

  it("reads the next file with the same headings by the mapping that was confirmed", async () => {
    await importedFile("date,A,B\n2024-11-30,1.2,0.4\n2024-12-31,-2.1,0.3\n", {
      columns: { B: "riskFree" },
      units: { return: "percent" },
    });
    const next = await preparedFile("date,A,B\n2025-01-31,1.5,0.4\n2025-02-28,0.4,0.3\n");
    expect(next.codes).toEqual([]);
    expect(next.view.mapping).toMatchObject({
      columns: { A: "portfolio", B: "riskFree" },
      units: { return: "percent" },
    });
  });
});

describe("all or nothing", () => {
  it("stores nothing of a file with an error, and lists every problem at once", async () => {
    const before = await counts();
    const { problems, view, id } = await preparedFile(
      "date,GROWTH,INDEX TR\n2024-10-31,0.01,abc\n2024-13-30,0.01,0.02\n2024-12-31,-1,0.0047\n",
    );
    expect(problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ["notANumber", 2, "INDEX TR"],
      ["notADate", 3, "date"],
      ["returnImpossible", 4, "GROWTH"],
    ]);
    expect(view.canConfirm).toBe(false);
    await expect(claimPlan(id, view.revision)).rejects.toThrow(withCode("importHasErrors"));
    expect(await counts()).toEqual(before);
  });

  it("leaves nothing behind when it is cancelled while it stores", async () => {
    const before = await counts();
    const { id, view } = await preparedFile(wide());
    await claimPlan(id, view.revision);
    let asked = 0;
    const cancelledLate = {
      ...unhurried,
      throwIfCancelled: async () => {
        if (++asked > 5) throw new JobCancelled();
      },
    };
    await expect(loadImportFile(id, null, cancelledLate)).rejects.toThrow(JobCancelled);
    expect(await counts()).toEqual(before);
    expect((await importView(id)).status).toBe("cancelled");
    await claimPlan(id, view.revision);
    expect(await loadImportFile(id, null, unhurried)).toEqual({ added: 7, restated: 0, unchanged: 0 });
  });

  it("refuses to store anything but what was shown", async () => {
    await importedFile(wide());
    const shown = await preparedFile(wide("0.015"));
    await importedFile(wide("0.016"));
    const before = await counts();
    await claimPlan(shown.id, shown.view.revision);
    await expect(loadImportFile(shown.id, null, unhurried)).rejects.toThrow(withCode("importPlanChanged"));
    expect(await counts()).toEqual(before);
    expect((await importView(shown.id)).status).toBe("failed");
  });

  it("cannot be confirmed with a reading that older answers gave", async () => {
    const { id, view } = await preparedFile(wide());
    await answerImport(id, { kind: "returnsWide", mapping: { currency: "USD" } }, viewer("analyst"));
    await expect(claimPlan(id, view.revision)).rejects.toThrow(withCode("importPlanChanged"));
  });

  it("is forgotten on request as long as it was not stored", async () => {
    const { id } = await preparedFile(wide());
    await discardImport(id);
    await expect(importView(id)).rejects.toThrow(withCode("unknownImport"));
    const stored = await importedFile(wide());
    await expect(discardImport(stored.id)).rejects.toThrow(withCode("importNotOpen"));
  });
});

describe("segments", () => {
  const file = (
    weight: string,
    portfolio = "",
  ) => `period_end,sector,portfolio_weight,benchmark_weight,portfolio_return,benchmark_return${portfolio && ",portfolio"}
2024-12-31,Energy,${weight},0.6,0.01,0.02${portfolio && `,${portfolio}`}
2024-12-31,Tech,0.6,0.4,0.03,${portfolio && `,${portfolio}`}
`;

  it("asks whose they are, refuses unknown portfolios, and makes one when told to", async () => {
    expect((await preparedFile(file("0.4"))).codes).toContain("portfolioNotSaid");
    expect((await preparedFile(file("0.4", "PA"))).problems).toContainEqual({
      level: "error",
      code: "unknownPortfolio",
      row: 2,
      column: "portfolio",
      facts: { code: "PA", rows: 2 },
    });
    await importedFile(file("0.4"), { portfolio: "PA", createMissing: true });
    const { id } = await prisma().portfolio.findUniqueOrThrow({ where: { code: "PA" } });
    const rows = await loadSegmentReturns({ portfolioIds: [id], breakdown: "sector", knownAsOf: null });
    expect(rows).toMatchObject([
      { segment: "Energy", portfolioWeight: 0.4, benchmarkReturn: 0.02, sourceRow: 2 },
      { segment: "Tech", portfolioWeight: 0.6, benchmarkReturn: null, sourceRow: 3 },
    ]);
  });

  it("refuses weights that do not sum to one, and scales rounding away on request only", async () => {
    const { problems } = await preparedFile(file("0.399"), { portfolio: "PA", createMissing: true });
    expect(problems[0]).toMatchObject({
      code: "weightsDoNotSumToOne",
      row: 2,
      facts: { side: "portfolioWeight", total: 0.999 },
    });
    const scaled = await preparedFile(file("0.399"), { portfolio: "PA", createMissing: true, scaleWeights: true });
    expect(scaled.view.canConfirm).toBe(true);
  });
});

describe("funds", () => {
  const file = (
    strategy: string,
    value: string,
  ) => `plan,fund,sub_strategy,vintage_year,paid_in_musd,distributed_musd,fair_value_musd,as_of_date
P,One,${strategy},2015,10.5,4,${value},2024-12-31
`;

  it("keeps money exact in units, restates a position and corrects a strategy; undo takes both back", async () => {
    await importedFile(file("Buyout", "12.345678"));
    const fund = await prisma().fund.findFirstOrThrow();
    expect(await loadFundPositions({ fundIds: [fund.id], knownAsOf: null })).toMatchObject([
      { paidIn: "10500000.000000", fairValue: "12345678.000000", commitment: null },
    ]);
    const second = await importedFile(file("Growth Equity", "13"));
    expect(second.totals).toEqual({ added: 0, restated: 1, unchanged: 0 });
    expect(second.view.preview?.changed).toMatchObject([
      { table: "Fund", label: "P, One", before: { strategy: "Buyout" }, after: { strategy: "Growth Equity" } },
    ]);
    expect((await prisma().fund.findFirstOrThrow()).strategy).toBe("Growth Equity");
    await undoImport(second.id, analyst);
    expect((await prisma().fund.findFirstOrThrow()).strategy).toBe("Buyout");
    expect(await loadFundPositions({ knownAsOf: null })).toMatchObject([{ fairValue: "12345678.000000" }]);
  });
});

describe("reference files", () => {
  it("removes what an undone batch made and nothing refers to", async () => {
    const { id } = await importedFile("code,name,is_external\nCHEN,Chen Wei,no\n");
    expect((await counts()).Manager).toBe(1);
    await undoImport(id, analyst);
    expect((await counts()).Manager).toBe(0);
  });

  it("checks currencies of flows and marks against portfolio and deal", async () => {
    await importedFile("code,name,book,currency\nF,Fund,private,CNY\n");
    const { problems } = await preparedFile(
      "portfolio,date,kind,amount,currency\nF,2024-03-15,call,100,USD\nG,2024-03-15,缴款,100,\n",
    );
    expect(problems.map(({ code, row }) => [code, row])).toEqual([
      ["currencyMismatch", 2],
      ["unknownPortfolio", 3],
    ]);
  });
});

describe("the row behind a figure", () => {
  it("is shown with its neighbours, and to a manager only the cell about an own portfolio", async () => {
    const { id } = await importedFile("date,MINE,YOURS\n2024-11-30,0.01,0.02\n2024-12-31,0.03,0.04\n");
    const all = await importSourceRow({ batchId: id, row: 3, column: "MINE" }, viewer("analyst"));
    expect(all).toMatchObject({ fileName: "file.csv", header: ["date", "MINE", "YOURS"], row: 3, column: "MINE" });
    expect(all.rows).toEqual([
      { line: 2, cells: ["2024-11-30", "0.01", "0.02"] },
      { line: 3, cells: ["2024-12-31", "0.03", "0.04"] },
    ]);
    const { id: managerId } = await prisma().manager.findUniqueOrThrow({ where: { code: "MINE" } });
    const own = await importSourceRow({ batchId: id, row: 3, column: "MINE" }, viewer("manager", managerId));
    expect(own).toMatchObject({ header: ["MINE"], rows: [{ line: 3, cells: ["0.03"] }] });
    const other = importSourceRow({ batchId: id, row: 3, column: "YOURS" }, viewer("manager", managerId));
    await expect(other).rejects.toThrow(withCode("unknownSourceRow"));
  });
});

it("lists batches with counts, who and when", async () => {
  const { id } = await importedFile(wide());
  const { rows, total } = await importHistory({ limit: 10, offset: 0 });
  expect(total).toBe(1);
  expect(rows[0]).toMatchObject({ id, status: "committed", factCount: 7, rowCount: 3, createdBy: analyst.name });
});

it("reads, compares and stores a file of 20,000 rows whole", async () => {
  const lines = ["date,series,value,role"];
  for (let fund = 0; fund < 40; fund++)
    for (let day = 0; day < 500; day++) {
      const date = new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10);
      lines.push(`${date},P${fund},${((fund * 31 + day * 17) % 200) / 10_000 - 0.01},portfolio`);
    }
  const { totals } = await importedFile(`${lines.join("\n")}\n`, { createMissing: true });
  // Every row, and for each of the 40 portfolios the assignment of its manager.
  expect(totals).toEqual({ added: 20_040, restated: 0, unchanged: 0 });
});

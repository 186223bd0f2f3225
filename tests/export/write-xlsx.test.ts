import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { day, formula, number, SheetPlan, text } from "@/server/export/workbook";
import { writeXlsx } from "@/server/export/write-xlsx";

async function written(...cells: Parameters<SheetPlan["add"]>) {
  const plan = new SheetPlan("Sheet", []);
  plan.add(...cells);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await writeXlsx({ sheets: [plan] })).buffer);
  return book.getWorksheet("Sheet")!.getRow(1);
}

describe("a written workbook", () => {
  it.each(["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1"])("keeps %j text", async (given) => {
    expect((await written(text(given))).getCell(1).value).toBe(`'${given}`);
  });

  it("leaves ordinary text and negative numbers as they are", async () => {
    const row = await written(text("权益 Equities"), text("-5.2"), number(-0.25));
    expect([1, 2, 3].map((column) => row.getCell(column).value)).toEqual(["权益 Equities", "-5.2", -0.25]);
  });

  it("holds dates as dates, in whatever time zone it is written", async () => {
    const cell = (await written(day("2024-02-29"))).getCell(1);
    expect(cell.value).toEqual(new Date("2024-02-29T00:00:00Z"));
    expect(cell.numFmt).toBe("yyyy-mm-dd");
  });

  it("holds formulas with their results, later functions under the name that the format knows", async () => {
    const row = await written(formula("STDEV.S($A$1:$A$3)*SQRT(12)", 0.1), formula("T.INV.2T(0.05,10)", 2.2));
    expect(row.getCell(1).value).toEqual({ formula: "_xlfn.STDEV.S($A$1:$A$3)*SQRT(12)", result: 0.1 });
    expect(row.getCell(2).formula).toBe("_xlfn.T.INV.2T(0.05,10)");
  });
});

import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { readTable } from "@/server/import/read-table.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const text = "日期,组合\n2024-12-31,成长一号\n";
/** "日期,组合\n2024-12-31,成长一号\n" as Excel in China writes it (GBK, a part of GB18030). */
const GBK = Uint8Array.from([
  0xc8,
  0xd5,
  0xc6,
  0xda,
  0x2c,
  0xd7,
  0xe9,
  0xba,
  0xcf,
  0x0a,
  ...utf8("2024-12-31,"),
  0xb3,
  0xc9,
  0xb3,
  0xa4,
  0xd2,
  0xbb,
  0xba,
  0xc5,
  0x0a,
]);
const utf16 = (bigEndian: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};

describe("encodings", () => {
  it.each([
    ["utf-8", utf8(text)],
    ["utf-8-bom", utf8(`\uFEFF${text}`)],
    ["utf-16le", utf16(false)],
    ["utf-16be", utf16(true)],
    ["gb18030", GBK],
  ])("recognises %s", async (encoding, bytes) => {
    expect(await readTable(bytes, null)).toMatchObject({
      encoding,
      header: ["日期", "组合"],
      rows: [{ line: 2, cells: ["2024-12-31", "成长一号"] }],
    });
  });

  it("reads the four-byte characters of GB18030", async () => {
    // 㐀 (U+3400) is 0x8139EE39 in GB18030-2005
    const bytes = Uint8Array.from([...utf8("a,b\n1,"), 0x81, 0x39, 0xee, 0x39, 0x0a]);
    expect(await readTable(bytes, null)).toMatchObject({ encoding: "gb18030", rows: [{ cells: ["1", "㐀"] }] });
  });
});

describe("delimited text", () => {
  it.each([
    [",", "a,b\n1,2\n"],
    [";", "a;b\n1,5;2,5\n"],
    ["\t", "a\tb\n1\t2\n"],
  ])("finds the delimiter %j", async (delimiter, content) => {
    expect(await readTable(utf8(content), null)).toMatchObject({ delimiter, header: ["a", "b"] });
  });

  it("keeps delimiters, quotes and line ends inside quotation marks, and counts lines as the file does", async () => {
    const table = await readTable(utf8('\n"a, b","c"\r\n"x ""y""\nz",1\r\n\r\nlast,2'), null);
    expect(table).toMatchObject({
      headerLine: 2,
      header: ["a, b", "c"],
      rows: [
        { line: 3, cells: ['x "y"\nz', "1"] },
        { line: 6, cells: ["last", "2"] },
      ],
    });
  });
});

describe("workbooks", () => {
  async function workbook() {
    const book = new ExcelJS.Workbook();
    book.addWorksheet("Notes");
    const sheet = book.addWorksheet("Returns");
    sheet.addRow(["date", "A", "B"]);
    sheet.addRow([new Date("2024-11-30T00:00:00Z"), 0.0123, null]);
    const row = sheet.addRow([
      new Date("2024-12-31T00:00:00Z"),
      { formula: "0.1+0.2", result: 0.30000000000000004 },
      "n/a",
    ]);
    row.getCell(1).numFmt = "yyyy-mm-dd";
    const other = book.addWorksheet("Other");
    other.addRows([["x"], ["1"]]);
    return new Uint8Array(await book.xlsx.writeBuffer());
  }

  it("reads the first sheet that holds something, dates as plain dates, numbers with every digit", async () => {
    expect(await readTable(await workbook(), null)).toMatchObject({
      encoding: "xlsx",
      sheet: "Returns",
      sheets: ["Returns", "Other"],
      header: ["date", "A", "B"],
      rows: [
        { line: 2, cells: ["2024-11-30", "0.0123", ""] },
        { line: 3, cells: ["2024-12-31", "0.30000000000000004", "n/a"] },
      ],
    });
  });

  it("passes over hidden sheets and titles, and hides neither errors nor formulas without a result", async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet("Hidden", { state: "hidden" }).addRows([["secret"], [1]]);
    const sheet = book.addWorksheet("Shown");
    sheet.addRow(["Monthly report"]);
    sheet.mergeCells("A1:C1");
    sheet.addRow(["date", "A", "B"]);
    sheet.addRow([new Date("2024-11-30T00:00:00Z"), { error: "#DIV/0!" }, { formula: "A3*2" }]);
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    expect(await readTable(bytes, null)).toMatchObject({
      sheet: "Shown",
      sheets: ["Hidden", "Shown"],
      titles: 1,
      headerLine: 2,
      header: ["date", "A", "B"],
      rows: [{ line: 3, cells: ["2024-11-30", "#DIV/0!", "=A3*2"] }],
    });
    expect(await readTable(bytes, "Hidden")).toMatchObject({ sheet: "Hidden", header: ["secret"] });
  });

  it("reads the sheet that was asked for", async () => {
    expect(await readTable(await workbook(), "Other")).toMatchObject({ sheet: "Other", header: ["x"] });
  });
});

it.each([
  ["emptyFile", new Uint8Array()],
  ["emptyFile", utf8(" \r\n ")],
  ["notText", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2, 3])],
  ["oldWorkbook", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
  ["brokenWorkbook", Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 9, 9, 9])],
  ["brokenQuotes", utf8('a,b\n"open,1\n2,3\n')],
  ["noDataRows", utf8("date,a,b\n")],
] as const)("refuses a file that cannot be read: %s", async (code, bytes) => {
  expect(await readTable(bytes, null)).toMatchObject({ problem: { code, level: "error" } });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectDateOrder, parseDate } from "@/server/import/parse-date.ts";
import { asFraction, decimalEvidence, isAbsent, parseNumber } from "@/server/import/parse-number.ts";

describe("dates", () => {
  it.each([
    ["2024-12-31", "2024-12-31"],
    ["2024/12/31", "2024-12-31"],
    ["2024.1.5", "2024-01-05"],
    ["20241231", "2024-12-31"],
    ["2024年12月31日", "2024-12-31"],
    ["2024-12-31 00:00:00", "2024-12-31"],
    ["2024-12-31T16:00:00Z", "2024-12-31"],
    ["2024-02", "2024-02-29"],
    ["2024年2月", "2024-02-29"],
    ["31.12.2024", "2024-12-31"],
    ["31-Dec-2024", "2024-12-31"],
    ["Dec 31, 2024", "2024-12-31"],
    ["45657", "2024-12-31"], // a spreadsheet's day number: 45657 is 31 December 2024
    ["2024-02-30", null],
    ["2024-13-01", null],
    ["2024", null],
    ["yesterday", null],
  ])("reads %s as %s", (cell, date) => {
    expect(parseDate(cell, "dmy")).toBe(date);
  });

  it("puts day and month in the order that was settled", () => {
    expect(parseDate("03/04/2024", "dmy")).toBe("2024-04-03");
    expect(parseDate("03/04/2024", "mdy")).toBe("2024-03-04");
  });

  it.each([
    [["31/01/2024", "03/04/2024"], "dmy"],
    [["01/31/2024", "03/04/2024"], "mdy"],
    [["03/04/2024", "05/06/2024"], "either"],
    [["31/01/2024", "01/31/2024"], "conflict"],
    [["2024-01-31", "05/05/2024"], null],
  ])("settles the order of %j: %s", (cells, order) => {
    expect(detectDateOrder(cells)).toBe(order);
  });
});

describe("numbers", () => {
  it.each([
    ["1234.5", ".", "1234.5"],
    ["1,234.5", ".", "1234.5"],
    ["1.234,5", ",", "1234.5"],
    ["1 234,5", ",", "1234.5"],
    ["(12.5)", ".", "-12.5"],
    ["−0.5", ".", "-0.5"],
    ["+0.5", ".", "0.5"],
    [".5", ".", ".5"],
    ["1e-3", ".", "1e-3"],
    ["12abc", ".", null],
    ["1,23,4", ".", null],
    ["1.2.3", ".", null],
    ["=A1", ".", null],
  ] as const)("reads %s with the decimal mark %s as %s", (cell, mark, number) => {
    expect(parseNumber(cell, mark)?.text ?? null).toBe(number);
  });

  it("knows which cells settle the decimal mark", () => {
    expect(decimalEvidence(["0.5", "1,234.5", "1,234,567"])).toEqual({ point: 3, comma: 0, either: 0 });
    expect(decimalEvidence(["0,5", "1.234,5"])).toEqual({ point: 0, comma: 2, either: 0 });
    expect(decimalEvidence(["1,234", "12"])).toEqual({ point: 0, comma: 0, either: 1 });
  });

  it.each(["", "-", "N/A", "#N/A", "NaN", "无", "—"])("takes %j for no value", (cell) => {
    expect(isAbsent(cell)).toBe(true);
  });

  it("lets a percent sign outweigh the unit of the column", () => {
    expect(asFraction(parseNumber("5%", ".")!, "fraction")).toBe(0.05);
    expect(asFraction(parseNumber("5", ".")!, "bp")).toBe(0.0005);
  });

  it("reads a percentage as the same number as its fraction, to the last digit", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999, max: 99_999 }), (units) => {
        const percent = (units / 1000).toFixed(3);
        const sign = units < 0 ? "-" : "";
        const digits = String(Math.abs(units)).padStart(6, "0");
        const fraction = `${sign}${digits.slice(0, -5)}.${digits.slice(-5)}`;
        expect(asFraction(parseNumber(`${percent}%`, ".")!, "fraction") + 0).toBe(Number(fraction) + 0);
      }),
    );
  });
});

import { expect, it } from "vitest";
import { toCsv } from "@/server/core/format/to-csv";

it("opens as UTF-8 in a spreadsheet, quotes what needs it and leaves missing cells empty", () => {
  expect(toCsv(["经理", "a,b"], [['x"y', null]])).toBe('\uFEFF经理,"a,b"\r\n"x""y",\r\n');
});

it("makes text that would run as a formula text, and leaves negative numbers numbers", () => {
  expect(toCsv(["h"], [["=1+1"], [-0.5], ["-0.5"], ["@cmd"]])).toBe("\uFEFFh\r\n'=1+1\r\n-0.5\r\n-0.5\r\n'@cmd\r\n");
});

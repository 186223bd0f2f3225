import { expect, it } from "vitest";
import { parseAmount } from "@/server/core/format/parse-amount";

it.each([
  ["1234.5", "1234.5"],
  ["0", "0"],
  [" 1,234,567.89 ", "1234567.89"],
  ["１，２３４．５０", "1234.50"],
  ["999999999999999.99", "999999999999999.99"],
])("reads %s", (typed, amount) => {
  expect(parseAmount(typed)).toBe(amount);
});

it.each([
  "",
  "abc",
  "12,34",
  "1234,56",
  "1.234",
  "1.234,56",
  "-1",
  "1e5",
  "12.",
  ".5",
  "1,2345",
  "1 000",
  "9".repeat(16),
])("refuses %s", (typed) => {
  expect(parseAmount(typed)).toBeNull();
});

it("takes a minus only where an amount may be negative", () => {
  expect(parseAmount("−1,000.5", { isSigned: true })).toBe("-1000.5");
  expect(parseAmount("-0", { isSigned: true })).toBe("0");
  expect(parseAmount("--1", { isSigned: true })).toBeNull();
});

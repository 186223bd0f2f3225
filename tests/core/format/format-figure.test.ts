import { describe, expect, it } from "vitest";
import {
  formatBasisPoints,
  formatDate,
  formatExactMoney,
  formatMoney,
  formatMultiple,
  formatPercent,
  formatPercentagePoints,
  formatQuarter,
  formatYears,
} from "@/server/core/format/format-figure";

describe("a figure is written one way", () => {
  it.each([
    ["a percentage", formatPercent(0.137532010823671, "en"), "13.75%"],
    ["more digits when asked", formatPercent(0.137532010823671, "en", { digits: 4 }), "13.7532%"],
    ["a loss with a minus sign, not a hyphen", formatPercent(-0.0312, "en"), "\u22123.12%"],
    ["what rounds to zero without a sign", formatPercent(-0.00001, "en"), "0.00%"],
    ["a difference in percentage points", formatPercentagePoints(0.0123, "en"), "+1.23 pp"],
    ["the same in Chinese", formatPercentagePoints(0.0123, "zh-CN"), "+1.23 个百分点"],
    ["basis points", formatBasisPoints(0.0042, "en"), "+42.0 bp"],
    ["a multiple", formatMultiple(1.5, "en"), "1.50x"],
    ["years", formatYears(11.4, "zh-CN"), "11.4 年"],
    ["years below zero", formatYears(-8.53, "en", { digits: 2 }), "−8.53 years"],
  ])("%s", (_, text, expected) => expect(text).toBe(expected));
});

describe("money is grouped as its readers count", () => {
  it.each([
    [123_456_789, "en", "CNY 123.46m"],
    [123_456_789, "zh-CN", "1.23 亿元"],
    [56_000, "zh-CN", "5.60 万元"],
    [2_500_000_000_000, "zh-CN", "2.50 万亿元"],
    [-1_200, "en", "\u2212CNY 1.20k"],
    ["999.5", "en", "CNY 999.50"],
  ] as const)("%s in %s", (value, locale, expected) => expect(formatMoney(value, "CNY", locale)).toBe(expected));

  it("keeps every digit of an exact amount", () => {
    expect(formatExactMoney("-1234567890123456.7", "CNY", "en")).toBe("\u2212CNY 1,234,567,890,123,456.70");
    expect(formatExactMoney("0.05", "CNY", "zh-CN")).toBe("0.05 元");
  });
});

describe("plain dates stay plain", () => {
  it.each([
    [formatDate("2024-12-31", "en"), "31 Dec 2024"],
    [formatDate("2024-12-31", "zh-CN"), "2024年12月31日"],
    [formatQuarter("2026-09-30", "en"), "Q3 2026"],
    [formatQuarter("2026-09-30", "zh-CN"), "2026年第三季度"],
  ])("%s", (text, expected) => expect(text).toBe(expected));
});

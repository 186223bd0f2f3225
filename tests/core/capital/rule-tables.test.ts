import { describe, expect, it } from "vitest";
import { positionCharge } from "@/server/core/capital/minimum-capital";
import { crossRulesAt } from "@/server/core/capital/regimes/cross-rules";
import { parseCrossTables } from "@/server/core/capital/regimes/cross-tables";
import { ruleStanding } from "@/server/core/capital/regimes/dated-rule";
import { regimeFacts } from "@/server/core/capital/regimes/regime-facts";
import { shippedCrossTables } from "@/server/core/capital/regimes/shipped-cross-tables";
import { withCode } from "@/tests/builders/with-code";

describe("standing of a rule row", () => {
  it.each([
    ["primary", "high", "verified"],
    ["secondary", "high", "verified"],
    ["secondary", "medium", "unverified"],
    ["memory", "high", "unverified"],
    ["memory", "medium", "example"],
    ["secondary", "low", "example"],
  ] as const)("%s source, %s confidence: %s", (sourceClass, confidence, standing) => {
    expect(ruleStanding({ sourceClass, confidence })).toBe(standing);
  });
});

describe("edited tables", () => {
  const mainBoard = shippedCrossTables.baseFactors.find((row) => row.asset === "main_board_share")!;

  it("change a factor from a day on and leave the past alone", () => {
    const tables = parseCrossTables({
      ...shippedCrossTables,
      baseFactors: [
        ...shippedCrossTables.baseFactors.filter((row) => row !== mainBoard),
        { ...mainBoard, validTo: "2026-06-30" },
        { ...mainBoard, validFrom: "2026-07-01", factor: 0.33, source: "own assumption" },
      ],
    });
    const factorOn = (date: string) =>
      positionCharge({ asset: "main_board_share", admittedValue: 1 }, crossRulesAt(date, tables)).riskFactor;
    expect([factorOn("2026-06-30"), factorOn("2026-07-01")]).toEqual([0.35, 0.33]);
  });

  it("may not have two rows for one day", () => {
    const baseFactors = [...shippedCrossTables.baseFactors, { ...mainBoard, validFrom: "2026-01-01" }];
    expect(() => parseCrossTables({ ...shippedCrossTables, baseFactors })).toThrow(withCode("rulesOverlap"));
  });

  it("may not end before they begin", () => {
    const baseFactors = [{ ...mainBoard, validTo: "2020-01-01" }];
    expect(() => parseCrossTables({ ...shippedCrossTables, baseFactors })).toThrow(withCode("ruleEndsBeforeItBegins"));
  });

  it("need a symmetric matrix with ones on the diagonal", () => {
    const correlations = shippedCrossTables.correlations.map((row) => ({
      ...row,
      matrix: row.matrix.map((line, i) => line.map((value, j) => (i === 0 && j === 1 ? value + 0.01 : value))),
    }));
    expect(() => parseCrossTables({ ...shippedCrossTables, correlations })).toThrow(
      withCode("correlationMatrixMalformed"),
    );
  });

  it("need a source for every row", () => {
    const baseFactors = [{ ...mainBoard, source: "" }];
    expect(() => parseCrossTables({ ...shippedCrossTables, baseFactors })).toThrow(withCode("ruleTablesMalformed"));
  });
});

it("facts are told in both languages", () => {
  for (const { statement } of regimeFacts) expect(Object.values(statement).every((text) => text.length > 0)).toBe(true);
});

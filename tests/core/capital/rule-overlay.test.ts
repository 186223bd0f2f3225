import { describe, expect, it } from "vitest";
import { crossRulesAt } from "@/server/core/capital/regimes/cross-rules";
import {
  editableRegimes,
  type OwnRule,
  overlaidTables,
  ruleKey,
  shippedTables,
} from "@/server/core/capital/regimes/rule-overlay";
import { solvencyTwoRulesAt } from "@/server/core/capital/solvency-two";
import { withCode } from "@/tests/builders/with-code";

const provenance = {
  source: "Notice of our own",
  sourceDate: "2026-10-01",
  sourceClass: "primary",
  confidence: "high",
} as const;

const unlisted = (factor: number, validFrom: string, validTo: string | null = null): OwnRule => ({
  regime: "cross",
  table: "baseFactors",
  row: { ...provenance, validFrom, validTo, asset: "unlisted_equity", factor, chargedUnder: "equity" },
});

const factorOn = (date: string, own: readonly OwnRule[]) =>
  crossRulesAt(date, overlaidTables(own).cross).baseFactor("unlisted_equity").factor;

describe("rows of the institution", () => {
  it("count from their day on; before it the shipped row does", () => {
    const own = [unlisted(0.38, "2026-10-01")];
    expect([factorOn("2026-09-30", own), factorOn("2026-10-01", own), factorOn("2030-01-01", own)]).toEqual([
      0.41, 0.38, 0.38,
    ]);
  });

  it("end, and the shipped row comes back", () => {
    const own = [unlisted(0.38, "2026-10-01", "2026-12-31"), unlisted(0.45, "2027-06-01", "2027-06-30")];
    expect(["2026-12-31", "2027-01-01", "2027-06-15", "2027-07-01"].map((day) => factorOn(day, own))).toEqual([
      0.38, 0.41, 0.45, 0.41,
    ]);
  });

  it("replace one asset of a row that stands for several and leave the others", () => {
    const [row] = shippedTables.cross.indexFactors.filter(
      ({ index, longerThanYears, validTo }) => index === "CSI300" && longerThanYears === 3 && validTo === null,
    );
    const own: OwnRule = {
      regime: "cross",
      table: "indexFactors",
      row: { ...row!, ...provenance, validFrom: "2026-10-01", assets: ["main_board_share"], targetFactor: 0.25 },
    };
    const targets = crossRulesAt("2026-10-01", overlaidTables([own]).cross)
      .indexFactors.filter(({ index, longerThanYears }) => index === "CSI300" && longerThanYears === 3)
      .map(({ assets, targetFactor }) => [assets.join(), targetFactor]);
    expect(targets).toEqual([
      ["chinext_share", 0.27],
      ["main_board_share", 0.25],
    ]);
  });

  it("of Solvency II replace the stress of one jurisdiction", () => {
    const row = {
      ...provenance,
      validFrom: "2026-01-01",
      validTo: null,
      jurisdiction: "eu",
      asset: "type_2",
      stress: 0.44,
      adjustmentShare: 1,
    };
    const { solvencyTwo } = overlaidTables([{ regime: "solvencyTwo", table: "stresses", row }]);
    expect(solvencyTwoRulesAt("2026-09-30", "eu", solvencyTwo).stress("type_2").stress).toBe(0.44);
    expect(solvencyTwoRulesAt("2026-09-30", "uk", solvencyTwo).stress("type_2").stress).toBe(0.49);
  });

  it("may not overlap each other, end before they begin, or be of another shape", () => {
    expect(() => overlaidTables([unlisted(0.38, "2026-10-01"), unlisted(0.37, "2026-11-01")])).toThrow(
      withCode("rulesOverlap"),
    );
    expect(() => overlaidTables([unlisted(0.38, "2026-10-01", "2026-09-01")])).toThrow(
      withCode("ruleEndsBeforeItBegins"),
    );
    expect(() => overlaidTables([unlisted(3.8, "2026-10-01")])).toThrow(withCode("ruleTablesMalformed"));
    expect(() => overlaidTables([{ ...unlisted(0.38, "2026-10-01"), table: "moods" }])).toThrow(
      withCode("unknownRuleTable"),
    );
  });

  it("leave the shipped tables as they are", () => {
    overlaidTables([unlisted(0.38, "2026-10-01")]);
    expect(overlaidTables([])).toBe(shippedTables);
    expect(factorOn("2026-10-01", [])).toBe(0.41);
  });
});

it("every shipped row has a key in its table", () => {
  for (const regime of editableRegimes)
    for (const [table, rows] of Object.entries(shippedTables[regime]))
      for (const row of rows) expect(ruleKey(regime, table, row)).not.toBe("");
});

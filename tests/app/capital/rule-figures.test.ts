import { describe, expect, it } from "vitest";
import { figuresOf, withFigures } from "@/app/_components/capital/rule-figures";
import { editableRegimes, type RuleRow, ruleKey, shippedTables } from "@/server/core/capital/regimes/rule-overlay";

const row: RuleRow = {
  validFrom: "2026-01-01",
  validTo: null,
  source: "Notice 7",
  sourceDate: "2026-01-01",
  sourceClass: "primary",
  confidence: "high",
  insurers: ["life"],
  brackets: [
    { below: 50, value: 0.9 },
    { below: null, value: 1 },
  ],
};

describe("figures of a rule row", () => {
  it("are all its numbers with the way to them, not its days, names or open ends", () => {
    expect(figuresOf(row)).toEqual([
      { path: ["brackets", 0, "below"], value: 50 },
      { path: ["brackets", 0, "value"], value: 0.9 },
      { path: ["brackets", 1, "value"], value: 1 },
    ]);
  });

  it("are replaced by their way; everything else stays, and the row given is not touched", () => {
    const changed = withFigures(row, { "brackets.0.value": 0.85, "brackets.9.value": 3, validFrom: 1 });
    expect(changed).toEqual({
      ...row,
      brackets: [
        { below: 50, value: 0.85 },
        { below: null, value: 1 },
      ],
    });
    expect(figuresOf(row)[1]?.value).toBe(0.9);
  });

  const shipped = editableRegimes.flatMap((regime) =>
    Object.entries(shippedTables[regime] as unknown as Record<string, RuleRow[]>).flatMap(([table, rows]) =>
      rows.map((one) => [`${regime} ${table} ${ruleKey(regime, table, one)} ${one.validFrom}`, one] as const),
    ),
  );

  it.each(shipped)("of %s written back give the same row", (_, one) => {
    const figures = Object.fromEntries(figuresOf(one).map(({ path, value }) => [path.join("."), value]));
    expect(withFigures(one, figures)).toEqual(one);
  });
});

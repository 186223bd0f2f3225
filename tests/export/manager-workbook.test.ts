import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measured } from "@/server/core/measured";
import { buildManagerRecord, preparedPortfolio } from "@/server/core/records/build-manager-record";
import { evaluateScheme } from "@/server/core/schemes/evaluate-scheme";
import type { ManagerRecord } from "@/server/core/schemes/manager-record";
import { schemePresets } from "@/server/core/schemes/presets/scheme-presets";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition";
import { exportWords } from "@/server/export/export-words";
import { managerWorkbook } from "@/server/export/manager-workbook";
import { exportFacts } from "../builders/export-facts";
import { managerRecord, privatePosition } from "../builders/manager-record";
import { answersFor, mark, monthly, noEvents, portfolioFacts } from "../builders/portfolio-facts";
import { recomputed, wrongResults } from "./recompute";

const words = exportWords("en");
const corridor = { peers: [], options: { probabilities: [0.1, 0.9], minimumCount: 5, maximumPooledYears: 1 } };

/** The record of one liquid portfolio from these monthly returns and its benchmark's. */
function recordOf(own: readonly number[], benchmark: readonly number[]) {
  const facts = portfolioFacts({
    returns: monthly("2014-01-31", own),
    benchmark: { seriesId: "b", name: "B", nameZh: null, series: monthly("2014-01-31", benchmark), sources: [] },
    marks: [mark("2013-12-31", 1000)],
  });
  const asOf = "2026-12-31";
  const manager = { managerId: "m", code: "M", name: "M", nameZh: null, isExternal: false, desk: null, style: null };
  return buildManagerRecord(
    { ...manager, assignments: [answersFor("p")], assignmentSources: [] },
    new Map([[facts.portfolioId, { facts, prepared: preparedPortfolio(facts, asOf) }]]),
    { asOf, knownAsOf: null, corridor, ...noEvents },
  );
}

const scoreOf = (definition: SchemeDefinition, record: ManagerRecord) => ({
  lens: definition.name.en,
  definition,
  tree: evaluateScheme(definition, record).tree,
  subjectNames: new Map<string, string>(),
});

function workbookOf({ record, detail }: ReturnType<typeof recordOf>, neweyWestLag = 0) {
  return managerWorkbook(
    {
      ladder: { rows: record.ladder.whole, frequency: record.frequency ?? "monthly", neweyWestLag },
      books: [{ book: "liquid", rows: record.ladder.liquid, frequency: record.frequency ?? "monthly", neweyWestLag }],
      returns: detail.returns.map((point) => ({ ...point, portfolioSources: "", benchmarkSources: "" })),
      scores: schemePresets.slice(0, 2).map((definition) => scoreOf(definition, record)),
    },
    exportFacts,
    words,
  );
}

const returns = fc.array(
  fc.integer({ min: -1500, max: 1500 }).map((bps) => bps / 1e4),
  { minLength: 1, maxLength: 156 },
);

describe("the workbook of a manager", () => {
  it("computes every figure of the ladder and of the scores again, for records of any length", () => {
    fc.assert(
      fc.property(returns, returns, (own, benchmark) => {
        expect(wrongResults(workbookOf(recordOf(own, benchmark)))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it("compounds and annualises three years of 1% a month by formula", () => {
    const workbook = workbookOf(recordOf(Array(156).fill(0.01), Array(156).fill(0.005)));
    const ladder = workbook.sheets[1]!;
    const row =
      ladder.rows.findIndex(
        ([label]) => label && "value" in label && label.value === words.say("export.ladder.lines.portfolioAnnualized"),
      ) + 1;
    const threeYears = recomputed(workbook).find(({ place }) => place === `${ladder.name} row ${row} column 8`);
    expect(threeYears?.value).toBeCloseTo(1.01 ** 12 - 1, 12);
  });

  it("says why there is no figure instead of a number", () => {
    const ladder = workbookOf(recordOf([0.01], [0.02])).sheets[1]!;
    const shown = ladder.rows.flat().flatMap((cell) => (cell && "value" in cell ? [cell.value] : []));
    expect(shown).toContain(words.reason("notMeaningfulBelowOneYear"));
  });

  it("without the series computes what follows from the figures that are shown", () => {
    const { record } = recordOf(
      [...Array(60)].map((_, i) => 0.01 + 0.02 * Math.sin(i)),
      Array(60).fill(0.004),
    );
    const ladder = { rows: record.ladder.whole, frequency: "monthly", neweyWestLag: 0 } as const;
    const workbook = managerWorkbook({ ladder, books: [], returns: null, scores: [] }, exportFacts, words);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["About", "Ladder"]);
    expect(wrongResults(workbook)).toEqual([]);
    expect(recomputed(workbook).length).toBeGreaterThan(20);
  });

  it.each(schemePresets.map((definition) => [definition.code, definition] as const))(
    "computes the score under %s again, of a private book too",
    (_, definition) => {
      const active = { "1q": 0.01, "1y": 0.02, "3y": -0.005, "5y": 0.03 } as const;
      const records = [
        managerRecord({ active }),
        managerRecord(
          { active },
          {
            positions: [
              privatePosition({ ageYears: 6, rank: 0.7 }),
              privatePosition({ ageYears: 8, rank: 0.2, paidIn: "300", irr: measured(0.1) }),
            ],
          },
        ),
      ];
      for (const record of records) {
        const scores = [scoreOf(definition, record)];
        const workbook = managerWorkbook(
          { ladder: { rows: [], frequency: "monthly", neweyWestLag: 0 }, books: [], returns: null, scores },
          exportFacts,
          words,
        );
        expect(wrongResults(workbook)).toEqual([]);
      }
    },
  );
});

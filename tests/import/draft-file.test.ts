import { describe, expect, it } from "vitest";
import { importKindNames, importKinds } from "@/server/import/import-kinds.ts";
import { importTemplate } from "@/server/import/template.ts";
import { readFile } from "./read-file.ts";

const months = (count: number, cells: (index: number) => string, heading: string) =>
  `${heading}\n${Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(2024, index + 1, 0)).toISOString().slice(0, 10);
    return `${date},${cells(index)}`;
  }).join("\n")}\n`;

describe.each(importKindNames)("the template of %s", (kind) => {
  it.each(["en", "zh-CN"] as const)("is a file of its kind without a problem (%s)", async (language) => {
    const read = await readFile(importTemplate(kind, language));
    expect(read.kind).toBe(kind);
    expect(read.codes).toEqual([]);
  });
});

describe("wide returns", () => {
  it("proposes the part of each column and skips empty cells", async () => {
    const read = await readFile(
      months(3, (index) => `0.0${index},${index ? "0.01" : ""},0.003`, "date,HAM1,S&P 500,US 3m TR"),
    );
    expect(read.kind).toBe("returnsWide");
    expect(read.columns).toEqual({ date: "date", HAM1: "portfolio", "S&P 500": "benchmark", "US 3m TR": "riskFree" });
    expect(read.facts.seriesPoints).toHaveLength(8);
    expect(read.references.series.map(({ code, kind, frequency }) => [code, kind, frequency])).toEqual([
      ["HAM1", "portfolioReturn", "monthly"],
      ["S&P 500", "benchmarkReturn", "monthly"],
      ["US 3m TR", "riskFreeReturn", "monthly"],
    ]);
    expect(read.references.portfolios[0]?.benchmark).toBe("S&P 500");
    expect([...read.answerable]).toEqual([["HAM1", "2024-01-01"]]);
  });

  it.each([
    ["1.2,0.4,-2.1,0.9", ["unitInDoubt"]],
    ["0.012,0.004,-0.021,0.009", []],
    ["1.2%,0.4%,-2.1%,0.9%", []],
  ])("asks whether %s are fractions or percent", async (values, codes) => {
    const list = values.split(",");
    const content = months(4, (index) => list[index] ?? "", "date,A");
    expect((await readFile(content)).codes).toEqual(codes);
  });

  it("asks nothing once the unit is said", async () => {
    const content = months(3, () => "1.5", "date,A");
    const { codes, facts } = await readFile(content, { units: { return: "percent" } });
    expect(codes).toEqual([]);
    expect(facts.seriesPoints?.[0]).toMatchObject({ value: 0.015, sourceRow: 2, sourceColumn: "A" });
  });

  it("doubts daily returns that are small percentages", async () => {
    const days = Array.from(
      { length: 20 },
      (_, day) => `2024-01-${String(day + 1).padStart(2, "0")},0.0${(day % 7) + 2}`,
    );
    expect((await readFile(`date,A\n${days.join("\n")}\n`)).codes).toEqual(["unitInDoubt"]);
  });

  it("shows exceptional values of clear fractions one by one instead of asking", async () => {
    const content = months(120, (index) => (index === 7 ? "1.4" : "0.01"), "date,A");
    const { problems } = await readFile(content.replaceAll(/^20(2[6-9]|3\d).*\n/gm, ""));
    expect(problems.filter(({ code }) => code === "unitInDoubt")).toHaveLength(1); // 1 in 25 is no exception
    const long = Array.from({ length: 200 }, (_, index) => {
      const date = new Date(Date.UTC(2005, index + 1, 0)).toISOString().slice(0, 10);
      return `${date},${index === 7 ? "1.4" : "0.01"}`;
    });
    const read = await readFile(`date,A\n${long.join("\n")}\n`);
    expect(read.problems).toEqual([
      { level: "warning", code: "unusualReturn", row: 9, column: "A", facts: { text: "1.4" } },
    ]);
  });

  it("refuses a loss of everything, text in numbers, and the future, each with its row and column", async () => {
    const { problems } = await readFile("date,A,B\n2024-01-31,-1,0.01\n2024-02-29,0.01,abc\n2027-01-31,0.01,0.01\n");
    expect(problems.map(({ code, row, column }) => [code, row, column])).toEqual([
      ["returnImpossible", 2, "A"],
      ["notANumber", 3, "B"],
      ["futureDate", 4, "date"],
    ]);
  });

  it("asks for the order of day and month where no date settles it", async () => {
    const content = "date,A\n01/02/2024,0.01\n03/04/2024,0.02\n";
    expect((await readFile(content)).codes).toContain("dateOrderInDoubt");
    expect((await readFile(content, { dateOrder: "mdy" })).codes).not.toContain("dateOrderInDoubt");
  });

  it("names holes, disorder, two rows of a date and mixed frequencies", async () => {
    const hole = "date,A\n2024-01-31,0.01\n2024-02-29,0.01\n2024-05-31,0.01\n2024-06-30,0.01\n";
    expect((await readFile(hole)).problems).toEqual([
      {
        level: "warning",
        code: "gapInSeries",
        row: 4,
        column: "date",
        facts: { series: "date", after: "2024-02-29", before: "2024-05-31", missing: 2 },
      },
    ]);
    expect((await readFile("date,A\n2024-02-29,0.01\n2024-01-31,0.01\n2024-03-31,0.02\n")).codes).toEqual([
      "datesOutOfOrder",
    ]);
    expect((await readFile("date,A\n2024-01-31,0.01\n2024-01-31,0.02\n")).codes).toEqual(["duplicateKey"]);
    expect((await readFile("date,A\n2024-01-31,0.01\n2024-01-31,0.01\n")).codes).toEqual(["duplicateRow"]);
    const mixed = "date,A\n2024-01-31,0.01\n2024-02-29,0.01\n2024-03-31,0.01\n2024-06-30,0.01\n2024-09-30,0.01\n";
    expect((await readFile(mixed)).codes).toEqual(["mixedFrequencies"]);
  });

  it("names a hole of one series that the others do not have", async () => {
    const { problems } = await readFile(months(4, (index) => `0.01,${index === 2 ? "" : "0.01"}`, "date,A,B"));
    expect(problems).toMatchObject([{ code: "gapInSeries", column: "B", row: 5, facts: { series: "B", missing: 1 } }]);
  });

  it("moves dates near a month's end to its last day on request only", async () => {
    const content = "date,A\n2000-01-31,0.01\n2000-02-28,0.01\n2000-03-31,0.01\n";
    expect((await readFile(content)).facts.seriesPoints?.[1]?.effectiveOn).toBe("2000-02-28");
    const moved = await readFile(content, { moveToMonthEnd: true });
    expect(moved.facts.seriesPoints?.[1]?.effectiveOn).toBe("2000-02-29");
    expect(moved.codes).toEqual([]);
  });

  it("reads decimal commas between semicolons", async () => {
    const { facts, codes } = await readFile("Datum;A\n31.01.2024;0,0125\n29.02.2024;-1,5%\n", {
      columns: { Datum: "date" },
    });
    expect(codes).toEqual([]);
    expect(facts.seriesPoints?.map(({ value }) => value)).toEqual([0.0125, -0.015]);
  });
});

describe("headings", () => {
  it("refuses a heading twice, names missing columns and rows that a stray delimiter has moved", async () => {
    expect((await readFile("date,A,A\n2024-01-31,0.1,0.1\n")).codes).toContain("duplicateHeader");
    const missing = await readFile("code,name\nA,B\n", {}, "portfolios");
    expect(missing.problems).toContainEqual({
      level: "error",
      code: "missingColumn",
      row: 1,
      column: null,
      facts: { field: "book" },
    });
    const stray = await readFile("code,name\nA,Smith, John\n", {}, "managers");
    expect(stray.problems).toContainEqual({
      level: "error",
      code: "rowLength",
      row: 2,
      column: null,
      facts: { cells: 3, columns: 2 },
    });
  });

  it("says which columns are left out", async () => {
    const { problems } = await readFile("code,name,shoe size\nA,B,42\n");
    expect(problems).toEqual([{ level: "warning", code: "columnLeftOut", row: 1, column: "shoe size", facts: {} }]);
  });
});

describe("weights", () => {
  const segments = (weight: string) =>
    `date,sector,portfolio_weight,benchmark_weight,portfolio_return,benchmark_return\n2024-12-31,A,${weight},0.5,0.1,0.1\n2024-12-31,B,0.5,0.5,0.1,\n`;

  it("must sum to one on each side of each period", async () => {
    const { problems } = await readFile(segments("0.4"), { portfolio: "P" });
    expect(problems).toContainEqual({
      level: "error",
      code: "weightsDoNotSumToOne",
      row: 2,
      column: "portfolio_weight",
      facts: { portfolio: "P", date: "2024-12-31", side: "portfolioWeight", total: 0.9, rows: 2 },
    });
  });

  it("tells a weight without a return", async () => {
    const { problems } = await readFile(segments("0.5"), { portfolio: "P" });
    expect(problems).toEqual([
      { level: "warning", code: "weightWithoutReturn", row: 3, column: "benchmark_return", facts: { name: "B" } },
    ]);
  });

  it("asks whether weights of 40 and 60 are percent", async () => {
    const content =
      "date,sector,portfolio_weight,benchmark_weight,portfolio_return,benchmark_return\n2024-12-31,A,40,50,0.1,0.1\n2024-12-31,B,60,50,0.1,0.1\n";
    expect((await readFile(content, { portfolio: "P" })).codes).toContain("unitInDoubt");
    expect((await readFile(content, { portfolio: "P", units: { weight: "percent" } })).codes).toEqual([]);
  });

  it("of a blend sum to one on every date", async () => {
    const { codes } = await readFile("benchmark,component,from,weight\nB,X,2020-01-01,0.6\nB,Y,2020-01-01,0.3\n");
    expect(codes).toEqual(["weightsDoNotSumToOne"]);
  });

  it("keep every other column of holdings to roll up by", async () => {
    const { facts } = await readFile(
      "date,security_id,name,return,portfolio_weight,benchmark_weight,country,cap\n2024-12-31,S1,One,0.1,1,1,CHN,5\n",
      { portfolio: "P" },
    );
    expect(facts.holdings?.[0]?.attributes).toEqual({ country: "CHN", cap: "5" });
  });
});

describe("funds, flows and responsibilities", () => {
  it("reads money in millions exactly, and leaves out a fund without a vintage with a warning", async () => {
    const { facts, problems } = await readFile(
      "plan,fund,vintage_year,paid_in_musd,distributed_musd,fair_value_musd,as_of_date\nP,One,2015,0.1,0.2,12.345678,2024-12-31\nP,Two,,1,1,1,2024-12-31\n",
    );
    expect(facts.fundPositions).toHaveLength(1);
    expect(facts.fundPositions?.[0]).toMatchObject({ paidIn: "100000", fairValue: "12345678" });
    expect(problems).toMatchObject([
      { code: "vintageMissing", row: 3, column: "vintage_year", facts: { fund: "Two" } },
    ]);
  });

  it("doubts a multiple that the amounts do not give", async () => {
    const { problems } = await readFile(
      "plan,fund,vintage,paid_in,distributed,nav,net_multiple,as_of\nP,One,2015,100,50,100,2.5,2024-12-31\n",
    );
    expect(problems).toMatchObject([{ code: "multipleDisagrees", facts: { stated: 2.5, computed: 1.5 } }]);
  });

  it("numbers several flows of a kind on a day, and refuses signs", async () => {
    const { facts, codes } = await readFile(
      "portfolio,date,kind,amount\nF,2024-03-15,缴款,100\nF,2024-03-15,call,100\nF,2024-03-15,distribution,-5\n",
    );
    expect(facts.cashFlows?.map(({ kind, number }) => [kind, number])).toEqual([
      ["call", 1],
      ["call", 2],
      ["distribution", 1],
    ]);
    expect(codes).toEqual(["amountNegative"]);
  });

  it("refuses a responsibility that ends before it begins, and shares above the whole", async () => {
    const { codes } = await readFile("manager,portfolio,share,from,until\nA,P,1.2,2024-01-01,2023-01-01\n", {
      units: { weight: "fraction" },
    });
    expect(codes).toEqual(["shareOutOfRange", "untilBeforeFrom"]);
  });
});

describe("desks and styles in both languages", () => {
  const desksOf = async (file: string) =>
    (await readFile(file)).references.managers.map(({ desk, style }) => [desk, style]);

  it("come as two columns or in one cell, and are the same then", async () => {
    const whole = await desksOf("code,name,desk,style\nA,Chen,Core bonds 核心债券,Quality 优质\n");
    const halves = await desksOf("code,name,desk,desk_zh,style,style_zh\nA,Chen,Core bonds,核心债券,Quality,优质\n");
    expect(whole).toEqual([["Core bonds 核心债券", "Quality 优质"]]);
    expect(halves).toEqual(whole);
  });
  it("may have one half only, and a half that is there already is not added again", async () => {
    const file = "code,name,desk,desk_zh\nA,Chen,Bonds,\nB,Liu,,债券部\nC,Xu,Bonds 债券部,债券部\nD,Wu,,\n";
    expect((await desksOf(file)).map(([desk]) => desk)).toEqual(["Bonds", "债券部", "Bonds 债券部", null]);
  });
});

describe("a file of another kind than it was said to be", () => {
  it.each(importKindNames)("is refused with the columns that are missing, as %s", async (kind) => {
    for (const other of importKindNames) {
      if (kind === other) continue;
      const read = await readFile(importTemplate(other, "en"), {}, kind);
      const needed = importKinds[kind].filter(({ required }) => required).map(({ name }) => name);
      const given = Object.values(read.columns);
      if (kind === "returnsWide" || needed.every((name) => given.includes(name))) continue;
      expect([other, read.codes]).toEqual([other, expect.arrayContaining(["missingColumn"])]);
      expect(Object.values(read.facts).flat()).toEqual([]);
    }
  });
});

describe("titles above the heading", () => {
  it("are left out and said, and rows keep their place in the file", async () => {
    const read = await readFile(
      "Exchange rates;;\n\nDezember 2024\ndate;pair;rate\n2024-11-30;USD/CNY;7,2\n2024-12-31;USD/CNY;x\n",
    );
    expect(read.kind).toBe("fxRates");
    expect(read.problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: "titlesSkipped", row: 1, facts: { rows: 2, heading: 4 } }),
        expect.objectContaining({ code: "notANumber", row: 6, column: "rate" }),
      ]),
    );
  });
});

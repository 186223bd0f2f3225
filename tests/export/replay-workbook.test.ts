import { describe, expect, it } from "vitest";
import { measured, unavailable } from "@/server/core/measured";
import { exportWords } from "@/server/export/export-words";
import { replayWorkbook } from "@/server/export/replay-workbook";
import type { ReplayPayYear, ReplaySchemeView } from "@/server/services/replay-view";
import { exportFacts } from "../builders/export-facts";
import { textOf } from "./read-workbook";
import { wrongResults } from "./recompute";

const managers = ["a", "b"].map((managerId) => ({
  managerId,
  code: managerId,
  name: `Manager ${managerId}`,
  nameZh: `经理${managerId}`,
  desk: null,
  style: null,
  finalActive: measured(0.01),
  finalValueAdded: measured(1),
  currency: "CNY",
}));

const year = (endsOn: string, granted: string, paid: string, clawedBack = "0"): ReplayPayYear => ({
  year: Number(endsOn.slice(0, 4)),
  endsOn,
  granted,
  paid,
  deferredBalance: "40.5",
  bank: "0",
  malus: "0",
  forfeited: "0",
  clawedBack,
});

/** Two managers over two year ends: a was stopped wrongly, b was paid 60 and gave 10 back without adding value. */
const scheme: ReplaySchemeView = {
  reference: "annual",
  name: { en: "Annual", zh: "年度" },
  version: null,
  status: "preset",
  currency: "CNY",
  lanes: managers.map(({ managerId }) => ({
    managerId,
    first: 0,
    scores: [50, null],
    ranks: [1, null],
    verdicts: ["inLine", "noData"],
    actions: ["keep", "stop"],
    barred: [],
    stop: null,
  })),
  stops: [
    {
      managerId: "a",
      stoppedOn: "2021-12-31",
      breach: "behind",
      after: {
        "1y": measured(0.02),
        "3y": unavailable("horizonNotCovered"),
        "5y": unavailable("horizonNotCovered"),
        toEnd: measured(0.02),
      },
      yearsSince: 1,
      valueAddedSince: measured(123.25),
      wasWrong: true,
    },
  ],
  wrongStops: 1,
  rightStops: 0,
  missedStops: ["b"],
  reversals: [
    { asOf: "2020-12-31", reversed: 1, pairs: 4 },
    { asOf: "2021-12-31", reversed: 2, pairs: 4 },
  ],
  reversalShare: measured(3 / 8),
  totals: {
    years: [year("2020-12-31", "100", "60"), year("2021-12-31", "100", "60", "10")],
    paid: "110",
    clawedBack: "10",
    open: "81",
    paidWithoutValue: "50",
    valueAddedAfterWrongStops: 123.25,
    payAgainstOutcome: measured(0.5),
  },
  people: [
    {
      managerId: "a",
      paid: "60",
      clawedBack: "0",
      open: "40.5",
      finalActive: measured(0.02),
      finalValueAdded: measured(7),
      years: [year("2020-12-31", "100", "60")],
    },
    {
      managerId: "b",
      paid: "50",
      clawedBack: "10",
      open: "40.5",
      finalActive: measured(-0.02),
      finalValueAdded: measured(-7),
      years: [year("2021-12-31", "100", "60", "10")],
    },
  ],
};

const book = (locale: "en" | "zh-CN", schemes: readonly ReplaySchemeView[] = [scheme]) =>
  replayWorkbook({ schemes, managers, quarters: ["2020-12-31", "2021-12-31"] }, exportFacts, exportWords(locale));

describe("the workbook of a replay", () => {
  it.each(["en", "zh-CN"] as const)("computes again what the comparison shows (%s)", (locale) => {
    const made = book(locale);
    expect(wrongResults(made)).toEqual([]);
    // Stopped, wrongly, rightly, forgone, reversals, paid, open, clawed back, paid without value.
    expect(made.sheets[1]!.differences).toHaveLength(9);
  });

  it.each(["en", "zh-CN"] as const)("says words and no key of a message that is missing (%s)", (locale) => {
    const missing = /\b(replay|export|verdicts|actions|horizons|reasons)\.[a-zA-Z]/;
    expect(textOf(book(locale))).not.toMatch(missing);
  });

  it("holds no person where the reader sees sums, and no pay where not even those", () => {
    const sums = textOf(book("en", [{ ...scheme, people: null }]));
    expect(sums).toContain("Everybody");
    const names = book("en", [{ ...scheme, people: null }]).sheets.map(({ name }) => name);
    expect(names).toContain("Pay by year");
    expect(names).not.toContain("Pay and outcome");
    expect(textOf(book("en", [{ ...scheme, people: null, totals: null }]))).not.toContain("Awarded");
  });

  it("stands without a stop, a pair or a scheme that pays", () => {
    const bare: ReplaySchemeView = {
      ...scheme,
      reference: "bare",
      stops: [],
      wrongStops: 0,
      missedStops: [],
      reversals: [],
      reversalShare: unavailable("noActiveReturn"),
      totals: null,
      people: null,
      currency: null,
    };
    expect(wrongResults(book("en", [bare, scheme]))).toEqual([]);
  });
});

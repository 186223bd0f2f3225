import fs from "node:fs";
import path from "node:path";
import { createTranslator } from "use-intl";
import { describe, expect, it } from "vitest";
import en from "@/app/_messages/en.json";
import zh from "@/app/_messages/zh-CN.json";
import { HORIZONS } from "@/server/core/returns/calendar/horizons.ts";
import { VERDICTS, type VerdictReason } from "@/server/core/schemes/evaluation.ts";
import type { RecordWarning } from "@/server/core/schemes/manager-record.ts";

type Messages = { readonly [key: string]: string | Messages };
type Facts = Readonly<Record<string, string | number>>;

const languages = { en: en as Messages, "zh-CN": zh as Messages };

const flat = (messages: Messages, prefix = ""): Map<string, string> =>
  new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "string" ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  );

/** Names of the facts a message asks for. Braces alternate: in a text they open an argument, in an argument a text. */
function factNames(message: string): string[] {
  const names = new Set<string>();
  const modes: ("text" | "argument")[] = ["text"];
  for (const [token, name] of message.matchAll(/\{\s*([A-Za-z0-9]*)|\}/g)) {
    if (token === "}") modes.pop();
    else if (modes.at(-1) === "argument") modes.push("text");
    else {
      names.add(name!);
      modes.push("argument");
    }
  }
  return [...names].sort();
}

const sourceFiles = (folder: string): string[] =>
  fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "generated" ? [] : sourceFiles(file);
    return entry.name.endsWith(".ts") ? [file] : [];
  });

/** Every code that stands as text after an expression, anywhere in the server. */
const codesInSource = (expression: RegExp) => {
  const root = path.resolve(import.meta.dirname, "../../server");
  const found = sourceFiles(root).flatMap((file) =>
    [...fs.readFileSync(file, "utf8").matchAll(expression)].map(([, code]) => code!),
  );
  return [...new Set(found)].sort();
};

/** The sentence in a language; fails where the message is missing, malformed or lacks a fact. */
function sentence(locale: keyof typeof languages, key: string, facts: Facts = {}): string {
  const translate = createTranslator({
    locale,
    messages: languages[locale] as Record<string, never>,
    onError: (error) => {
      throw error;
    },
  }) as unknown as (key: string, facts: Facts) => string;
  return translate(key, facts);
}

const reasonFacts: Record<VerdictReason, Facts> = {
  scoreAhead: { score: 71.26, threshold: 60 },
  scoreInLine: { score: 50, from: 40, to: 60 },
  scoreBehind: { score: 12, threshold: 40 },
  recordTooShort: { years: 1.25, minimum: 3 },
  skillNotDisproved: { probability: 0.41, limit: 0.3 },
  skillNotProved: { probability: 0.6, limit: 0.8 },
  youngFunds: { count: 2, graceYears: 4 },
  outsideCorridor: { count: 1, share: 0.7, lowerProbability: 0.1 },
  noRecord: {},
  noResult: {},
};

const warningFacts: Record<RecordWarning["code"], Facts> = {
  valuesMissing: {},
  benchmarkMissing: { count: 3 },
  missingPeriods: { count: 1 },
  recordEndsEarly: { on: "2026-06-30" },
  staleMark: { fund: "Fund A", on: "2025-12-31" },
  smoothedMarks: { fund: "Fund A", autocorrelation: 0.62 },
  mixedCurrencies: {},
  convertedCurrencies: { currency: "CNY" },
  corridorMissing: { fund: "Fund A" },
  restated: { portfolio: "Fund A", on: "2026-03-31", count: 1 },
};

const clocks = {
  name: "A",
  left: "behind",
  right: "ahead",
  leftLens: "L",
  rightLens: "R",
  years: 2.5,
  probability: 0.8,
};
const counts = {
  asOf: "2026-09-30",
  managers: 24,
  condemned: 7,
  ahead: 4,
  tooEarly: 1,
  withEvidence: 2,
  leftLens: "L",
  rightLens: "R",
};
const funds = {
  peers: 40,
  peersBelowWater: 26,
  share: 0.65,
  maximumAge: 3,
  own: 6,
  ownBelowWater: 2,
  expected: 1,
  outside: 1,
};
const headlines: Record<string, Facts> = {
  "managerPage.headlines.agree": clocks,
  "managerPage.headlines.tooEarly": clocks,
  "managerPage.headlines.disagree": clocks,
  "managerPage.headlines.disagreeWithEvidence": clocks,
  "managerPage.headlines.disagreeNoEvidence": clocks,
  "overview.headlines.nobody": counts,
  "overview.headlines.noneCondemned": counts,
  "overview.headlines.condemnedNoneAhead": counts,
  "overview.headlines.condemnedSomeTooEarly": counts,
  "overview.headlines.condemnedSomeAhead": counts,
  "privateFunds.headlines.nothing": funds,
  "privateFunds.headlines.peersOnly": funds,
  "privateFunds.headlines.noPeers": funds,
  "privateFunds.headlines.ownInCorridor": funds,
};

const nodes: Record<string, Facts> = {
  score: { scheme: "patient" },
  book: { book: "liquid" },
  measureScore: { measure: "active return" },
  periodReturn: { book: "liquid", horizon: "1q", against: "benchmark" },
  fundResult: { result: "tvpi", against: "corridor" },
  tolerance: { fund: "Fund A", standing: "young", graceLost: "none" },
  ladderPortfolio: { horizon: "1y" },
  ladderBenchmark: { horizon: "10y" },
  ladderActive: { horizon: "sinceInception" },
  ladderEvidence: { horizon: "sinceInception" },
  positionFigure: { figure: "TVPI", fund: "Fund A" },
};

describe("the messages", () => {
  it("have the same keys in both languages", () => {
    expect([...flat(languages["zh-CN"]).keys()].sort()).toEqual([...flat(languages.en).keys()].sort());
  });

  it("ask for the same facts in both languages", () => {
    const chinese = flat(languages["zh-CN"]);
    const differing = [...flat(languages.en)].filter(
      ([key, message]) => String(factNames(message)) !== String(factNames(chinese.get(key) ?? "")),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });
});

describe.each(["en", "zh-CN"] as const)("in %s", (locale) => {
  it.each(Object.entries(reasonFacts))("the verdict reason %s is a sentence", (code, facts) => {
    expect(sentence(locale, `evaluation.verdictReasons.${code}`, facts)).toMatch(/[.。]$/);
  });

  it.each(Object.entries(warningFacts))("the record warning %s is a sentence", (code, facts) => {
    expect(sentence(locale, `recordWarnings.${code}`, facts)).toMatch(/[.。]$/);
  });

  it.each(Object.entries(headlines))("%s is a sentence", (key, facts) => {
    expect(sentence(locale, key, facts)).toMatch(/[.。]$/);
  });

  it.each(Object.entries(nodes))("the step %s has a name", (key, facts) => {
    expect(sentence(locale, `evaluation.nodes.${key}`, facts)).not.toBe("");
  });

  it("every verdict and every horizon has a word", () => {
    for (const verdict of VERDICTS) expect(sentence(locale, `verdicts.${verdict}`)).not.toBe("");
    for (const horizon of HORIZONS) expect(sentence(locale, `horizons.${horizon}`)).not.toBe("");
  });

  it("every reason for which a figure may be missing is a sentence", () => {
    const reasons = languages[locale].reasons as Messages;
    expect(codesInSource(/unavailable\(\s*"([a-zA-Z]+)"/g).filter((code) => !(code in reasons))).toEqual([]);
  });
});

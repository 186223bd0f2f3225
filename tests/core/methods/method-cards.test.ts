import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Bilingual } from "@/server/core/methods/method-card";
import { methodCards } from "@/server/core/methods/method-cards";
import { methodologyText } from "@/server/core/methods/methodology";
import { methodsOfAttribution, methodsOfStep, stepsWithMethod } from "@/server/core/methods/methods-of-figures";
import { LADDER_FIGURES, measureShape, SERIES_FIGURES } from "@/server/core/schemes/definition/measure-shape";

const root = path.resolve(import.meta.dirname, "../../..");
const chinese = /[\u4e00-\u9fff]/;
/** Proper names stand as they are in both languages. */
const isNames = ({ en, zh }: Bilingual) => en.replaceAll(", ", "、") === zh;

it("have names of their own", () => {
  const ids = methodCards.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

describe.each(methodCards.map((card) => [card.id, card] as const))("%s", (_, card) => {
  it("says everything in both languages", () => {
    const texts = [
      card.name,
      card.answers,
      ...card.inputs.map(({ meaning }) => meaning),
      ...card.conventions,
      ...card.alternatives,
      ...card.unavailable,
      ...card.disagreements,
    ];
    for (const text of texts) {
      expect(text.en.trim()).not.toBe("");
      if (!isNames(text)) expect(text.zh).toMatch(chinese);
    }
    expect(chinese.test(card.answers.en)).toBe(false);
  });

  it("has a formula, a source, and code that exists", () => {
    expect(card.formula.trim()).not.toBe("");
    expect(card.sources.length).toBeGreaterThan(0);
    expect(fs.existsSync(path.join(root, card.code))).toBe(true);
  });
});

it("are what docs/methodology.md says", () => {
  const written = fs.readFileSync(path.join(root, "docs/methodology.md"), "utf8");
  expect(written === methodologyText(methodCards), "run `npm run -s longview -- methods`").toBe(true);
});

it.each(stepsWithMethod)("stand behind the step %s of a derivation", (key) => {
  expect(methodsOfStep({ key, facts: {} }).length).toBeGreaterThan(0);
});

it("stand behind every kind of measure of a scheme, and every figure of risk by name", () => {
  for (const kind of measureShape.options.map(({ shape }) => shape.kind.value)) expect(stepsWithMethod).toContain(kind);
  const [plain] = methodsOfStep({ key: "riskFigure", facts: {} });
  for (const figure of [...LADDER_FIGURES, ...SERIES_FIGURES])
    expect(methodsOfStep({ key: "riskFigure", facts: { figure } })[0]).not.toBe(plain);
});

/** Folders of measures, and the files in them that measure nothing a reader sees: shapes, parts and numerics of others. */
const measureFolders: Readonly<Record<string, readonly string[]>> = {
  returns: ["irr-roots", "period-flows", "present-value-curve"],
  risk: ["rolling", "usable-returns"],
  statistics: ["gamma-functions", "moments", "moving-average-model", "nelder-mead", "normal", "student-t"],
  evidence: ["horizon-evidence", "skill-prior"],
  attribution: [
    "attribute-matrix",
    "attribution-matrix",
    "attribution-over-time",
    "constrained-least-squares",
    "currency-segment",
    "forward-contracts",
    "hierarchical-attribution-over-time",
    "hierarchy-levels",
    "link-effects",
    "linked-returns",
    "period-effects",
    "quadrants",
    "segment",
    "single-period-effects",
  ],
  "private-equity": ["deal", "fund-position", "indexed-fund"],
  "schemes/measures": ["measure-axis", "measure-facts", "measure-result", "return-window"],
  "schemes/tolerance": [],
  liabilities: [],
  // Figures of the verify command alone, and the parts that the others are put together from.
  capital: [
    "appraisal-weights",
    "associate-impairment",
    "capital-book",
    "capital-position",
    "capital-without",
    "compared-with-tolerance",
    "relative-charge",
    "stress",
  ],
};

it.each(Object.entries(measureFolders))("cover every measure of server/core/%s", (folder, others) => {
  const files = fs
    .readdirSync(path.join(root, "server/core", folder))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -3));
  const named = new Set(methodCards.map(({ code }) => code));
  const without = files.filter((file) => !named.has(`server/core/${folder}/${file}.ts`));
  expect(without.sort()).toEqual([...others].sort());
});

it("stand behind every choice of the attribution page", () => {
  const choices = { approach: "arithmetic", interaction: "separate", unheld: "zeroReturn" } as const;
  for (const model of ["brinsonFachler", "brinsonHoodBeebower"] as const)
    for (const linking of ["carino", "menchero", "grap", "frongello", "daviesLaker"] as const)
      expect(methodsOfAttribution({ ...choices, model, linking })).toHaveLength(2);
  expect(
    methodsOfAttribution({ ...choices, approach: "geometric", model: "brinsonFachler", linking: "carino" }),
  ).toHaveLength(1);
});

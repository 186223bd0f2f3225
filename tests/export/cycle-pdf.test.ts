import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import type { EvaluationNode } from "@/server/core/schemes/evaluation";
import type { SourceRef } from "@/server/core/schemes/manager-record";
import { insurerDeferral } from "@/server/core/schemes/presets/insurer-deferral";
import { exportWords } from "@/server/export/export-words";
import { awardLetter, evaluationReport } from "@/server/export/pdf/cycle-documents";
import { drawPdf } from "@/server/export/pdf/draw-pdf";
import { charactersOf, printable } from "@/server/export/pdf/pdf-document";

const money = { bank: null, vested: [], malus: [], clawbacks: [], open: [], ownMoney: null } as const;
const cycleFacts = (locale: "en" | "zh-CN") => ({
  locale,
  words: exportWords(locale),
  person: locale === "en" ? "Zhao Rui" : "赵睿",
  cycleName: "2025",
  scheme: locale === "en" ? "Insurer deferral" : "保险公司递延",
  asOf: "2025-12-31",
  knownAsOf: "2026-03-15T02:00:00.000Z",
  fingerprint: "f".repeat(64),
  engine: "longview cycle 1",
  runId: "run-1",
});
const letter = (locale: "en" | "zh-CN") =>
  awardLetter({
    ...cycleFacts(locale),
    score: 50,
    verdict: "ahead",
    adjustment: null,
    year: {
      ...money,
      year: 2025,
      endsOn: "2025-12-31",
      award: null,
      declared: "1000",
      granted: "1000",
      upfront: "600",
      deferred: "400",
      vestedAtAward: "0",
      paid: "600",
      forfeited: "0",
      clawedBack: "0",
      unvestedBefore: "0",
      unvestedAfter: "400",
    },
    tranches: [
      { dueOn: "2025-12-31", amount: "600", instrument: "cash" },
      { dueOn: "2026-12-31", amount: "200", instrument: "cash" },
      { dueOn: "2027-12-31", amount: "200", instrument: "cash" },
    ],
    pay: insurerDeferral.pay!,
  });

it("a letter says person, amounts, days, conditions and fingerprint in the reader's language", () => {
  const text = JSON.stringify(letter("zh-CN"));
  for (const part of ["赵睿", "1,000.00", "600.00", "200.00", "追索扣回", "f".repeat(64)]) expect(text).toContain(part);
  expect(JSON.stringify(letter("en"))).not.toMatch(/[\u4e00-\u9fff]/);
});

it("signs that the font lacks are written in words, and every other character is in the font", () => {
  const document = printable({ ...letter("en"), subtitle: "Σ wᵢ ≥ −1" });
  expect(document.subtitle).toBe("Sum  w_i >= -1");
  expect([...charactersOf(document)]).toEqual(expect.arrayContaining([..."Zhao Rui 0123456789"]));
});

it("straightens quotation marks of Latin text only, and takes a point between names for none of a formula", () => {
  const document = printable({ ...letter("en"), title: "“Patient” · 2025", subtitle: "“长周期”方案" });
  expect(document).toMatchObject({ title: "'Patient'  |  2025", subtitle: "“长周期”方案" });
});

const source = (file: number): SourceRef => ({
  files: 1,
  table: "seriesPoint",
  subjectId: "p1",
  subject: "Equity One",
  batchId: `batch-${file}`,
  fileName: `returns-${file}.csv`,
  firstRow: 2,
  lastRow: 13,
  columns: ["value"],
  from: "2025-01-31",
  to: "2025-12-31",
  count: 12,
});
const node = (files: readonly number[], children: readonly EvaluationNode[] = []): EvaluationNode => ({
  key: "score",
  facts: {},
  formula: "Σ w · s",
  unit: "score",
  value: { value: 50 },
  weight: 0.25,
  effectiveWeight: 0.5,
  inputs: [],
  sources: files.map(source),
  children,
});
const report = (locale: "en" | "zh-CN") =>
  evaluationReport({
    ...cycleFacts(locale),
    tree: node(
      Array.from({ length: 150 }, (_, i) => i),
      [node([0, 1, 2, 5]), node([])],
    ),
    decision: node([]),
    payTree: null,
    currency: "CNY",
  });

it("a report lists each row of a file once, and its steps name them by number", () => {
  const { blocks } = report("en");
  const notes = blocks.flatMap((block) => (block.kind === "tree" ? block.rows.map((row) => row.notes) : []));
  expect(notes[0]).toContain("Source rows 1-150");
  expect(notes[1]).toEqual(["Weight 25.0000%, counted with 50.0000%", "Σ w · s", "Source rows 1-3, 6"]);
  expect(notes[2]?.join()).not.toContain("Source rows");
  const table = blocks.find(({ kind }) => kind === "table");
  if (table?.kind !== "table") throw new Error("no table of sources");
  expect(table.rows).toHaveLength(150);
  expect(table.rows[5]).toEqual(["6", "returns-5.csv", "Returns: Equity One", "2-13", "12"]);
});

it.each([
  ["letter", letter, ["奖金通知书", "赵睿", "追索扣回"]],
  ["report over several pages", report, ["考核报告", "赵睿", "来源行1-3,6", "returns-149.csv"]],
] as const)(
  "a %s is a PDF whose Chinese text can be searched",
  async (name, document, parts) => {
    const bytes = await drawPdf(document("zh-CN"));
    expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe("%PDF-");
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "longview-pdf-")), `${name}.pdf`);
    fs.writeFileSync(file, bytes);
    const found = spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    if (found.error) {
      console.warn("pdftotext is not installed: the text of the letter was not read back");
      return;
    }
    for (const part of parts) expect(found.stdout.replaceAll(/\s/g, "")).toContain(part);
  },
  60_000,
);

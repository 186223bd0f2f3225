import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { insurerDeferral } from "@/server/core/schemes/presets/insurer-deferral";
import { exportWords } from "@/server/export/export-words";
import { awardLetter } from "@/server/export/pdf/cycle-documents";
import { drawPdf } from "@/server/export/pdf/draw-pdf";
import { charactersOf, printable } from "@/server/export/pdf/pdf-document";

const money = { bank: null, vested: [], malus: [], clawbacks: [], open: [], ownMoney: null } as const;
const letter = (locale: "en" | "zh-CN") =>
  awardLetter({
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

it("is a PDF whose Chinese text can be searched", async () => {
  const bytes = await drawPdf(letter("zh-CN"));
  expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe("%PDF-");
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "longview-pdf-")), "letter.pdf");
  fs.writeFileSync(file, bytes);
  const found = spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  if (found.error) {
    console.warn("pdftotext is not installed: the text of the letter was not read back");
    return;
  }
  for (const part of ["奖金通知书", "赵睿", "追索扣回"]) expect(found.stdout.replaceAll(/\s/g, "")).toContain(part);
}, 60_000);

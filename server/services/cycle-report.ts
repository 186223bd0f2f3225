import "server-only";
import { scopeOf, type Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { type ExportLocale, exportWords } from "@/server/export/export-words.ts";
import { awardLetter, type CycleFactsOfDocument, evaluationReport } from "@/server/export/pdf/cycle-documents.ts";
import { pdfInThread } from "@/server/export/pdf/pdf-in-thread.ts";
import { enqueueJob } from "@/server/jobs/queue.ts";
import { loadCycle, loadEvaluation, loadReportFile, saveReportFile } from "@/server/persistence/cycle-repository.ts";
import { loadManagers } from "@/server/persistence/manager-repository.ts";
import { keptEvaluation, keptPay } from "./cycle-results.ts";
import { tranchesOf } from "./cycles.ts";
import type { ExportedFile } from "./export-facts.ts";
import { loadSchemeVersion } from "./schemes.ts";
import { withoutBook } from "./without-book.ts";

export type ReportKind = "letter" | "evaluation";

export interface ReportWork {
  readonly kind: ReportKind;
  readonly evaluationId: string;
  readonly locale: ExportLocale;
  /** Whether the derivation names funds, deals and rows of files. */
  readonly withBook: boolean;
}

/** Goes up when documents look otherwise: those made before are then made again when they are asked for. */
const LAYOUT = 2;

const keyOf = ({ kind, evaluationId, locale, withBook }: ReportWork): string =>
  [kind, evaluationId, locale, withBook ? "whole" : "scores", LAYOUT].join(":");

/**
 * A letter or report of a closed cycle as PDF. The first who asks has it made by the worker, later ones get the same file.
 * What a viewer may not see and what does not exist are the same.
 *
 * @throws InvalidInputError unknownCycle
 */
export async function cycleReport(
  viewer: Viewer,
  { kind, evaluationId, locale }: Pick<ReportWork, "kind" | "evaluationId" | "locale">,
): Promise<ExportedFile> {
  const row = await loadEvaluation(evaluationId);
  const cycle = row && (await loadCycle(row.cycleId));
  const reach = scopeOf(viewer.role, "pay.read");
  const maySee = reach === "all" || (reach === "own" && row?.managerId === viewer.managerId);
  if (!row || cycle?.status !== "closed" || !maySee) throw new InvalidInputError("unknownCycle", { id: evaluationId });
  const withBook = kind === "letter" || scopeOf(viewer.role, "privateBook.read") !== null;
  const work: ReportWork = { kind, evaluationId, locale, withBook };
  const file = await loadReportFile(keyOf(work));
  if (file) return { status: "ready", fileName: file.fileName, bytes: new Uint8Array(file.bytes) };
  const job = await enqueueJob("cycleReport", { ...work }, viewer.userId);
  return { status: "building", jobId: job.id, asOf: cycle.asOf, knownAsOf: null, progress: job.progress };
}

/** Makes a letter or report and keeps it. @throws InvalidInputError unknownCycle */
export async function makeCycleReport(work: ReportWork): Promise<void> {
  const { kind, evaluationId, locale, withBook } = work;
  const row = await loadEvaluation(evaluationId);
  const cycle = row && (await loadCycle(row.cycleId));
  const pay = row && keptPay(row.pay);
  if (!row || !cycle?.fingerprint || (kind === "letter" && !pay))
    throw new InvalidInputError("unknownCycle", { id: evaluationId });
  const [{ definition }, managers] = await Promise.all([
    loadSchemeVersion(cycle.schemeVersionId),
    loadManagers({ managers: [row.managerId] }),
  ]);
  const words = exportWords(locale);
  const manager = managers[0]!;
  const facts: CycleFactsOfDocument = {
    locale,
    words,
    person: words.name(manager),
    cycleName: cycle.name,
    scheme: words.bilingual(definition.name),
    asOf: cycle.asOf,
    knownAsOf: cycle.knownAsOf.toISOString(),
    fingerprint: cycle.fingerprint,
    engine: cycle.engine ?? "",
    runId: cycle.id,
  };
  const evaluation = keptEvaluation(row);
  const shown = withBook ? (node: typeof evaluation.tree) => node : withoutBook;
  const document =
    kind === "letter" && pay && definition.pay
      ? awardLetter({
          ...facts,
          score: evaluation.score.value,
          verdict: evaluation.verdict,
          year: pay.year,
          adjustment: row.adjustments.at(-1)?.reason ?? null,
          tranches: tranchesOf(pay.year, definition.pay.instrument.kind),
          pay: definition.pay,
        })
      : evaluationReport({
          ...facts,
          tree: shown(evaluation.tree),
          decision: shown(evaluation.decision.tree),
          payTree: row.payTree as unknown as typeof evaluation.tree | null,
          currency: definition.pay?.currency ?? "CNY",
        });
  const fileName = `longview-${kind}-${manager.code}-${cycle.asOf}-${locale}.pdf`;
  await saveReportFile(keyOf(work), fileName, new Uint8Array(await pdfInThread(document)));
}

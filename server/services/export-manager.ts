import "server-only";
import { PRIVATE_LAGS } from "@/server/core/records/build-manager-record.ts";
import { periodIndex } from "@/server/core/returns/calendar/period.ts";
import type { ManagerDetail, ManagerRecord } from "@/server/core/schemes/manager-record.ts";
import { type ExportWords, exportWords } from "@/server/export/export-words.ts";
import { managerWorkbook } from "@/server/export/manager-workbook.ts";
import type { SourcedReturn } from "@/server/export/returns-sheet.ts";
import { sourceText } from "@/server/export/source-text.ts";
import { writeXlsx } from "@/server/export/write-xlsx.ts";
import type { PageContextInput } from "./context-view.ts";
import { ENGINE, type ExportedFile, type ExportRequest, exportFileName, methodIds } from "./export-facts.ts";
import { managerPage } from "./manager-page.ts";
import { returnSources } from "./return-sources.ts";
import { loadSchemeFor } from "./schemes.ts";

const METHODS = ["horizon-return", "annualize", "evidence-meter", "skill-posterior", "score-curve", "weighted-score"];

/**
 * A manager's page as a workbook of live formulas: what the page shows the viewer, no more.
 *
 * @throws InvalidInputError as managerPage
 */
export async function exportManager(
  question: PageContextInput & { readonly code: string },
  { viewer, locale, generatedAt }: ExportRequest,
): Promise<ExportedFile> {
  const page = await managerPage(viewer, question);
  if (page.status !== "ready") return page;
  const { record, detail, clocks, context } = page;
  const words = exportWords(locale);
  const { say, name, bilingual } = words;
  const frequency = record.frequency ?? "quarterly";
  const subjectNames = new Map(record.positions.map((position) => [position.name, name(position)]));
  const scores = await Promise.all(
    [clocks.left, clocks.right].map(async ({ lens, evaluation }) => ({
      lens: bilingual(lens.name),
      definition: (await loadSchemeFor(viewer, lens.code)).definition,
      tree: evaluation.tree,
      subjectNames,
    })),
  );
  const workbook = managerWorkbook(
    {
      ladder: {
        rows: record.ladder.whole,
        frequency,
        neweyWestLag: (record.ladder.private.at(-1)?.periods ?? 0) > 0 ? PRIVATE_LAGS : 0,
      },
      books: booksOf(record).map((book) => ({
        book,
        rows: record.ladder[book],
        frequency,
        neweyWestLag: book === "private" ? PRIVATE_LAGS : 0,
      })),
      returns: detail && (await sourcedReturns(record, detail, words)),
      scores,
    },
    {
      title: say("export.titles.manager"),
      subject: `${name(record)} (${record.code})`,
      asOf: context.asOf,
      knownAsOf: context.knownAsOf,
      choices: [
        [say("export.about.leftLens"), `${bilingual(clocks.left.lens.name)} (${clocks.left.lens.code})`],
        [say("export.about.rightLens"), `${bilingual(clocks.right.lens.name)} (${clocks.right.lens.code})`],
      ],
      methods: methodIds(METHODS),
      engine: ENGINE,
      reader: { name: viewer.name, role: words.label("roles", viewer.role) },
      generatedAt,
    },
    words,
  );
  return {
    status: "ready",
    fileName: exportFileName(record.code, context.asOf),
    bytes: await writeXlsx(workbook),
  };
}

/** Liquid and private, where the record has some of each; else the whole is the one of them. */
const booksOf = ({ ladder }: ManagerRecord) => {
  const books = ["liquid", "private"] as const;
  return books.every((book) => (ladder[book].at(-1)?.periods ?? 0) > 0) ? books : [];
};

async function sourcedReturns(
  record: ManagerRecord,
  { returns }: ManagerDetail,
  words: ExportWords,
): Promise<SourcedReturn[]> {
  const frequency = record.frequency ?? "quarterly";
  const sources = await returnSources(record, frequency);
  return returns.map((point) => {
    const behind = sources.get(periodIndex(point.periodEnd, frequency));
    return {
      ...point,
      portfolioSources: sourceText(behind?.portfolio ?? [], words),
      benchmarkSources: sourceText(behind?.benchmark ?? [], words),
    };
  });
}

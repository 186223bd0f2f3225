import "server-only";
import { exportWords } from "@/server/export/export-words.ts";
import { privateFundsWorkbook } from "@/server/export/private-funds-workbook.ts";
import { writeXlsx } from "@/server/export/write-xlsx.ts";
import type { PageContextInput } from "./context-view.ts";
import { ENGINE, type ExportedFile, type ExportRequest, exportFileName, methodIds } from "./export-facts.ts";
import { privateFunds } from "./private-funds.ts";

/**
 * The private funds of the page as one workbook, each once, whoever manages it.
 *
 * @throws InvalidInputError as privateFunds
 */
export async function exportPrivateFunds(
  question: PageContextInput,
  { viewer, locale, generatedAt }: ExportRequest,
): Promise<ExportedFile> {
  const page = await privateFunds(viewer, question);
  if (page.status !== "ready") return page;
  const { asOf, knownAsOf } = page.context;
  const words = exportWords(locale);
  const funds = [...new Map(page.own.map((fund) => [fund.portfolioId, fund])).values()];
  const workbook = privateFundsWorkbook(
    funds,
    {
      title: words.say("export.titles.privateFunds"),
      subject: words.say("privateFunds.title"),
      asOf,
      knownAsOf,
      choices: [],
      methods: methodIds(["multiples", "internal-rate-of-return"]),
      engine: ENGINE,
      reader: { name: viewer.name, role: words.label("roles", viewer.role) },
      generatedAt,
    },
    words,
  );
  const fileName = exportFileName("private-funds", asOf);
  return { status: "ready", fileName, bytes: await writeXlsx(workbook) };
}

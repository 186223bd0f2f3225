import "server-only";
import { managerScope } from "@/server/auth/permissions.ts";
import { attributionWorkbook } from "@/server/export/attribution-workbook.ts";
import { exportWords } from "@/server/export/export-words.ts";
import { sourceText } from "@/server/export/source-text.ts";
import { writeXlsx } from "@/server/export/write-xlsx.ts";
import { type AttributionQuestion, attributionWorkings } from "./attribution-report.ts";
import { ENGINE, type ExportedFile, type ExportRequest, exportFileName, methodIds } from "./export-facts.ts";

const LINKING_FILES = {
  carino: "link-carino",
  menchero: "link-menchero",
  grap: "link-grap",
  frongello: "link-frongello",
  daviesLaker: "link-davies-laker",
  sum: "link-effects",
} as const;

/**
 * An attribution as a workbook of live formulas, within what the viewer's managers answered for.
 *
 * @throws InvalidInputError as attributionReport
 */
export async function exportAttribution(
  question: AttributionQuestion,
  { viewer, locale, generatedAt }: ExportRequest,
): Promise<ExportedFile> {
  const workings = await attributionWorkings(question, managerScope(viewer, "attribution.read"));
  if (workings.status === "empty") return { status: "noFacts" };
  const { subject, attribution, given, from, to, sourcesOf } = workings;
  const { options } = attribution;
  const words = exportWords(locale);
  const { say, name } = words;
  const isGeometric = options.approach === "geometric";
  const model = options.model === "brinsonFachler" ? "brinson-fachler" : "brinson-hood-beebower";
  const switches = ["model", "approach", "interaction", "linking", "unheld"] as const;
  const fixed = isGeometric ? { model: "geometric", linking: "geometric" } : {};
  const chosen = { ...options, ...fixed };
  const workbook = attributionWorkbook(
    {
      attribution,
      given,
      sources: (periodEnd, segment) => sourceText(sourcesOf(periodEnd, segment), words),
    },
    {
      title: say("export.titles.attribution"),
      subject: `${name(subject)} (${subject.code})`,
      asOf: null,
      knownAsOf: question.knownAsOf ?? null,
      choices: [
        [say("attribution.breakdown"), words.label("attribution.breakdowns", subject.breakdown)],
        [say("attribution.from"), from],
        [say("attribution.to"), to],
        ...switches.map(
          (key) => [say(`attribution.switches.${key}`), say(`attribution.choices.${chosen[key]}`)] as const,
        ),
      ],
      methods: methodIds(isGeometric ? ["geometric-attribution"] : [model, LINKING_FILES[options.linking]]),
      engine: ENGINE,
      reader: { name: viewer.name, role: words.label("roles", viewer.role) },
      generatedAt,
    },
    words,
  );
  return {
    status: "ready",
    fileName: exportFileName("attribution", subject.code, from, to),
    bytes: await writeXlsx(workbook),
  };
}

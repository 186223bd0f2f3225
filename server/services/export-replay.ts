import "server-only";
import type { z } from "zod";
import { exportWords } from "@/server/export/export-words.ts";
import { replayWorkbook } from "@/server/export/replay-workbook.ts";
import { writeXlsx } from "@/server/export/write-xlsx.ts";
import { ENGINE, type ExportedFile, type ExportRequest, exportFileName, methodIds } from "./export-facts.ts";
import { replay } from "./replay.ts";
import type { replayInput } from "./replay-view.ts";

/**
 * The replay of the page as one workbook; of pay as much as the reader may see on the page.
 *
 * @throws InvalidInputError as replay
 */
export async function exportReplay(
  question: z.output<typeof replayInput>,
  { viewer, locale, generatedAt }: ExportRequest,
): Promise<ExportedFile> {
  const view = await replay(viewer, question);
  if (view.status === "building")
    return { status: "building", jobId: view.jobId, asOf: view.asOf, knownAsOf: null, progress: view.progress };
  if (view.status !== "ready") return { status: "noFacts" };
  const words = exportWords(locale);
  const { say } = words;
  const [first = "", last = ""] = [view.quarters[0], view.quarters.at(-1)];
  const workbook = replayWorkbook(
    view,
    {
      title: say("export.titles.replay"),
      subject: view.schemes.map(({ name }) => words.bilingual(name)).join(" · "),
      asOf: last,
      knownAsOf: null,
      choices: [
        [say("replay.from"), first],
        [say("replay.to"), last],
        [
          say("replay.knowledge"),
          view.known === "then"
            ? `${say("replay.knownThen")}, ${say("replay.days", { days: view.delayDays })}`
            : say("replay.knownToday"),
        ],
      ],
      methods: methodIds(["replay-scheme", "hindsight"]),
      engine: ENGINE,
      reader: { name: viewer.name, role: words.label("roles", viewer.role) },
      generatedAt,
    },
    words,
  );
  return { status: "ready", fileName: exportFileName("replay", first, last), bytes: await writeXlsx(workbook) };
}

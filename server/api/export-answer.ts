import "server-only";
import { ZodError, z } from "zod";
import { type Permission, scopeOf } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { exportLocales } from "@/server/export/export-words.ts";
import { pageContextInput } from "@/server/services/context-view.ts";
import { cycleReport } from "@/server/services/cycle-report.ts";
import { exportAttribution } from "@/server/services/export-attribution.ts";
import type { ExportedFile, ExportRequest } from "@/server/services/export-facts.ts";
import { exportManager } from "@/server/services/export-manager.ts";
import { exportPrivateFund } from "@/server/services/export-private-fund.ts";
import { exportPrivateFunds } from "@/server/services/export-private-funds.ts";
import { exportReplay } from "@/server/services/export-replay.ts";
import { recordExport } from "@/server/services/record-export.ts";
import { replayInput } from "@/server/services/replay-view.ts";
import { attributionQuestion } from "./routers/attribution.ts";
import type { Context } from "./trpc.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PDF = "application/pdf";

type Parameters = Readonly<Record<string, string>>;

interface Export {
  readonly needs: Permission;
  readonly answer: (parameters: Parameters, request: ExportRequest) => Promise<ExportedFile>;
}

const pageOf = pageContextInput.extend({ code: z.string().min(1).max(200) });

const reportOf = z.object({ code: z.uuid() });

/** What can be exported, by the first part of the address, and the right that each needs: the same as of its page. */
export const workbooks: Readonly<Record<string, Export>> = {
  managers: { needs: "results.read", answer: async (given, request) => exportManager(pageOf.parse(given), request) },
  "private-funds": {
    needs: "privateBook.read",
    answer: async (given, request) =>
      given.code === undefined
        ? exportPrivateFunds(pageContextInput.parse(given), request)
        : exportPrivateFund(pageOf.parse(given), request),
  },
  replay: {
    needs: "replay.read",
    answer: async ({ schemes = "", delay, ...given }, request) =>
      exportReplay(
        replayInput.omit({ draft: true }).parse({
          ...given,
          schemes: schemes.split(",").filter((reference) => reference !== ""),
          ...(delay !== undefined && { delayDays: Number(delay) }),
        }),
        request,
      ),
  },
  letters: {
    needs: "pay.read",
    answer: async (given, { viewer, locale }) =>
      cycleReport(viewer, { kind: "letter", evaluationId: reportOf.parse(given).code, locale }),
  },
  evaluations: {
    needs: "pay.read",
    answer: async (given, { viewer, locale }) =>
      cycleReport(viewer, { kind: "evaluation", evaluationId: reportOf.parse(given).code, locale }),
  },
  attribution: {
    needs: "attribution.read",
    answer: async (given, request) => exportAttribution(attributionQuestion.parse(given), request),
  },
};

const refuse = (status: number, code: string, facts: object = {}, headers: HeadersInit = {}) =>
  Response.json({ error: { code, facts } }, { status, headers: { "cache-control": "no-store", ...headers } });

/**
 * Answers `/api/export/managers/M05`, `/api/export/private-funds`, `/api/export/private-funds/P21` and
 * `/api/export/attribution` with a workbook of live formulas, and writes into the audit trail who took it. The rest of the question stands in the address as on the page; `locale` says in which language.
 */
export async function exportAnswer(
  { viewer, passwordIsOneTime }: Context,
  address: URL,
  [kind = "", code, ...rest]: readonly string[],
): Promise<Response> {
  if (!viewer) return refuse(401, "notSignedIn");
  if (passwordIsOneTime) return refuse(403, "changePasswordFirst");
  const wanted = Object.hasOwn(workbooks, kind) ? workbooks[kind] : undefined;
  if (!wanted || rest.length > 0) return refuse(404, "nothingToExport");
  if (!scopeOf(viewer.role, wanted.needs)) return refuse(403, "notAllowed");
  const { locale = "en", ...given } = Object.fromEntries(address.searchParams);
  try {
    const request = { viewer, locale: z.enum(exportLocales).parse(locale), generatedAt: new Date() };
    const question = code === undefined ? given : { ...given, code };
    const file = await wanted.answer(question, request);
    if (file.status === "ready") await recordExport(viewer, file.fileName, { ...question, locale });
    return fileAnswer(file);
  } catch (error) {
    return refusal(error);
  }
}

function fileAnswer(file: ExportedFile): Response {
  if (file.status === "noFacts") return refuse(404, "nothingToExport");
  if (file.status === "building") return refuse(503, "exportNotReady", {}, { "retry-after": "2" });
  return new Response(file.bytes, {
    headers: {
      "content-type": file.fileName.endsWith(".pdf") ? PDF : XLSX,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** What a reader may not see and what does not exist are the same: 404. */
function refusal(error: unknown): Response {
  if (error instanceof ZodError) {
    const where = error.issues.map(({ path }) => path.join(".")).join(", ");
    return refuse(400, "invalidRequest", { where });
  }
  if (error instanceof InvalidInputError)
    return refuse(/^unknown(Manager|Portfolio|Cycle)$/.test(error.code) ? 404 : 400, error.code, error.facts);
  console.error("export:", error);
  return refuse(500, "unexpected");
}

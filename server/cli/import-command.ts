import fs from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { createTranslator } from "use-intl/core";
import en from "@/app/_messages/en.json" with { type: "json" };
import zhCN from "@/app/_messages/zh-CN.json" with { type: "json" };
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { importKindNames } from "@/server/import/import-kinds.ts";
import { type ImportMapping, importKindSchema, importMappingSchema } from "@/server/import/import-mapping.ts";
import { loadImportFile } from "@/server/services/import-load.ts";
import type { WorkContext } from "@/server/services/import-plan.ts";
import { prepareImport } from "@/server/services/import-prepare.ts";
import { importProblems, importRestatements, importView, type Problem } from "@/server/services/import-views.ts";
import { claimPlan, discardImport, type Importer, stageImport, undoImport } from "@/server/services/imports.ts";
import type { Command, CommandIo } from "./command.ts";

const USAGE = `import FILE [--kind ${importKindNames.join("|")}]
       [--map JSON or FILE.json] [--portfolio CODE] [--as-known MOMENT] [--dry-run] [--yes]
undo BATCH`;

/** Lines of a long list that are printed; how many more there are is said. */
const LINES_SHOWN = 200;

const shell: Importer = { id: null, name: "shell" };

/** `longview import FILE`: reads it, says what it would do and every problem, and stores it. */
export const runImportCommand: Command = (args, io) => answering(io, () => importFile(args, io));

/** `longview undo BATCH`: takes an import back. */
export const runUndoCommand: Command = (args, io) =>
  answering(io, async () => {
    const [id] = args;
    if (!id || !/^[0-9a-f-]{36}$/i.test(id)) return usage(io);
    const { retracted } = await undoImport(id, shell);
    io.write(`${id}: ${retracted} facts retracted`);
    return 0;
  });

/** Mistakes as sentences in the language of the shell. */
async function answering(io: CommandIo, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    io.warn(say(`errors.${error.code}`, error.facts as Record<string, string | number>));
    return 1;
  }
}

function usage(io: CommandIo): number {
  io.warn(USAGE);
  return 2;
}

async function importFile(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      kind: { type: "string" },
      map: { type: "string" },
      portfolio: { type: "string" },
      "as-known": { type: "string" },
      "dry-run": { type: "boolean", default: false },
      yes: { type: "boolean", default: false },
    },
  });
  const [file] = positionals;
  const kind = values.kind === undefined ? undefined : importKindSchema.safeParse(values.kind).data;
  const knownAt = values["as-known"] === undefined ? null : new Date(values["as-known"]);
  const isPast = knownAt === null || knownAt.getTime() <= Date.now(); // false for a moment that cannot be read, too
  if (!file || (values.kind !== undefined && !kind) || !isPast) return usage(io);
  const mapping = { ...readMapping(values.map, io), ...(values.portfolio ? { portfolio: values.portfolio } : {}) };
  const bytes = fs.readFileSync(path.resolve(io.folder, file));
  const id = await stageImport({ fileName: path.basename(file), bytes, ...(kind ? { kind } : {}), mapping }, shell);
  const { errors, warnings } = await prepareImport(id, quietly);
  const { preview, revision, kind: found, encoding, canConfirm, rowCount } = await importView(id);
  io.warn(`${path.basename(file)}: ${found}, ${encoding}, ${say("ui.rows", { count: rowCount })}`);
  await writeProblems(id, errors + warnings, io);
  if (errors > 0) return giveUp(id, 1);
  await writePlan(id, preview?.totals ?? { added: 0, restated: 0, unchanged: 0 }, io);
  if (!canConfirm) {
    io.write(say("data.nothingNew"));
    return giveUp(id, 0);
  }
  if (values["dry-run"]) return giveUp(id, 0);
  if (!values.yes && !(await agreed(io))) return giveUp(id, 1);
  await claimPlan(id, revision);
  await loadImportFile(id, knownAt, quietly);
  io.write(id);
  return 0;
}

async function giveUp(id: string, code: number): Promise<number> {
  await discardImport(id);
  return code;
}

const quietly: WorkContext = { progress: async () => undefined, throwIfCancelled: async () => undefined };

function readMapping(given: string | undefined, io: CommandIo): Partial<ImportMapping> {
  if (given === undefined) return {};
  const text = given.trimStart().startsWith("{") ? given : fs.readFileSync(path.resolve(io.folder, given), "utf8");
  const parsed = JSON.parse(text) as Partial<ImportMapping>;
  importMappingSchema.parse(parsed);
  return parsed;
}

async function writeProblems(id: string, count: number, io: CommandIo) {
  if (count === 0) return;
  const { rows } = await importProblems(id, { limit: LINES_SHOWN, offset: 0 });
  for (const { level, code, row, column, facts } of rows as Problem[]) {
    const where = [row === null ? "" : String(row), column ?? ""].filter(Boolean).join(" ");
    const named = "field" in facts ? { ...facts, fieldName: say(`data.fields.${facts.field}`) } : facts;
    const words = { ...named, column: column ?? "" };
    io.warn(
      `${say(`data.${level}`)}${where ? ` [${where}]` : ""} ${say(`problems.${code}`, words)} ${say(`remedies.${code}`, words)}`,
    );
  }
  if (count > rows.length) io.warn(say("data.showMore", { count: count - rows.length }));
}

async function writePlan(id: string, totals: { added: number; restated: number; unchanged: number }, io: CommandIo) {
  io.warn(
    [
      say("data.willAdd", { count: totals.added }),
      say("data.willRestate", { count: totals.restated }),
      say("data.willKeep", { count: totals.unchanged }),
    ].join(", "),
  );
  const { rows, total } = await importRestatements(id, { limit: LINES_SHOWN, offset: 0 });
  for (const { what, effectiveOn, field, before, after } of rows)
    io.warn(`  ${what} ${effectiveOn} ${field}: ${before ?? "-"} -> ${after ?? "-"}`);
  if (total > rows.length) io.warn(say("data.showMore", { count: total - rows.length }));
}

/** Asks at a terminal; where nobody can answer, --yes has to be said. */
async function agreed(io: CommandIo): Promise<boolean> {
  if (!process.stdin.isTTY) {
    io.warn("--yes");
    return false;
  }
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(`${say("data.confirm")}? [y/N] `);
  lines.close();
  return /^(y|yes|是)$/i.test(answer.trim());
}

const isChinese = () => /^zh/i.test(process.env.LC_ALL ?? process.env.LANG ?? "");

/** A sentence of the messages in the language of the shell. */
function say(key: string, facts: Readonly<Record<string, string | number>> = {}): string {
  const [locale, messages] = isChinese() ? (["zh-CN", zhCN] as const) : (["en", en] as const);
  const translate = createTranslator({ locale, messages }) as (key: string, facts: object) => string;
  return translate(key, facts);
}

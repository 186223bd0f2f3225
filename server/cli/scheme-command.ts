import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { schemePresets } from "@/server/core/schemes/presets/scheme-presets.ts";
import { ruleCheck } from "@/server/core/schemes/rule-check.ts";
import { PAY_REGIMES } from "@/server/core/schemes/rules/regime-clauses.ts";
import { problemsOfScheme, type SchemeDefinition, schemeToJson } from "@/server/core/schemes/scheme-definition.ts";
import { schemeSummary } from "@/server/core/schemes/scheme-summary.ts";
import type { Command, CommandIo } from "./command.ts";

const USAGE = `scheme check FILE.json|CODE [--on DATE] [--regimes CODE,CODE...]
scheme show FILE.json|CODE[@VERSION] [--zh] [--json]`;

/** `longview scheme check|show`: what is wrong with a definition, which clauses it meets, what it says. */
export const runSchemeCommand: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      on: { type: "string" },
      regimes: { type: "string" },
      zh: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const [action, wanted] = positionals;
  if ((action !== "check" && action !== "show") || !wanted) {
    io.warn(USAGE);
    return 2;
  }
  const definition = await definitionOf(wanted, io);
  if (definition === null) return 1;
  if (action === "show") return show(definition, values, io);
  const on = values.on ?? new Date().toISOString().slice(0, 10);
  return check(definition, values.regimes?.split(",") ?? PAY_REGIMES.map(({ code }) => code), on, io);
};

/** From a file, the presets, or the institution's own; the database is only asked for what is neither. */
async function definitionOf(wanted: string, io: CommandIo): Promise<SchemeDefinition | null> {
  if (!wanted.endsWith(".json")) {
    const preset = schemePresets.find(({ code }) => code === wanted);
    if (preset) return preset;
    const { loadScheme } = await import("@/server/services/schemes.ts");
    return (await loadScheme(wanted)).definition;
  }
  const file = path.resolve(io.folder, wanted);
  let json: unknown;
  try {
    json = JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    io.warn(`${wanted}: ${error instanceof SyntaxError ? "not valid JSON" : "cannot be read"}`);
    return null;
  }
  const problems = problemsOfScheme(json);
  for (const { path: place, code, message } of problems) io.warn(`${place || "(whole file)"}: ${code} (${message})`);
  return problems.length === 0 ? (json as SchemeDefinition) : null;
}

function show(definition: SchemeDefinition, { zh, json }: { zh: boolean; json: boolean }, io: CommandIo): number {
  if (json) {
    io.write(schemeToJson(definition));
    return 0;
  }
  const { en, zh: chinese, parts } = schemeSummary(definition);
  io.write(zh ? definition.name.zh : definition.name.en);
  (zh ? chinese : en).forEach((line, i) => {
    if (parts[i] !== parts[i - 1]) io.write(`\n[${parts[i]}]`);
    io.write(`  ${line}`);
  });
  return 0;
}

/** @returns 1 when a clause fails, so that a script can stop on it */
function check(definition: SchemeDefinition, regimes: readonly string[], on: string, io: CommandIo): number {
  const results = ruleCheck(definition, regimes, on);
  for (const { name, clauses } of results) {
    io.write(name.en);
    for (const { status, text, aspect, required, actual } of clauses) {
      const figures = status === "notApplicable" ? "" : `  required ${required ?? "-"}, actual ${actual ?? "not set"}`;
      io.write(`  ${status.padEnd(13)} ${text.en}${aspect ? ` [${aspect}]` : ""}${figures}`);
    }
  }
  const failed = results.reduce((sum, regime) => sum + regime.failed, 0);
  const passed = results.reduce((sum, regime) => sum + regime.passed, 0);
  io.write(`\n${definition.code} on ${on}: ${passed} clauses pass, ${failed} fail`);
  return failed > 0 ? 1 : 0;
}

import path from "node:path";
import { parseArgs } from "node:util";
import type { Command } from "./command.ts";
import { runVerify } from "./verify/verify.ts";

/** `longview verify FILE.json... [--data DIR] [--json]` */
export const runVerifyCommand: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { data: { type: "string" }, json: { type: "boolean", default: false } },
  });
  if (positionals.length === 0) {
    io.warn("verify needs at least one file of cases");
    return 2;
  }
  const inFolder = (file: string) => path.resolve(io.folder, file);
  return runVerify({
    files: positionals.map(inFolder),
    dataDir: values.data ? inFolder(values.data) : undefined,
    json: values.json,
    write: io.write,
  });
};

import { writeFileSync } from "node:fs";
import path from "node:path";
import { methodCards } from "@/server/core/methods/method-cards.ts";
import { methodologyText } from "@/server/core/methods/methodology.ts";
import type { Command } from "./command.ts";

/** `longview methods`: writes docs/methodology.md from the method cards. */
export const runMethodsCommand: Command = async (_args, io) => {
  const file = path.resolve(import.meta.dirname, "../../docs/methodology.md");
  writeFileSync(file, methodologyText(methodCards));
  io.write(`${methodCards.length} method cards written to docs/methodology.md`);
  return 0;
};

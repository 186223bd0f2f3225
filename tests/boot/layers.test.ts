import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { inRoot } from "@/server/boot/paths.mjs";
import { ownFolder } from "./own-folder.ts";

/** Checks a tree of these files by the project's own rules. @returns the names of the rules that were broken */
function brokenRules(files: Record<string, string>): string[] {
  const folder = ownFolder();
  for (const [place, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, place)), { recursive: true });
    fs.writeFileSync(path.join(folder, place), text);
  }
  for (const name of [".dependency-cruiser.cjs", "tsconfig.json", "package.json"])
    fs.copyFileSync(inRoot(name), path.join(folder, name));
  fs.symlinkSync(inRoot("node_modules"), path.join(folder, "node_modules"));
  const cruise = [inRoot("node_modules/dependency-cruiser/bin/dependency-cruise.mjs"), "app", "server"];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...cruise, "--config", ".dependency-cruiser.cjs", "--output-type", "json"],
    { cwd: folder, encoding: "utf8", maxBuffer: 1 << 26 },
  );
  if (!stdout.startsWith("{")) throw new Error(stderr);
  const { violations } = JSON.parse(stdout).summary as { violations: { rule: { name: string } }[] };
  return [...new Set(violations.map(({ rule }) => rule.name))].sort();
}

/** A tree that keeps to the rules, so that each planted file breaks them alone. */
const clean = {
  "server/core/sum.ts": "export const sum = (a: number, b: number) => a + b;",
  "server/persistence/row-repository.ts": "export const loadRow = () => 1;",
  "server/services/row.ts":
    'import { loadRow } from "@/server/persistence/row-repository";\nexport const row = loadRow;',
  "server/api/root.ts": 'import { row } from "@/server/services/row";\nexport const root = row;',
  "app/_components/row.tsx": 'import type { root } from "@/server/api/root";\nexport type Row = typeof root;',
  "app/page.tsx": 'import { root } from "@/server/api/root";\nexport default root;',
};

it("finds nothing in a tree that keeps to the rules", () => {
  expect(brokenRules(clean)).toEqual([]);
}, 60_000);

it("finds every violation planted", () => {
  const found = brokenRules({
    ...clean,
    "server/core/impure.ts": 'import { loadRow } from "../persistence/row-repository";\nexport const impure = loadRow;',
    "server/core/one.ts": 'import { two } from "./two";\nexport const one = () => two;',
    "server/core/two.ts": 'import { one } from "./one";\nexport const two = () => one;',
    "server/api/shortcut.ts":
      'import { loadRow } from "@/server/persistence/row-repository";\nexport const cut = loadRow;',
    "server/services/shows.ts": 'import page from "@/app/page";\nexport const shows = page;',
    "server/services/queries.ts": 'import pg from "pg";\nexport const queries = pg;',
    "server/services/orm.ts": 'import { PrismaClient } from "@prisma/client";\nexport const orm = PrismaClient;',
    "app/_components/heavy.tsx": 'import { row } from "@/server/services/row";\nexport const heavy = row;',
    "app/other/page.tsx": 'import { row } from "@/server/services/row";\nexport default row;',
  });
  expect(found).toEqual([
    "browser-gets-types",
    "core-is-pure",
    "no-cycles",
    "pages-enter-by-api",
    "prisma-in-persistence",
    "queries-behind-services",
    "server-shows-nothing",
    "sql-in-persistence",
  ]);
}, 60_000);

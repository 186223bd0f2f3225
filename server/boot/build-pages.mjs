import fs from "node:fs";
import { finished, startChild } from "./children.mjs";
import { fingerprint, isStale, leaveMark } from "./fingerprint.mjs";
import { inRoot } from "./paths.mjs";

/** Parts of server/ that run outside the pages: a change there needs no build. */
const notInPages = ["boot", "cli"];

const builtFrom = () => [
  "app",
  ...fs
    .readdirSync(inRoot("server"))
    .filter((part) => !notInPages.includes(part))
    .map((part) => `server/${part}`),
  "prisma/schema.prisma",
  "next.config.js",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
  "package-lock.json",
];

/** Builds the pages unless they were built from exactly what is here. */
export async function buildPages(step) {
  const current = fingerprint(builtFrom().map((place) => inRoot(place)));
  const mark = inRoot(".next/longview-built-from");
  if (!isStale(mark, current)) return;
  await step("building the pages, once a version", () =>
    finished(
      startChild({
        name: "build",
        args: [
          "--import",
          inRoot("server/boot/exit-with-parent.mjs"),
          inRoot("node_modules/next/dist/bin/next"),
          "build",
        ],
        isQuiet: true,
      }),
    ),
  );
  leaveMark(mark, current);
}

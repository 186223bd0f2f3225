import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { inRoot } from "@/server/boot/paths.mjs";
import { useDatabase } from "../database/use-database.ts";

useDatabase();

it("is what the migrations make: no table, column or index differs", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      inRoot("node_modules/prisma/build/index.js"),
      ...["migrate", "diff", "--config", inRoot("prisma/prisma.config.ts")],
      ...["--from-config-datasource", "--to-schema", inRoot("prisma/schema.prisma"), "--exit-code"],
    ],
    { encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } },
  );
  expect({ status, said: status === 0 ? "" : stdout + stderr }).toEqual({ status: 0, said: "" });
});

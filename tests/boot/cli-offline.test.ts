import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { inRoot } from "@/server/boot/paths.mjs";
import { ownFolder } from "./own-folder.ts";

/** The shell where no server can be started: DATABASE_URL leads nowhere and the data folder cannot be made. */
function longview(...args: string[]) {
  const folder = ownFolder();
  fs.writeFileSync(path.join(folder, "file"), "");
  return spawnSync(process.execPath, [inRoot("server/boot/cli.mjs"), ...args], {
    encoding: "utf8",
    env: {
      ...process.env,
      NODE_OPTIONS: "",
      DATABASE_URL: "postgresql://127.0.0.1:1/none",
      DATA_DIR: `${folder}/file/data`,
    },
  });
}

it.each([[["help"]], [["--help"]], [[]]])(
  "explains itself without a database: %j",
  (args) => {
    const { status, stdout, stderr } = longview(...args);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toContain("import");
    expect(stdout).toContain("verify");
  },
  60_000,
);

it("verifies a worked case without a database", () => {
  const file = path.join(ownFolder(), "cases.json");
  // The fund multiples of INSEAD, "Measuring private equity fund performance" (2019).
  const multiples = {
    id: "pe.multiples.insead",
    input: { amounts: [-25, 15, 0], nav_at_end: 20, sign: "negative = contribution" },
    expected: { paid_in: 25, distributed: 15, dpi: 0.6, rvpi: 0.8, tvpi: 1.4 },
    tolerance: { abs: 1e-9 },
  };
  fs.writeFileSync(file, JSON.stringify([multiples]));
  const { status, stdout, stderr } = longview("verify", file);
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "1 passed, 0 failed, 0 unsupported\n", stderr: "" });
}, 60_000);

it("says in one line what is wrong when a command needs the database that does not answer", () => {
  const { status, stdout, stderr } = longview("user", "list");
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr.trim()).toBe("The database of DATABASE_URL (127.0.0.1:1/none) cannot be used: nothing answers there.");
}, 60_000);

import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { freePort } from "../../server/boot/embedded-postgres.mjs";
import { inRoot } from "../../server/boot/paths.mjs";

const READY = /Longview is ready at (\S+)/;

/** Starts Longview as `npm start` does, on data of its own, and hands the tests its address and demo password. */
export default async function setup(project: TestProject) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "longview-e2e-"));
  fs.chmodSync(folder, 0o755);
  const port = await freePort();
  const app = spawn(process.execPath, [inRoot("server/boot/launch.mjs")], {
    env: { ...process.env, DATA_DIR: folder, PORT: String(port), DATABASE_URL: "", NODE_ENV: "production", VITEST: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk;
      const ready = said.match(READY);
      if (ready) resolve(ready[1]!);
    };
    app.stdout.on("data", listen);
    app.stderr.on("data", listen);
    app.once("exit", (code) => reject(new Error(`the app stopped with code ${code}:\n${said}`)));
  });
  project.provide("address", address);
  project.provide("demoPassword", fs.readFileSync(path.join(folder, "demo-password"), "utf8").trim());
  project.provide("dataFolder", folder);
  return async () => {
    const ended = new Promise((resolve) => app.once("exit", resolve));
    app.kill("SIGINT");
    await ended;
    fs.rmSync(folder, { recursive: true, force: true });
  };
}

declare module "vitest" {
  export interface ProvidedContext {
    address: string;
    demoPassword: string;
    dataFolder: string;
  }
}

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../server/boot/embedded-postgres.mjs";
import { migrate } from "../../server/boot/migrate.mjs";

/** One throw-away PostgreSQL for the run, with a migrated template that every test file copies. */
export default async function setup(project: TestProject) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "longview-test-"));
  fs.chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres({
    folder: path.join(folder, "pg"),
    settings: ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"],
  });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query("create database template_longview");
  await client.end();
  await migrate(server.url.replace(/postgres$/, "template_longview"));
  project.provide("serverUrl", server.url);
  return async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
}

declare module "vitest" {
  export interface ProvidedContext {
    serverUrl: string;
  }
}

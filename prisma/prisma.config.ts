import path from "node:path";
import { defineConfig } from "prisma/config";

const here = import.meta.dirname;

// The migration engine ships as WebAssembly in an npm package; this small executable speaks its protocol, so that no
// binary is downloaded (docs/decisions/0003-prisma-without-downloads.md).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(here, "schema-engine.mjs");

export default defineConfig({
  schema: path.join(here, "schema.prisma"),
  migrations: { path: path.join(here, "migrations"), seed: "node server/boot/cli.mjs demo" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://offline:offline@127.0.0.1:1/offline" },
});

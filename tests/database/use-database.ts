import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { pool } from "@/server/persistence/pool.ts";
import { prisma } from "@/server/persistence/prisma-client.ts";

/** Gives the test file a migrated database of its own; call once at its top. Services then find it by DATABASE_URL. */
export function useDatabase(): void {
  beforeAll(async () => {
    const server = inject("serverUrl");
    const name = `test_${randomUUID().replaceAll("-", "")}`;
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query("select pg_advisory_lock(1)"); // a template can be copied by one at a time
    await client.query(`create database ${name} template template_longview`);
    await client.end();
    process.env.DATABASE_URL = server.replace(/postgres$/, name);
  });
  afterAll(async () => {
    await prisma().$disconnect();
    await pool().end();
  });
}

import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { beforeEach, expect, inject, it } from "vitest";
import { migrate } from "@/server/boot/migrate.mjs";
import { ownFolder } from "./own-folder.ts";

let url: string;
let folder: string;

async function ask(sql: string, at = url): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: at });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function write(name: string, sql: string) {
  fs.mkdirSync(path.join(folder, name), { recursive: true });
  fs.writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

beforeEach(async () => {
  const name = `migrate_${randomUUID().replaceAll("-", "")}`;
  await ask(`create database ${name} template template0`, inject("serverUrl"));
  url = inject("serverUrl").replace(/postgres$/, name);
  folder = ownFolder();
  write("1_first", "create table first (value int); insert into first values (1);");
});

it("applies what is new, in order, once", async () => {
  write("2_second", "alter table first add column more int default 2;");
  expect(await migrate(url, folder)).toEqual(["1_first", "2_second"]);
  expect(await migrate(url, folder)).toEqual([]);
  write("3_third", "create table third ();");
  expect(await migrate(url, folder)).toEqual(["3_third"]);
  expect(await ask("select * from first")).toEqual([{ value: 1, more: 2 }]);
});

it("applies each once when several start at the same time", async () => {
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)]);
  expect(applied.flat()).toEqual(["1_first"]);
});

it("refuses a migration that was edited after it was applied", async () => {
  await migrate(url, folder);
  write("1_first", "create table first (value bigint);");
  await expect(migrate(url, folder)).rejects.toThrow("Migration 1_first was edited after it was applied.");
});

it("takes a migration that fails back whole, says why, and goes no further until somebody has looked", async () => {
  write("2_second", "create table half (); insert into nowhere values (1);");
  write("3_third", "create table third ();");
  await expect(migrate(url, folder)).rejects.toThrow(/Migration 2_second failed: .*nowhere/);
  expect(await ask("select to_regclass('half') as half, to_regclass('third') as third")).toEqual([
    { half: null, third: null },
  ]);
  write("2_second", "create table half ();");
  await expect(migrate(url, folder)).rejects.toThrow("Migration 2_second failed earlier");
  await ask("update _prisma_migrations set rolled_back_at = now() where finished_at is null");
  expect(await migrate(url, folder)).toEqual(["2_second", "3_third"]);
});

it("refuses a database that a newer version has migrated", async () => {
  write("2_second", "create table second ();");
  await migrate(url, folder);
  fs.rmSync(path.join(folder, "2_second"), { recursive: true });
  await expect(migrate(url, folder)).rejects.toThrow(/another version of Longview, which has 2_second/);
});

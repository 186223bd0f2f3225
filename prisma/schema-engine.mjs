#!/usr/bin/env node
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { parse } from "pg-connection-string";

globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (m) => process.stderr.write(`${m}\n`) };
const datamodels = [],
  argv = process.argv.slice(2);
let url = process.env.DATABASE_URL;
for (let i = 0; i < argv.length; i++) {
  if (argv[i] === "--datamodels") datamodels.push([argv[++i], readFileSync(argv[i], "utf8")]);
  else if (argv[i] === "--datasource") url = JSON.parse(argv[++i]).url ?? url;
}
const { host, port, user, password, database, ssl } = parse(url);
const cfg = { host, port: port ? Number(port) : undefined, user, password, database, ssl };
const once = async (sql) => {
  const c = new pg.Client(cfg);
  await c.connect();
  if (sql) await c.query(sql);
  await c.end();
};
if (argv.includes("cli")) {
  // can-connect-to-database
  const log = (level, message, error_code) =>
    process.stderr.write(
      `${JSON.stringify({ level, target: "schema_engine::logger", fields: { message, error_code } })}\n`,
    );
  log("INFO", "connecting");
  await once().catch((e) => {
    log("ERROR", e.message || e.code, { "3D000": "P1003", "28P01": "P1000" }[e.code] ?? "P1001");
    process.exit(1);
  });
  process.exit(0);
}
function patch(q) {
  // OID 18 is PostgreSQL's "char", unknown to the adapter
  const io = q.performIO.bind(q),
    raw = q.queryRaw.bind(q),
    begin = q.startTransaction?.bind(q);
  q.queryRaw = async (query) => {
    const chars = [];
    q.performIO = async (x) => {
      const r = await io(x);
      r.fields.forEach((f, i) => {
        if (f.dataTypeID === 18) {
          f.dataTypeID = 25;
          chars.push(i);
        }
      });
      return r;
    };
    const res = await raw(query);
    for (const i of chars) res.columnTypes[i] = ColumnTypeEnum.Character;
    return res;
  };
  if (begin) q.startTransaction = async (...a) => patch(await begin(...a));
  return q;
}
class Factory extends PrismaPg {
  async connect() {
    return patch(await super.connect());
  }
  async connectToShadowDb() {
    const name = `shadow_${randomUUID().replaceAll("-", "")}`;
    await once(`create database "${name}" template template0`);
    const shadow = patch(await new PrismaPg({ ...cfg, database: name }).connect());
    const end = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await end();
      await once(`drop database if exists "${name}" with (force)`);
    };
    return shadow;
  }
}
async function load() {
  const js = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bg = await import(pathToFileURL(js).href);
  const { instance } = await WebAssembly.instantiate(
    readFileSync(path.join(path.dirname(js), "schema_engine_bg.wasm")),
    { "./schema_engine_bg.js": bg },
  );
  bg.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bg.SchemaEngine.new(
    { datamodels: datamodels.length ? datamodels : undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new Factory(cfg)),
  );
}
let engine;
const send = (o) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...o })}\n`);
readline
  .createInterface({ input: process.stdin })
  .on("line", async (line) => {
    const { id, method, params } = line.trim() ? JSON.parse(line) : {};
    if (!method) return;
    try {
      const e = await (engine ??= load());
      const r = method === "getDatabaseVersion" ? await e.version(params) : await e[method](params);
      if (method === "diff" && r.stdout) send({ id: 9e6, method: "print", params: { content: r.stdout } });
      send({ id, result: r ?? {} });
    } catch (e) {
      send({
        id,
        error: {
          code: 4466,
          message: String(e.message),
          data: { is_panic: false, message: e.message, error_code: e.code },
        },
      });
    }
  })
  .on("close", () => process.exit(0));

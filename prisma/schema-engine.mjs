#!/usr/bin/env node
// Stands in for Prisma's schema engine binary: speaks its JSON-RPC on stdin and stdout, and calls the same engine compiled
// to WebAssembly. docs/decisions/0003-prisma-without-downloads.md says why.
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

/** The JSON-RPC code of an error of the engine. */
const ENGINE_ERROR = 4466;
/** PostgreSQL's "char", which introspection reads and the adapter does not know, and text, which it does. */
const OID_CHAR = 18;
const OID_TEXT = 25;
/** The CLI's codes for why a database cannot be reached. */
const CONNECTION_CODES = { "3D000": "P1003", "28P01": "P1000" };

// Without this registry a panic hides behind an error about a missing function.
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => process.stderr.write(`${message}\n`) };

function readArguments(args) {
  const datamodels = [];
  let url = process.env.DATABASE_URL;
  for (let i = 0; i < args.length; i++) {
    if (args[i] === "--datamodels") {
      i += 1;
      datamodels.push([args[i], readFileSync(args[i], "utf8")]);
    } else if (args[i] === "--datasource") {
      i += 1;
      url = JSON.parse(args[i]).url ?? url;
    }
  }
  return { datamodels, url };
}

const given = process.argv.slice(2);
const { datamodels, url } = readArguments(given);
const { host, port, user, password, database, ssl } = parse(url);
// Parsed fields, never the connection string: beside it another `database` would be ignored, and the shadow database
// would be the main one.
const connection = { host, port: port ? Number(port) : undefined, user, password, database, ssl };

async function withClient(work) {
  const client = new pg.Client(connection);
  await client.connect();
  await work(client);
  await client.end();
}

/** `cli can-connect-to-database`: exit code 0, or the reason as a log line of the engine. */
async function tryToConnect() {
  const log = (level, message, code) =>
    process.stderr.write(
      `${JSON.stringify({ level, target: "schema_engine::logger", fields: { message, error_code: code } })}\n`,
    );
  log("INFO", "connecting"); // the CLI skips the first line
  try {
    await withClient(() => undefined);
    process.exit(0);
  } catch (error) {
    log("ERROR", error.message || error.code, CONNECTION_CODES[error.code] ?? "P1001");
    process.exit(1);
  }
}

/** Lets a connection of the adapter read "char" columns. */
function readingChars(queryable) {
  const performIO = queryable.performIO.bind(queryable);
  const queryRaw = queryable.queryRaw.bind(queryable);
  const startTransaction = queryable.startTransaction?.bind(queryable);
  queryable.queryRaw = async (query) => {
    const chars = [];
    queryable.performIO = async (request) => {
      const result = await performIO(request);
      result.fields.forEach((field, index) => {
        if (field.dataTypeID !== OID_CHAR) return;
        field.dataTypeID = OID_TEXT;
        chars.push(index);
      });
      return result;
    };
    const result = await queryRaw(query);
    for (const index of chars) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  if (startTransaction) {
    queryable.startTransaction = async (...args) => readingChars(await startTransaction(...args));
  }
  return queryable;
}

class AdapterFactory extends PrismaPg {
  async connect() {
    return readingChars(await super.connect());
  }

  /** A database of its own for replaying migrations, dropped when the engine is done with it. */
  async connectToShadowDb() {
    const name = `shadow_${randomUUID().replaceAll("-", "")}`;
    await withClient((client) => client.query(`create database "${name}" template template0`));
    const shadow = readingChars(await new PrismaPg({ ...connection, database: name }).connect());
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await withClient((client) => client.query(`drop database if exists "${name}" with (force)`));
    };
    return shadow;
  }
}

/** The package's own entry is for bundlers: instantiate the module as it would. */
async function loadEngine() {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = await import(pathToFileURL(entry).href);
  const bytes = readFileSync(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine.new(
    { datamodels: datamodels.length ? datamodels : undefined }, // an empty list panics
    () => {},
    bindMigrationAwareSqlAdapterFactory(new AdapterFactory(connection)),
  );
}

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

function serve() {
  let engine;
  const answer = async ({ id, method, params }) => {
    engine ??= loadEngine();
    const loaded = await engine;
    const result = method === "getDatabaseVersion" ? await loaded.version(params) : await loaded[method](params);
    if (method === "diff" && result.stdout) send({ id: 9e6, method: "print", params: { content: result.stdout } });
    send({ id, result: result ?? {} });
  };
  readline
    .createInterface({ input: process.stdin })
    .on("line", async (line) => {
      const request = line.trim() ? JSON.parse(line) : {};
      if (!request.method) return;
      try {
        await answer(request);
      } catch (error) {
        const { message, code } = error;
        send({
          id: request.id,
          error: { code: ENGINE_ERROR, message: String(message), data: { is_panic: false, message, error_code: code } },
        });
      }
    })
    .on("close", () => process.exit(0));
}

if (given.includes("cli")) await tryToConnect();
else serve();

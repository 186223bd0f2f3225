import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterEach, expect, it } from "vitest";
import { startEmbeddedPostgres } from "@/server/boot/embedded-postgres.mjs";
import { ownFolder } from "./own-folder.ts";

type Server = Awaited<ReturnType<typeof startEmbeddedPostgres>>;
const started: Server[] = [];

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
});

async function start(folder: string): Promise<Server> {
  const server = await startEmbeddedPostgres({ folder });
  started.push(server);
  return server;
}

async function ask(server: Server, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

const answers = (server: Server) =>
  ask(server, "select 1").then(
    () => true,
    () => false,
  );

const modeOf = (file: string) => fs.statSync(file).mode & 0o777;

it("keeps its data over a restart, behind a password that its owner alone can read", async () => {
  const folder = path.join(ownFolder(), "data/postgres");
  const first = await start(folder);
  expect(first).toMatchObject({ joined: false, moved: false, data: folder });
  expect(modeOf(`${folder}.password`)).toBe(0o600);
  expect(modeOf(folder)).toBe(0o700);
  await ask(first, "create table kept (value int)");
  await expect(ask({ ...first, url: first.url.replace(/:[^:@]+@/, ":guess@") }, "select 1")).rejects.toMatchObject({
    code: "28P01",
  });
  await first.stop();
  expect(await answers(first)).toBe(false);
  const second = await start(folder);
  expect((await ask(second, "select count(*)::int as rows from kept")).rows).toEqual([{ rows: 0 }]);
});

it("is joined by who comes later and stopped by who leaves last", async () => {
  const folder = path.join(ownFolder(), "postgres");
  const [first, second, third] = await Promise.all([start(folder), start(folder), start(folder)]);
  expect([first, second, third].filter(({ joined }) => !joined)).toHaveLength(1);
  expect(second.url).toBe(first.url);
  await first.stop();
  await third.stop();
  expect(await answers(second)).toBe(true);
  await second.stop();
  expect(await answers(second)).toBe(false);
});

it("starts on a folder whose lock names a process id that is another program's now", async () => {
  const folder = path.join(ownFolder(), "postgres");
  const { stop } = await start(folder);
  await stop();
  const owner = fs.statSync(path.join(folder, "PG_VERSION"));
  const lock = path.join(folder, "postmaster.pid");
  fs.writeFileSync(lock, `${process.pid}\n${folder}\n0\n1\n\n127.0.0.1\n  0 0\nready\n`);
  fs.chownSync(lock, owner.uid, owner.gid);
  expect(await answers(await start(folder))).toBe(true);
});

it("refuses data of another major version, and says what to do", async () => {
  const folder = path.join(ownFolder(), "postgres");
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, "PG_VERSION"), "16\n");
  fs.writeFileSync(`${folder}.password`, "secret");
  await expect(start(folder)).rejects.toThrow(/made by PostgreSQL 16; .* brings PostgreSQL 18.*pg_dump.*DATA_DIR/);
});

it("refuses a folder of other files, and data without their password", async () => {
  const folder = path.join(ownFolder(), "postgres");
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, "letter.txt"), "");
  await expect(start(folder)).rejects.toThrow(/holds other files/);
  fs.writeFileSync(path.join(folder, "PG_VERSION"), "18\n");
  fs.rmSync(`${folder}.password`);
  await expect(start(folder)).rejects.toThrow(/password of the data .* is missing/);
});

/** A launcher in a process of its own, with a child that writes rows one by one and says which were acknowledged. */
async function writingLauncher(folder: string, rows = 200) {
  const launcher = spawn(process.execPath, [path.join(import.meta.dirname, "writing-launcher.mjs"), folder], {
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => launcher.once("exit", resolve));
  let said = "";
  const acknowledged = () => Number(said.match(/row (\d+)\n(?:row \d*)?$/)?.[1] ?? 0);
  await new Promise<void>((resolve, reject) => {
    launcher.stdout.on("data", (chunk) => {
      said += chunk;
      if (acknowledged() >= rows && said.includes("writer")) resolve();
    });
    launcher.once("exit", () => reject(new Error(`the launcher ended: ${said}`)));
  });
  const writer = Number(said.match(/writer (\d+)/)?.[1]);
  return { launcher, ended, writer, acknowledged };
}

const isGone = (pid: number) => {
  try {
    process.kill(pid, 0);
    return fs.existsSync(`/proc/${pid}/stat`) && fs.readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return true;
  }
};

const postmaster = (folder: string) =>
  Number(fs.readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n")[0]);

async function until(isSo: () => boolean) {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

it("loses no acknowledged row when server and launcher are killed while rows are written", async () => {
  const folder = path.join(ownFolder(), "postgres");
  const { launcher, ended, writer, acknowledged } = await writingLauncher(folder);
  const server = postmaster(folder);
  process.kill(server, "SIGKILL");
  launcher.kill("SIGKILL");
  await ended;
  await until(() => isGone(writer) && isGone(server));
  const again = await start(folder);
  expect(again.joined).toBe(false);
  const { rows } = await ask(again, "select count(*)::int as rows, max(value) as last from written");
  expect(rows[0].last).toBeGreaterThanOrEqual(acknowledged());
  expect(rows[0].rows).toBe(rows[0].last);
});

it("ends, with every child, when its launcher is killed", async () => {
  const folder = path.join(ownFolder(), "postgres");
  const { launcher, ended, writer, acknowledged } = await writingLauncher(folder);
  const server = postmaster(folder);
  launcher.kill("SIGKILL");
  await ended;
  await until(() => isGone(writer) && isGone(server));
  expect(fs.existsSync(path.join(folder, "postmaster.pid"))).toBe(false);
  const { rows } = await ask(await start(folder), "select max(value) as last from written");
  expect(rows[0].last).toBeGreaterThanOrEqual(acknowledged());
});

it("ends also when its launcher is killed before the child has begun", async () => {
  const folder = path.join(ownFolder(), "postgres");
  const { launcher, ended, writer } = await writingLauncher(folder, 0);
  const server = postmaster(folder);
  launcher.kill("SIGKILL");
  await ended;
  await until(() => isGone(writer) && isGone(server));
});

it("goes on for others when one launcher is killed", async () => {
  const folder = path.join(ownFolder(), "postgres");
  const { launcher, ended, writer } = await writingLauncher(folder);
  const other = await start(folder);
  expect(other.joined).toBe(true);
  launcher.kill("SIGKILL");
  await ended;
  await until(() => isGone(writer));
  expect(await answers(other)).toBe(true);
  await other.stop();
  expect(await answers(other)).toBe(false);
});

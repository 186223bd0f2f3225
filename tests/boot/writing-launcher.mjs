// For embedded-postgres.db.test.ts: a launcher (FOLDER) and the child it starts (FOLDER URL), which writes rows.
import { spawn } from "node:child_process";
import pg from "pg";
import { startEmbeddedPostgres } from "../../server/boot/embedded-postgres.mjs";
import { inRoot } from "../../server/boot/paths.mjs";
import { LAUNCHER_VARIABLE, SERVER_VARIABLE } from "../../server/boot/server-users.mjs";

const [, self, folder, url] = process.argv;

if (url) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("create table if not exists written (value int primary key)");
  for (let value = 1; ; value++) {
    await client.query("insert into written values ($1)", [value]);
    process.send(value);
  }
} else {
  const { url: own, data, users, startLock } = await startEmbeddedPostgres({ folder });
  const writer = spawn(process.execPath, ["--import", inRoot("server/boot/exit-with-parent.mjs"), self, folder, own], {
    env: {
      ...process.env,
      [LAUNCHER_VARIABLE]: String(process.pid),
      [SERVER_VARIABLE]: JSON.stringify({ data, users, startLock }),
    },
    stdio: ["ignore", "inherit", "ignore", "ipc"],
  });
  console.log(`writer ${writer.pid}`);
  writer.on("message", (value) => console.log(`row ${value}`));
}

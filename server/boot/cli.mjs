// npm run -s longview -- COMMAND: opens the same database as npm start and runs the shell.
import { spawn } from "node:child_process";
import { inRoot, root } from "./paths.mjs";
import { typescriptArgs } from "./run-typescript.mjs";

await import("./prepare.mjs");

const args = process.argv.slice(2);
/** Commands that need no data: they must also work where no server can be started. */
const isOffline = args.length === 0 || ["help", "--help", "-h", "verify", "methods"].includes(args[0]);
let stop = async () => {};
if (!isOffline) {
  const { openEnvironment } = await import("./environment.mjs");
  try {
    ({ stop } = await openEnvironment());
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
const shell = spawn(process.execPath, [...typescriptArgs, inRoot("server/cli/longview.ts"), ...args], {
  cwd: root,
  stdio: ["inherit", "inherit", "inherit", "ipc"],
  env: { ...process.env, LONGVIEW_CALLED_FROM: process.env.INIT_CWD ?? process.cwd() },
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => shell.kill(signal));
shell.once("exit", async (code) => {
  await stop();
  process.exitCode = code ?? 1;
});

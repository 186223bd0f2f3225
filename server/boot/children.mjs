// The processes that a launcher starts; none of them outlives it.
import { spawn } from "node:child_process";
import { root } from "./paths.mjs";

/** A child that has not ended by then is killed. */
const PATIENCE_MS = 8_000;

const running = new Set();

/**
 * Starts a child that ends with us.
 *
 * @param {{ name: string, args: string[], env?: Record<string, string>, isQuiet?: boolean }} options
 *   `name` opens each of its lines; a quiet child's lines are kept in `said` and not printed
 */
export function startChild({ name, args, env = {}, isQuiet = false }) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // Its own group: Ctrl-C reaches the launcher alone, which stops web, worker and database in that order.
    detached: process.platform !== "win32",
  });
  const started = { name, child, isQuiet, said: "" };
  running.add(child);
  child.once("exit", () => running.delete(child));
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk) => {
      if (started.isQuiet) started.said = (started.said + chunk).slice(-20_000);
      else for (const line of chunk.trimEnd().split("\n")) console.log(`[${name}] ${line}`);
    });
  }
  return started;
}

/** Resolves when a quiet child has done its work; what it said is told only when it failed. */
export const finished = (started) =>
  new Promise((resolve, reject) => {
    started.child.once("close", (code) =>
      code === 0
        ? resolve(undefined)
        : reject(new Error(`${started.said.trim()}\n${started.name} stopped with code ${code}`)),
    );
  });

/** Ends a child and what it started. */
function signal(child, name) {
  try {
    if (process.platform === "win32") child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // it has ended
  }
}

/** Ends all children and waits for them. */
export async function stopChildren() {
  await Promise.all(
    [...running].map(
      (child) =>
        new Promise((resolve) => {
          child.once("exit", resolve);
          signal(child, "SIGTERM");
          setTimeout(() => signal(child, "SIGKILL"), PATIENCE_MS).unref();
        }),
    ),
  );
}

export function killChildren() {
  for (const child of running) signal(child, "SIGKILL");
}

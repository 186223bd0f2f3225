import { type ChildProcess, spawn } from "node:child_process";
import { freePort } from "@/server/boot/embedded-postgres.mjs";
import { inRoot } from "@/server/boot/paths.mjs";

export interface RunningApp {
  address: string;
  startSeconds: number;
  stop(): Promise<void>;
}

/** Starts the app as an operator would on this database; resolves when it says that it is ready. */
export async function startApp(env: Record<string, string> = {}): Promise<RunningApp> {
  const port = await freePort();
  const since = performance.now();
  const app: ChildProcess = spawn(process.execPath, [inRoot("server/boot/launch.mjs")], {
    env: { ...process.env, PORT: String(port), LONGVIEW_DEMO: "0", NODE_OPTIONS: "", NEXTAUTH_URL: "", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve, reject) => {
    app.stdout!.on("data", (chunk: Buffer) => {
      if (String(chunk).includes("Longview is ready")) resolve();
    });
    app.once("exit", (code) => reject(new Error(`the app stopped with code ${code}`)));
  });
  const startSeconds = (performance.now() - since) / 1000;
  return {
    address: `http://localhost:${port}`,
    startSeconds,
    stop: () =>
      new Promise((resolve) => {
        app.once("exit", () => resolve());
        app.kill("SIGINT");
      }),
  };
}

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach } from "vitest";

const made: string[] = [];

/** A new folder in the temp folder that every user may enter, gone after the test. */
export function ownFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "longview-boot-"));
  fs.chmodSync(folder, 0o755);
  made.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

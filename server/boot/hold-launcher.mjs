import fs from "node:fs";
import path from "node:path";
import { claimFile, tellOfClaim } from "./claim-file.mjs";
import { dataFolder } from "./paths.mjs";

const launcherFile = () => path.join(dataFolder(), "launcher.json");

/**
 * One launcher a data folder.
 *
 * @returns null when this process holds it now, else the other's `pid` and, once it is known, `address`
 */
export function holdLauncher() {
  const file = launcherFile();
  fs.mkdirSync(dataFolder(), { recursive: true, mode: 0o755 });
  const other = claimFile(file);
  if (!other) process.on("exit", () => fs.rmSync(file, { force: true }));
  return other;
}

/** Lets others know where this launcher serves. */
export const tellAddress = (address) => tellOfClaim(launcherFile(), { address });

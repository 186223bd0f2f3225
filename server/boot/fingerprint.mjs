import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";

/** One hash over the contents of files and folders: says whether what was made from them is stale. */
export function fingerprint(places) {
  const hash = createHash("sha256");
  const add = (place) => {
    if (!fs.existsSync(place)) return;
    if (fs.statSync(place).isDirectory()) {
      for (const name of fs.readdirSync(place).sort()) add(path.join(place, name));
      return;
    }
    hash.update(path.relative(root, place)).update(fs.readFileSync(place));
  };
  for (const place of places) add(place);
  return hash.digest("hex");
}

/** Whether the mark left by the last successful run differs from `current`. */
export const isStale = (markFile, current) => !fs.existsSync(markFile) || fs.readFileSync(markFile, "utf8") !== current;

export function leaveMark(markFile, current) {
  fs.mkdirSync(path.dirname(markFile), { recursive: true });
  fs.writeFileSync(markFile, current);
}

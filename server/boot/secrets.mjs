import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { dataFolder } from "./paths.mjs";

/** A secret made once and kept beside the data, readable by its owner alone. */
export function secret(name, make = () => randomBytes(32).toString("base64url")) {
  const file = path.join(dataFolder(), name);
  // The folder stays enterable (the unprivileged database user must reach its own part); each secret is 0600.
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o755 });
  if (!fs.existsSync(file)) fs.writeFileSync(file, make(), { mode: 0o600, flag: "wx" });
  fs.chmodSync(file, 0o600);
  return fs.readFileSync(file, "utf8");
}

/** A password a person can type: four groups of four letters and digits, about 80 bits, no look-alikes. */
export function readablePassword() {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const pick = () => {
    for (;;) {
      const [byte] = randomBytes(1);
      if (byte < 248) return letters[byte % 31];
    }
  };
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, pick).join("")).join("-");
}

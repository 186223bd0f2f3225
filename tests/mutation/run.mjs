// npm run mutation -- [folder...]: breaks server/core on purpose, folder by folder, and counts the breaks no test notices.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { inRoot, root } from "../../server/boot/paths.mjs";

const everyFolder = ["attribution", "returns", "private-equity", "evidence", "risk", "schemes"];
const asked = process.argv.slice(2);
const unknown = asked.filter((folder) => !everyFolder.includes(folder));
if (unknown.length) {
  console.error(`Unknown: ${unknown.join(", ")}. Known: ${everyFolder.join(", ")}.`);
  process.exit(1);
}

const stryker = inRoot("node_modules/@stryker-mutator/core/bin/stryker.js");
const report = (name) => inRoot("reports/mutation", name);

function runFolder(folder) {
  const { status } = spawnSync(process.execPath, [stryker, "run", "tests/mutation/stryker.config.mjs"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, MUTATION_FOLDER: folder },
  });
  if (status !== 0) throw new Error(`The mutation run over ${folder} did not finish.`);
  return JSON.parse(readFileSync(report(`${folder}.json`), "utf8")).files;
}

/** One line per unnoticed break: where, what stood there, what replaced it. */
function unnoticed(files) {
  return Object.entries(files).flatMap(([path, { source, mutants }]) => {
    const lines = source.split("\n");
    return mutants
      .filter(({ status }) => status === "Survived" || status === "NoCoverage")
      .map(({ location: { start, end }, replacement, mutatorName, status }) => {
        const line = lines[start.line - 1];
        const was =
          start.line === end.line ? line.slice(start.column - 1, end.column - 1) : line.slice(start.column - 1);
        const became = (replacement ?? mutatorName).split(/\s+/).join(" ");
        return `${path}:${start.line}:${start.column} ${status}  ${was.trim()}  ->  ${became}`;
      });
  });
}

/** A break that ran out of time proves nothing, unless it looped beyond its count: those are left out of the score. */
function score(files) {
  const mutants = Object.values(files).flatMap((file) => file.mutants);
  const count = (keep) => mutants.filter(keep).length;
  const looped = ({ status, statusReason }) => status === "Timeout" && /hit limit/i.test(statusReason ?? "");
  const noticed = count((one) => one.status === "Killed" || looped(one));
  const unnoticed = count(({ status }) => status === "Survived" || status === "NoCoverage");
  const undecided = count((one) => one.status === "Timeout" && !looped(one));
  return { noticed, unnoticed, undecided, score: `${((100 * noticed) / (noticed + unnoticed)).toFixed(1)}%` };
}

const scores = {};
for (const folder of asked.length ? asked : everyFolder) {
  const files = runFolder(folder);
  scores[folder] = score(files);
  writeFileSync(report(`${folder}.unnoticed.txt`), `${unnoticed(files).join("\n")}\n`);
  console.log(`Unnoticed breaks: reports/mutation/${folder}.unnoticed.txt`);
}
console.table(scores);

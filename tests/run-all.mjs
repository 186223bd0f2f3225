// npm test: every check there is, one after the other; ends with one line that sums them.
// A suite that cannot run counts as failed, never as passed.
import { spawn } from "node:child_process";
import { inRoot, root } from "../server/boot/paths.mjs";

const bin = (name) => inRoot("node_modules", name);
const node = process.execPath;

/** Vitest's own summary line. */
const testCount = /Tests\s+(?:(?<failed>\d+) failed)?(?:\s*\|\s*)?(?:(?<passed>\d+) passed)?/;

/** Each suite says how many of its checks passed and failed. A check without a count of its own counts as one. */
const suites = [
  // Next writes the declarations that the pages' types rest on.
  { name: "declarations of the routes", args: [bin("next/dist/bin/next"), "typegen"] },
  { name: "types", args: [bin("typescript/bin/tsc"), "--noEmit"] },
  { name: "lint", args: [bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."] },
  {
    name: "layers",
    args: [bin("dependency-cruiser/bin/dependency-cruise.mjs"), "app", "server", "--config", ".dependency-cruiser.cjs"],
  },
  {
    name: "unit, property and database tests",
    args: [bin("vitest/vitest.mjs"), "run", "--config", "tests/vitest.config.ts"],
    count: testCount,
  },
  {
    name: "end to end",
    args: [bin("vitest/vitest.mjs"), "run", "--config", "tests/e2e/vitest.config.ts"],
    count: testCount,
  },
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours are control characters
const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, "");

function run({ name, args, count }) {
  const since = performance.now();
  console.log(`\n── ${name}`);
  return new Promise((resolve) => {
    const child = spawn(node, args, {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        process.stdout.write(chunk);
        said = (said + chunk).slice(-20_000);
      });
    }
    child.on("close", (code) => {
      const found = count ? [...plain(said).matchAll(new RegExp(count, "g"))].at(-1)?.groups : undefined;
      const counted = { passed: Number(found?.passed ?? 0), failed: Number(found?.failed ?? 0) };
      const isGreen = code === 0;
      if (!count) Object.assign(counted, { passed: isGreen ? 1 : 0, failed: isGreen ? 0 : 1 });
      // A suite that broke before it could count, or counted nothing, has failed.
      if (!isGreen && counted.failed === 0) counted.failed = 1;
      if (isGreen && counted.passed === 0) counted.failed = 1;
      console.log(
        `── ${name}: ${counted.passed} passed, ${counted.failed} failed in ${((performance.now() - since) / 1000).toFixed(1)} s`,
      );
      resolve(counted);
    });
  });
}

const total = { passed: 0, failed: 0 };
for (const suite of suites) {
  const { passed, failed } = await run(suite);
  total.passed += passed;
  total.failed += failed;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;

// Run by tests/mutation/run.mjs, which names one folder of server/core at a time.
const folder = process.env.MUTATION_FOLDER;
if (!folder) throw new Error("Name the folder of server/core to break in MUTATION_FOLDER, or use npm run mutation.");

export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "tests/mutation/vitest.config.ts", related: false },
  mutate: [`server/core/${folder}/**/*.ts`],
  // Arithmetic and branches are the point: texts and the facts of an error are left alone.
  mutator: { excludedMutations: ["StringLiteral", "ObjectLiteral", "Regex"] },
  coverageAnalysis: "perTest",
  concurrency: 1,
  // Endless loops are counted, not timed. A busy machine must not pass for a test that noticed.
  timeoutMS: 30_000,
  // A rule table read once at the start is broken too, at the price of a slower run.
  ignoreStatic: false,
  warnings: { slow: false },
  incremental: true,
  incrementalFile: `reports/mutation/${folder}.incremental.json`,
  reporters: ["progress-append-only", "json"],
  jsonReporter: { fileName: `reports/mutation/${folder}.json` },
  tempDirName: ".stryker-tmp",
  ignorePatterns: ["/.ci", "/.data", "/.next", "/app", "/docs", "/prisma", "/reports", "/server/generated"],
};

// Run by tests/mutation/run.mjs, which names one folder of server/core at a time.
const folder = process.env.MUTATION_FOLDER;
if (!folder) throw new Error("Name the folder of server/core to break in MUTATION_FOLDER, or use npm run mutation.");

export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "tests/mutation/vitest.config.ts", related: false },
  mutate: [`server/core/${folder}/**/*.ts`],
  // Texts are error codes and names, most of them held by the compiler already; arithmetic and branches are the point.
  mutator: { excludedMutations: ["StringLiteral"] },
  coverageAnalysis: "perTest",
  concurrency: 1,
  timeoutMS: 5_000,
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

import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.resolve(import.meta.dirname, "../..");

/** The tests that mirror the folder being broken, and no others: a figure must be held by its own tests. */
export default defineConfig({
  root,
  resolve: { alias: { "@": root } },
  test: {
    env: { TZ: "Pacific/Kiritimati" },
    include: [`tests/core/${process.env.MUTATION_FOLDER}/**/*.test.ts`],
    setupFiles: ["tests/mutation/steady-properties.ts"],
  },
});

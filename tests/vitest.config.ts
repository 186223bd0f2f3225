import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.resolve(import.meta.dirname, "..");
/** A zone that is not UTC, so that a date moved by a time zone shows. */
const TZ = process.env.TZ ?? "Pacific/Kiritimati";
const shared = { alias: { "@": root, "server-only": path.join(root, "tests/server-only-stub.ts") } };

export default defineConfig({
  root,
  resolve: shared,
  test: {
    env: { TZ },
    pool: "forks",
    maxWorkers: 2,
    projects: [
      {
        root,
        resolve: shared,
        test: {
          name: "unit",
          env: { TZ },
          setupFiles: ["tests/property-seed.ts"],
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/**/*.db.test.ts", "tests/e2e/**"],
        },
      },
      {
        root,
        resolve: shared,
        test: {
          name: "database",
          env: { TZ },
          setupFiles: ["tests/property-seed.ts"],
          include: ["tests/**/*.db.test.ts"],
          globalSetup: "tests/database/global-setup.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
    coverage: { provider: "v8", include: ["server/**"], exclude: ["server/generated/**"] },
  },
});

import { buildSnapshotNow } from "@/server/services/build-snapshot-now.ts";
import { createDemoUsers, demoEmail } from "@/server/services/demo-users.ts";
import { BENCH_PASSWORD } from "./bench-pages.ts";
import { importNow } from "./import-now.ts";
import { say } from "./say.ts";

const MANAGERS = 200;
const QUARTERS = 40;

/** 200 managers with one portfolio and 40 quarterly returns each against one benchmark, imported as anybody would. */
export async function makeLargeInstitution(): Promise<{ email: string; managerCode: string }> {
  const codes = Array.from({ length: MANAGERS }, (_, i) => `L${String(i).padStart(3, "0")}`);
  const lines = [["date", "LARGE-BENCHMARK", ...codes].join(",")];
  for (let quarter = 0; quarter < QUARTERS; quarter++) {
    const end = new Date(Date.UTC(2016, 10 + quarter * 3 + 2, 0)).toISOString().slice(0, 10);
    const returns = [0, ...codes.keys()].map((i) => (((quarter * 211 + i * 7919) % 1601) / 10_000 - 0.06).toFixed(5));
    lines.push([end, ...returns].join(","));
  }
  await importNow({
    fileName: "large.csv",
    text: `${lines.join("\n")}\n`,
    kind: "returnsWide",
    mapping: {
      createMissing: true,
      benchmark: "LARGE-BENCHMARK",
      columns: {
        date: "date",
        "LARGE-BENCHMARK": "benchmark",
        ...Object.fromEntries(codes.map((code) => [code, "portfolio"])),
      },
    },
  });
  const since = performance.now();
  await buildSnapshotNow({ asOf: null, knownAsOf: null });
  say(`snapshot of ${MANAGERS} managers x ${QUARTERS} quarters`, (performance.now() - since) / 1000, "s");
  await createDemoUsers({ passwordFor: () => BENCH_PASSWORD, managerCode: null });
  return { email: demoEmail("analyst"), managerCode: codes[0]! };
}

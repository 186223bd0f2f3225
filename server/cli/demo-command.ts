import { DEMO_STAR_CODE } from "@/server/core/demo/demo-cast.ts";
import { enqueueJob } from "@/server/jobs/queue.ts";
import { buildSnapshotNow } from "@/server/services/build-snapshot-now.ts";
import { seedDemoInstitution } from "@/server/services/demo-institution.ts";
import { seedDemoSchemes } from "@/server/services/demo-schemes.ts";
import { createDemoUsers } from "@/server/services/demo-users.ts";
import { requestReplay } from "@/server/services/replay.ts";
import type { Command } from "./command.ts";

/**
 * `longview demo`: the demo institution, its snapshot and one account per role; what exists stays as it is. The
 * password of the accounts comes from LONGVIEW_DEMO_PASSWORD, so that no list of processes shows it.
 */
export const runDemoCommand: Command = async (_args, io) => {
  const seeded = await seedDemoInstitution();
  if (seeded.isNew) {
    io.write(`Demo institution: ${seeded.batches} files with ${seeded.facts} facts.`);
    await buildSnapshotNow({ asOf: null, knownAsOf: null });
    // The worker builds it as soon as it runs; the pages do not wait for it.
    await requestReplay({ known: "then", delayDays: 45 }, null);
  } else io.write("The demo institution is there already.");
  if (await seedDemoSchemes()) io.write("Demo scheme: house-patient, in force since 2022-01-01.");
  const password = process.env.LONGVIEW_DEMO_PASSWORD;
  if (!password) {
    io.warn("Set LONGVIEW_DEMO_PASSWORD to create the demo accounts as well.");
    return 0;
  }
  const created = await createDemoUsers({ passwordFor: () => password, managerCode: DEMO_STAR_CODE });
  // Made by the accounts of HR and the CIO, by the worker as soon as it runs; what is there stays.
  await enqueueJob("demoCycles", {}, null);
  if (created.length > 0) io.write(`Demo accounts: ${created.map(({ email }) => email).join(", ")}`);
  return 0;
};

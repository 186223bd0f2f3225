import { parseArgs } from "node:util";
import { isPlainDate } from "@/server/core/returns/calendar/plain-date.ts";
import { buildSnapshotNow } from "@/server/services/build-snapshot-now.ts";
import type { Command, CommandIo } from "./command.ts";

const USAGE = `snapshot [--as-of YYYY-MM-DD] [--known-as-of MOMENT]
  --as-of        results as of this day; by default the last quarter end that results reach
  --known-as-of  only what was known by this moment, e.g. 2026-07-21T00:00:00Z`;

/** `longview snapshot`: computes at once what the pages read. */
export const runSnapshotCommand: Command = async (args, io) => {
  const { values } = parseArgs({
    args: [...args],
    options: { "as-of": { type: "string" }, "known-as-of": { type: "string" } },
  });
  const asOf = values["as-of"];
  const knownAsOf = values["known-as-of"] === undefined ? null : new Date(values["known-as-of"]);
  if ((asOf !== undefined && !isPlainDate(asOf)) || (knownAsOf !== null && Number.isNaN(knownAsOf.getTime())))
    return usage(io);
  const built = await buildSnapshotNow({ asOf: asOf ?? null, knownAsOf });
  if (built === null) {
    io.warn("There are no results yet: import a file first, or create the demo institution with `demo`.");
    return 1;
  }
  io.write(`Results as of ${built.asOf}: ${built.managers} managers in ${(built.buildMs / 1000).toFixed(1)} s.`);
  return 0;
};

function usage(io: CommandIo): number {
  io.warn(USAGE);
  return 2;
}

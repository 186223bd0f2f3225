import { parseArgs } from "node:util";
import { closeReplay } from "@/server/jobs/replay-thread.ts";
import { buildReplay } from "@/server/services/build-replay.ts";
import { historyOf, replay } from "@/server/services/replay.ts";
import { type ReplayView, replayInput } from "@/server/services/replay-view.ts";
import type { Command, CommandIo } from "./command.ts";

const USAGE = `replay --schemes CODE,CODE... [--today] [--delay 30|45|60|90] [--from DATE] [--to DATE] [--json]
  --schemes  one to five codes of schemes, or code@version
  --today    on figures as known today; by default as they were known then
  --delay    days after a quarter end at which its verdict is given; by default 45`;

/** The person at the shell of the machine sees all that there is. */
const OPERATOR = { userId: "", email: "", name: "shell", role: "auditor", managerId: null } as const;

/** `longview replay`: schemes over history, as the page shows them. */
export const runReplayCommand: Command = async (args, io) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      schemes: { type: "string" },
      today: { type: "boolean" },
      delay: { type: "string" },
      from: { type: "string" },
      to: { type: "string" },
      json: { type: "boolean" },
    },
  });
  const asked = replayInput.safeParse({
    schemes: (values.schemes ?? "").split(",").filter((reference) => reference !== ""),
    known: values.today ? "today" : "then",
    ...(values.delay !== undefined && { delayDays: Number(values.delay) }),
    from: values.from,
    to: values.to,
  });
  if (!asked.success || asked.data.schemes.length === 0) {
    io.warn(USAGE);
    return 2;
  }
  await buildReplay(await historyOf(asked.data), {
    progress: async (_fraction, { asOf, done, of }) => {
      if (done !== said) io.warn(`building ${asOf}: ${done + 1} of ${of}`);
      said = done;
    },
    between: async () => undefined,
  });
  const view = await replay(OPERATOR, asked.data, { buildMissing: false });
  await closeReplay();
  if (view.status !== "ready") {
    io.warn("There are no results yet: import a file first, or create the demo institution with `demo`.");
    return 1;
  }
  if (values.json) io.write(JSON.stringify(view, null, 2));
  else table(view, io);
  return 0;
};

let said = -1;

function table({ schemes, managers, quarters }: ReplayView, io: CommandIo): void {
  const names = new Map(managers.map(({ managerId, name }) => [managerId, name]));
  io.write(`${quarters[0]} to ${quarters.at(-1)}, ${managers.length} managers`);
  for (const { reference, stops, wrongStops, rightStops, missedStops, reversalShare, totals, currency } of schemes) {
    io.write(
      `\n${reference}: ${stops.length} stopped (${wrongStops} wrongly, ${rightStops} rightly), ${missedStops.length} missed` +
        `, rank reversals ${reversalShare.value === null ? "n/a" : `${(reversalShare.value * 100).toFixed(1)}%`}`,
    );
    if (totals !== null)
      io.write(`  paid ${totals.paid} ${currency}, clawed back ${totals.clawedBack}, open ${totals.open}`);
    for (const { managerId, stoppedOn, breach, after, wasWrong } of stops)
      io.write(
        `  ${stoppedOn}  ${(names.get(managerId) ?? managerId).padEnd(28)} ${(breach ?? "").padEnd(22)} ` +
          `to the end ${after.toEnd.value === null ? "n/a" : `${(after.toEnd.value * 100).toFixed(2)} pp`}` +
          `${wasWrong === true ? "  wrong" : ""}`,
      );
  }
}

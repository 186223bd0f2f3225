import type { Command, CommandIo } from "./command.ts";

/** Commands are loaded when called: `verify` must not wait for, or need, a database client. */
const commands: Record<string, { usage: string; what: string; load: () => Promise<Command> }> = {
  import: {
    usage: "import FILE [--kind KIND] [--map JSON] [--portfolio CODE] [--dry-run] [--yes]",
    what: "check a file, show what it adds and restates, and load it",
    load: async () => (await import("./import-command.ts")).runImportCommand,
  },
  undo: {
    usage: "undo BATCH",
    what: "take an import back; what was known before is known again",
    load: async () => (await import("./import-command.ts")).runUndoCommand,
  },
  snapshot: {
    usage: "snapshot [--as-of DATE] [--known-as-of MOMENT]",
    what: "compute what the pages read",
    load: async () => (await import("./snapshot-command.ts")).runSnapshotCommand,
  },
  replay: {
    usage: "replay --schemes CODE,CODE... [--today] [--delay DAYS] [--from DATE] [--to DATE] [--json]",
    what: "schemes over history, on what was known then",
    load: async () => (await import("./replay-command.ts")).runReplayCommand,
  },
  scheme: {
    usage: "scheme check|show FILE.json|CODE [--on DATE] [--regimes CODE,...] [--zh] [--json]",
    what: "hold a scheme against the rules, or say what it says",
    load: async () => (await import("./scheme-command.ts")).runSchemeCommand,
  },
  user: {
    usage: "user add EMAIL --name NAME --role ROLE [--manager CODE]",
    what: "create an account; prints its one-time password",
    load: async () => (await import("./user-command.ts")).runUserCommand,
  },
  demo: {
    usage: "demo",
    what: "create the demo institution and its accounts, once",
    load: async () => (await import("./demo-command.ts")).runDemoCommand,
  },
  methods: {
    usage: "methods",
    what: "write docs/methodology.md from the method cards",
    load: async () => (await import("./methods-command.ts")).runMethodsCommand,
  },
  verify: {
    usage: "verify FILE.json... [--data DIR] [--json]",
    what: "compute worked cases with the product's own core and compare",
    load: async () => (await import("./verify-command.ts")).runVerifyCommand,
  },
};

function help(io: CommandIo): number {
  io.write("npm run -s longview -- COMMAND\n");
  const width = Math.max(...Object.values(commands).map(({ usage }) => usage.length));
  for (const { usage, what } of Object.values(commands)) io.write(`  ${usage.padEnd(width)}  ${what}`);
  io.write("\nDATABASE_URL chooses the database; without it the embedded one in DATA_DIR (default .data) is used.");
  return 0;
}

const io: CommandIo = {
  write: (line) => void process.stdout.write(`${line}\n`),
  warn: (line) => void process.stderr.write(`${line}\n`),
  folder: process.env.LONGVIEW_CALLED_FROM ?? process.cwd(),
};

async function main([name = "help", ...args]: string[]): Promise<number> {
  if (name === "help" || name === "--help" || name === "-h") return help(io);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    io.warn(`There is no command "${name}".`);
    help(io);
    return 2;
  }
  return (await command.load())(args, io);
}

/** An option that does not exist, or lacks its value: nothing was run. */
const isMisspelt = (error: unknown) =>
  error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");

// The database pools keep the process alive; a command that has answered is done.
main(process.argv.slice(2)).then(
  (code) => process.stdout.write("", () => process.exit(code)),
  (error) => {
    io.warn(
      error instanceof Error ? (process.env.DEBUG ? (error.stack ?? error.message) : error.message) : String(error),
    );
    process.exit(isMisspelt(error) ? 2 : 1);
  },
);

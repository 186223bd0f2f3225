import { parseArgs } from "node:util";
import { type Role, roles } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { addUserFromShell, resetPasswordByEmail, setDisabledByEmail } from "@/server/services/users-by-email.ts";
import type { Command, CommandIo } from "./command.ts";

const USAGE = `user add EMAIL --name NAME --role ${roles.join("|")} [--manager CODE]
user reset-password EMAIL
user disable EMAIL
user enable EMAIL`;

/** What went wrong, for a person at a shell. */
const problems: Record<string, (facts: Readonly<Record<string, unknown>>) => string> = {
  emailTaken: ({ email }) => `${email} has an account already.`,
  unknownUser: ({ email }) => `${email} has no account.`,
  unknownManager: ({ code }) => `There is no manager with the code ${code}.`,
  lastAdmin: ({ email }) => `${email} is the last active administrator.`,
};

/** `longview user add|reset-password|disable|enable`: what an administrator does on the users page. */
export const runUserCommand: Command = async (args, io) => {
  try {
    return await run(args, io);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    io.warn(problems[error.code]?.(error.facts) ?? error.message);
    return 1;
  }
};

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { name: { type: "string" }, role: { type: "string" }, manager: { type: "string" } },
  });
  const [what, email] = positionals;
  if (!email?.includes("@")) return usage(io);
  switch (what) {
    case "add": {
      const role = roles.find((known: Role) => known === values.role);
      if (!values.name?.trim() || !role) return usage(io);
      const { name, manager = null } = values;
      const { oneTimePassword } = await addUserFromShell({ email, name, role, managerCode: manager });
      return handOut(io, oneTimePassword);
    }
    case "reset-password":
      return handOut(io, (await resetPasswordByEmail(email)).oneTimePassword);
    case "disable":
    case "enable":
      await setDisabledByEmail(email, what === "disable");
      return 0;
    default:
      return usage(io);
  }
}

function usage(io: CommandIo): number {
  io.warn(USAGE);
  return 2;
}

/** The password alone goes to the output, so that it can be piped to where it is needed. */
function handOut(io: CommandIo, password: string): number {
  io.warn("One-time password; it is asked to be changed at the first sign-in:");
  io.write(password);
  return 0;
}

import { expect, it } from "vitest";
import type { CommandIo } from "@/server/cli/command.ts";
import { runUserCommand } from "@/server/cli/user-command.ts";
import { prisma } from "@/server/persistence/prisma-client.ts";
import { signInWithPassword } from "@/server/services/sign-in.ts";
import { savedUser, trailOf } from "../builders/user.ts";
import { useDatabase } from "../database/use-database.ts";

useDatabase();

async function run(...args: string[]) {
  const output: string[] = [];
  const warnings: string[] = [];
  const io: CommandIo = { write: (line) => output.push(line), warn: (line) => warnings.push(line), folder: "/" };
  const code = await runUserCommand(args, io);
  return { code, output, warnings: warnings.join("\n") };
}

it("adds the first administrator and prints the one-time password alone", async () => {
  const { code, output } = await run("add", "Root@Example.com", "--name", "Root", "--role", "admin");
  expect(code).toBe(0);
  expect(output).toHaveLength(1);
  expect(await signInWithPassword("root@example.com", output[0]!, "A")).toMatchObject({ outcome: "signedIn" });
  expect((await trailOf("root@example.com"))[0]).toMatchObject({ action: "user.add", actor: "shell" });
});

it("links a manager's account by code", async () => {
  const manager = await prisma().manager.create({ data: { code: "M7", name: "Seven" } });
  await run("add", "seven@example.com", "--name", "Seven", "--role", "manager", "--manager", "M7");
  expect(await prisma().user.findUnique({ where: { email: "seven@example.com" } })).toMatchObject({
    managerId: manager.id,
  });
});

it("resets a password, disables and enables", async () => {
  const user = await savedUser({ password: "patience is a strategy" });
  const { output } = await run("reset-password", user.email);
  expect(await signInWithPassword(user.email, output[0]!, "A")).toMatchObject({ outcome: "signedIn" });
  expect((await run("disable", user.email)).code).toBe(0);
  expect(await signInWithPassword(user.email, output[0]!, "A")).toEqual({ outcome: "refused" });
  expect((await run("enable", user.email)).code).toBe(0);
  expect(await signInWithPassword(user.email, output[0]!, "A")).toMatchObject({ outcome: "signedIn" });
});

it.each([
  [1, /has an account already/, ["add", "twice@example.com", "--name", "T", "--role", "hr"]],
  [
    1,
    /no manager with the code NOPE/,
    ["add", "x@example.com", "--name", "X", "--role", "manager", "--manager", "NOPE"],
  ],
  [1, /has no account/, ["disable", "nobody@example.com"]],
  [2, /user add EMAIL/, ["add", "x@example.com", "--name", "X", "--role", "boss"]],
  [2, /user add EMAIL/, ["add"]],
  [2, /user add EMAIL/, ["remove", "x@example.com"]],
])("ends with %i and says why: %s", async (code, why, args) => {
  if (!(await prisma().user.findUnique({ where: { email: "twice@example.com" } })))
    await savedUser({ email: "twice@example.com" });
  const result = await run(...args);
  expect(result.code).toBe(code);
  expect(result.warnings).toMatch(why);
});

import { hashPassword } from "@/server/auth/password.ts";
import { prisma } from "@/server/persistence/prisma-client.ts";
import type { User } from "@/server/persistence/user-repository.ts";

let count = 0;
const hashes = new Map<string, Promise<string>>();

/** An account in the database; only what matters to the test is spelled out. */
export async function savedUser({ password, ...given }: Partial<User> & { password?: string } = {}): Promise<User> {
  const email = given.email ?? `user${++count}@example.com`;
  if (password && !hashes.has(password)) hashes.set(password, hashPassword(password));
  const passwordHash = password ? await hashes.get(password)! : null;
  return prisma().user.create({ data: { name: "Li Wei", role: "analyst", passwordHash, ...given, email } });
}

/** Somebody who administers, as the trail names them. */
export const anAdmin = { id: null, name: "admin@example.com" };

/** The actions in the audit trail about somebody, oldest first. */
export async function trailOf(subject: string) {
  const events = await prisma().auditEvent.findMany({ where: { subject }, orderBy: { id: "asc" } });
  return events.map(({ action, actor, detail }) => ({ action, actor, detail }));
}

/** Empties the trail between tests, which the product cannot do: its database refuses. */
export async function forgetTrail(): Promise<void> {
  await prisma().$transaction([
    prisma().$executeRaw`alter table "AuditEvent" disable trigger "auditAppendOnly"`,
    prisma().auditEvent.deleteMany(),
    prisma().$executeRaw`alter table "AuditEvent" enable trigger "auditAppendOnly"`,
  ]);
}

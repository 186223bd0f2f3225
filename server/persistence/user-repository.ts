import "server-only";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { Prisma, type User } from "@/server/generated/prisma/client.ts";
import { type Actor, type AuditEntry, saveAuditEvent } from "./audit-repository.ts";
import { prisma } from "./prisma-client.ts";

export type { User };

export const loadUser = (id: string) => prisma().user.findUnique({ where: { id } });

/** @param email in lower case, as all are kept */
export const loadUserByEmail = (email: string) => prisma().user.findUnique({ where: { email } });

const withLinks = {
  manager: { select: { id: true, code: true, name: true, nameZh: true } },
  identities: { select: { issuer: true } },
} as const;

export const loadUserWithLinks = (id: string) => prisma().user.findUnique({ where: { id }, include: withLinks });

/** Everybody with an account, by name. */
export const loadUsers = () =>
  prisma().user.findMany({ orderBy: [{ name: "asc" }, { email: "asc" }], include: withLinks });

export const loadDemoUsers = () =>
  prisma().user.findMany({
    where: { isDemo: true, disabledAt: null },
    select: { email: true, role: true },
    orderBy: { role: "asc" },
  });

/** The managers an account can be linked to. */
export const loadManagersToLink = () =>
  prisma().manager.findMany({
    where: { isExternal: false },
    select: { id: true, code: true, name: true, nameZh: true },
    orderBy: { code: "asc" },
  });

export const loadManagerByCode = (code: string) => prisma().manager.findUnique({ where: { code } });

export interface NewUser {
  email: string;
  name: string;
  role: User["role"];
  managerId: string | null;
  passwordHash: string | null;
  passwordIsOneTime: boolean;
  isDemo?: boolean;
}

const hasCode = (error: unknown, code: string) =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === code;
const isTaken = (error: unknown) => hasCode(error, "P2002");
/** The only foreign key of a user is the manager. */
const managerIsUnknown = (error: unknown) => hasCode(error, "P2003");

/**
 * Adds an account with its line in the audit trail; null when the e-mail has one already.
 * @throws InvalidInputError unknownManager
 */
export async function saveNewUser(user: NewUser, actor: Actor): Promise<User | null> {
  try {
    return await prisma().$transaction(async (tx) => {
      const added = await tx.user.create({ data: user });
      const { email, role, managerId } = added;
      await saveAuditEvent({ actor, action: "user.add", subject: email, detail: { role, managerId } }, tx);
      return added;
    });
  } catch (error) {
    if (isTaken(error)) return null;
    if (managerIsUnknown(error)) throw new InvalidInputError("unknownManager");
    throw error;
  }
}

/** What to write to a user, and the line in the audit trail. `endsSessions` ends every session of theirs at once. */
export interface UserChange {
  data: Prisma.UserUncheckedUpdateInput;
  endsSessions?: boolean;
  audit: AuditEntry;
}

/**
 * Changes one user with its audit event, all or nothing. The user and all active administrators are locked meanwhile,
 * so two changes at the same moment cannot both leave it to the other to stay the last administrator.
 *
 * @param decide sees the user as locked and how many other active administrators there are; may throw to refuse
 * @returns the changed user, or null when there is none
 * @throws InvalidInputError unknownManager
 */
export async function saveUserChange(
  id: string,
  decide: (user: User, otherAdmins: number) => UserChange,
): Promise<User | null> {
  const work = prisma().$transaction(async (tx) => {
    const locked = await tx.$queryRaw<{ id: string; admin: boolean }[]>`
      select id, role = 'admin' and "disabledAt" is null as admin from "User"
      where id = ${id}::uuid or (role = 'admin' and "disabledAt" is null) order by id for update`;
    const user = await tx.user.findUnique({ where: { id } });
    if (!user) return null;
    const { data, endsSessions, audit } = decide(user, locked.filter((row) => row.admin && row.id !== id).length);
    await saveAuditEvent(audit, tx);
    return tx.user.update({
      where: { id },
      data: { ...data, ...(endsSessions ? { sessionEpoch: { increment: 1 } } : {}) },
    });
  });
  return work.catch((error: unknown) => {
    if (managerIsUnknown(error)) throw new InvalidInputError("unknownManager");
    throw error;
  });
}

/** A successful sign-in: when, and in the audit trail. */
export async function saveSignIn(user: User, action: string, detail: Prisma.InputJsonObject): Promise<void> {
  await prisma().$transaction(async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: { lastSignInAt: new Date() } });
    await saveAuditEvent({ actor: { id: user.id, name: user.email }, action, subject: user.email, detail }, tx);
  });
}

/** The account an OpenID identity is linked to. */
export async function loadUserByIdentity(issuer: string, subject: string): Promise<User | null> {
  const identity = await prisma().oidcIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    include: { user: true },
  });
  return identity?.user ?? null;
}

/**
 * Links an OpenID identity to an account.
 * @returns false when the identity, or the account at this issuer, is linked already
 */
export async function saveIdentity(issuer: string, subject: string, user: User): Promise<boolean> {
  try {
    await prisma().$transaction(async (tx) => {
      // One at a time per account: two identities of one issuer must not both find it free.
      await tx.$queryRaw`select id from "User" where id = ${user.id}::uuid for update`;
      if (await tx.oidcIdentity.count({ where: { issuer, userId: user.id } })) throw new AlreadyLinked();
      await tx.oidcIdentity.create({ data: { issuer, subject, userId: user.id } });
      const actor = { id: user.id, name: user.email };
      await saveAuditEvent(
        { actor, action: "user.linkIdentity", subject: user.email, detail: { issuer, subject } },
        tx,
      );
    });
    return true;
  } catch (error) {
    if (error instanceof AlreadyLinked || isTaken(error)) return false;
    throw error;
  }
}

class AlreadyLinked extends Error {}

import "server-only";
import { hashPassword, newOneTimePassword } from "@/server/auth/password.ts";
import type { Role, Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import type { Actor } from "@/server/persistence/audit-repository.ts";
import {
  loadManagersToLink,
  loadUsers,
  saveNewUser,
  saveUserChange,
  type User,
  type UserChange,
} from "@/server/persistence/user-repository.ts";
import { emailKey } from "./email-key.ts";

/** The viewer as the audit trail names them. */
export const actorOf = (viewer: Viewer): Actor => ({ id: viewer.userId, name: viewer.email });

/** Everybody with an account, and the managers one can be linked to. */
export async function usersPage() {
  const [users, managers] = await Promise.all([loadUsers(), loadManagersToLink()]);
  return {
    users: users.map(({ passwordHash, sessionEpoch: _, identities, ...user }) => ({
      ...user,
      hasPassword: passwordHash !== null,
      issuers: identities.map((identity) => identity.issuer),
    })),
    managers,
  };
}

export type UserLine = Awaited<ReturnType<typeof usersPage>>["users"][number];

export interface UserToAdd {
  email: string;
  name: string;
  role: Role;
  /** Only a manager's own account is linked. */
  managerId: string | null;
}

/**
 * Adds an account with a password to hand out once.
 * @returns the password; it is shown now and cannot be read again
 * @throws InvalidInputError emailTaken, unknownManager
 */
export async function addUser(wanted: UserToAdd, actor: Actor): Promise<{ id: string; oneTimePassword: string }> {
  const { name, role, managerId } = wanted;
  const email = emailKey(wanted.email);
  const oneTimePassword = newOneTimePassword();
  const user = await saveNewUser(
    {
      email,
      name: name.trim(),
      role,
      managerId: linkFor(role, managerId),
      passwordHash: await hashPassword(oneTimePassword),
      passwordIsOneTime: true,
    },
    actor,
  );
  if (!user) throw new InvalidInputError("emailTaken", { email });
  return { id: user.id, oneTimePassword };
}

const linkFor = (role: Role, managerId: string | null) => (role === "manager" ? managerId : null);

async function change(id: string, decide: (user: User, otherAdmins: number) => UserChange) {
  const user = await saveUserChange(id, decide);
  if (!user) throw new InvalidInputError("unknownUser", { id });
  return user;
}

function assertAdminStays(user: User, otherAdmins: number) {
  if (user.role === "admin" && !user.disabledAt && otherAdmins === 0)
    throw new InvalidInputError("lastAdmin", { email: user.email });
}

export interface UserEdit {
  id: string;
  name: string;
  role: Role;
  managerId: string | null;
}

/**
 * Changes name, role and the manager an account stands for. A new role or link ends the user's sessions at once.
 * @throws InvalidInputError unknownUser, unknownManager, lastAdmin
 */
export async function editUser({ id, name, role, managerId }: UserEdit, actor: Actor): Promise<void> {
  await change(id, (user, otherAdmins) => {
    if (role !== "admin") assertAdminStays(user, otherAdmins);
    const after = { name: name.trim(), role, managerId: linkFor(role, managerId) };
    const before = { name: user.name, role: user.role, managerId: user.managerId };
    return {
      data: after,
      endsSessions: after.role !== before.role || after.managerId !== before.managerId,
      audit: { actor, action: "user.edit", subject: user.email, detail: { before, after } },
    };
  });
}

/**
 * Disables an account, which ends its sessions at once, or enables it again.
 * @throws InvalidInputError unknownUser, lastAdmin
 */
export async function setUserDisabled(id: string, disabled: boolean, actor: Actor): Promise<void> {
  await change(id, (user, otherAdmins) => {
    if (disabled) assertAdminStays(user, otherAdmins);
    return {
      data: { disabledAt: disabled ? (user.disabledAt ?? new Date()) : null },
      endsSessions: disabled,
      audit: { actor, action: disabled ? "user.disable" : "user.enable", subject: user.email },
    };
  });
}

/**
 * Gives an account a new password to hand out once and ends its sessions.
 * @throws InvalidInputError unknownUser
 */
export async function resetPassword(id: string, actor: Actor): Promise<{ oneTimePassword: string }> {
  const oneTimePassword = newOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  await change(id, (user) => ({
    data: { passwordHash, passwordIsOneTime: true },
    endsSessions: true,
    audit: { actor, action: "user.resetPassword", subject: user.email },
  }));
  return { oneTimePassword };
}

/**
 * Cuts an account's links to the OpenID provider and ends its sessions; the next single sign-on links by e-mail anew.
 * @throws InvalidInputError unknownUser
 */
export async function unlinkIdentities(id: string, actor: Actor): Promise<void> {
  await change(id, (user) => ({
    data: { identities: { deleteMany: {} } },
    endsSessions: true,
    audit: { actor, action: "user.unlinkIdentity", subject: user.email },
  }));
}

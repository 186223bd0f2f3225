import "server-only";
import { assertUsablePassword, hashPassword, isPasswordRight } from "@/server/auth/password.ts";
import type { Role, Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { type Actor, saveAuditEvent } from "@/server/persistence/audit-repository.ts";
import { forgiveSignInAttempts, takeSignInAttempt } from "@/server/persistence/sign-in-limiter.ts";
import {
  loadUser,
  loadUserByEmail,
  loadUserByIdentity,
  saveIdentity,
  saveNewUser,
  saveSignIn,
  saveUserChange,
  type User,
} from "@/server/persistence/user-repository.ts";
import { emailKey } from "./email-key.ts";

const doorkeeper: Actor = { id: null, name: "sign-in" };

/**
 * - `refused`: unknown, disabled, without password or wrong password; nobody is told which
 * - `limited`: too many attempts for this account or from this address
 */
export type PasswordSignIn =
  | { outcome: "signedIn"; user: User }
  | { outcome: "refused" }
  | { outcome: "limited"; retryAfterSeconds: number };

/** Signs in with a password. Every attempt counts before the password is looked at and leaves its line in the trail. */
export async function signInWithPassword(email: string, password: string, address: string): Promise<PasswordSignIn> {
  const account = emailKey(email);
  const limit = await takeSignInAttempt(account, address);
  if (limit) {
    if (limit.isFirst) await saveAuditEvent({ ...attempt("signIn.limited", account), detail: { address } });
    return { outcome: "limited", retryAfterSeconds: limit.retryAfterSeconds };
  }
  const user = await loadUserByEmail(account);
  const isRight = await isPasswordRight(user?.passwordHash ?? null, password);
  if (!user || !isRight || user.disabledAt) {
    await saveAuditEvent({ ...attempt("signIn.refused", account), detail: { address } });
    return { outcome: "refused" };
  }
  await forgiveSignInAttempts(account, address);
  await saveSignIn(user, "signIn.password", { address });
  return { outcome: "signedIn", user };
}

const attempt = (action: string, account: string) => ({ actor: doorkeeper, action, subject: account.slice(0, 254) });

/** What an OpenID provider has sworn to about a person. */
export interface ProviderClaims {
  issuer: string;
  subject: string;
  email: string | null;
  emailVerified: boolean;
  name: string | null;
}

/**
 * - `ssoUnverifiedEmail`: the provider does not vouch for the e-mail, so it proves nothing
 * - `ssoUnknownEmail`: nobody here has this e-mail, and accounts are not made on arrival
 * - `ssoOtherIdentity`: the account belongs to another person of this provider (an address given to somebody new)
 * - `ssoDisabled`: the account was disabled
 */
export type ProviderRefusal = "ssoUnverifiedEmail" | "ssoUnknownEmail" | "ssoOtherIdentity" | "ssoDisabled";

export type ProviderSignIn = { outcome: "signedIn"; user: User } | { outcome: "refused"; reason: ProviderRefusal };

/**
 * Signs in whom an OpenID provider has identified. A known identity signs in to its account, whatever its e-mail is by
 * now; a new one is linked to the account with its e-mail, but only when the provider has verified the e-mail.
 *
 * @param newcomersRole the role of accounts made on arrival; null: unknown people are refused
 */
export async function signInWithProvider(claims: ProviderClaims, newcomersRole: Role | null): Promise<ProviderSignIn> {
  const { issuer, subject } = claims;
  const found = (await loadUserByIdentity(issuer, subject)) ?? (await linkByEmail(claims, newcomersRole));
  const result: User | ProviderRefusal = typeof found === "object" && found.disabledAt ? "ssoDisabled" : found;
  if (typeof result === "object") {
    await saveSignIn(result, "signIn.sso", { issuer });
    return { outcome: "signedIn", user: result };
  }
  const who = claims.email ? emailKey(claims.email) : subject;
  await saveAuditEvent({ ...attempt("signIn.refused", who), detail: { issuer, subject, reason: result } });
  return { outcome: "refused", reason: result };
}

async function linkByEmail(claims: ProviderClaims, newcomersRole: Role | null): Promise<User | ProviderRefusal> {
  const { issuer, subject, name } = claims;
  if (!claims.email || !claims.emailVerified) return "ssoUnverifiedEmail";
  const email = emailKey(claims.email);
  const user = (await loadUserByEmail(email)) ?? (await arrival(email, name ?? email, newcomersRole));
  if (!user) return "ssoUnknownEmail";
  if (user.disabledAt) return "ssoDisabled";
  if (await saveIdentity(issuer, subject, user)) return user;
  // Linked already: by the same person in another tab a moment ago, or by somebody else.
  const winner = await loadUserByIdentity(issuer, subject);
  return winner?.id === user.id ? winner : "ssoOtherIdentity";
}

async function arrival(email: string, name: string, role: Role | null): Promise<User | null> {
  if (!role) return null;
  const newcomer = { email, name, role, managerId: null, passwordHash: null, passwordIsOneTime: false };
  return (await saveNewUser(newcomer, doorkeeper)) ?? loadUserByEmail(email);
}

/**
 * Changes the viewer's own password and ends all their sessions, this one too: the page signs in again.
 * @throws InvalidInputError wrongPassword, tooManyAttempts, noPassword, samePassword, passwordTooShort,
 *   passwordTooLong, passwordContainsName
 */
export async function changeOwnPassword(viewer: Viewer, current: string, wanted: string) {
  assertUsablePassword(wanted, viewer.email);
  const address = `session of ${viewer.userId}`;
  const limit = await takeSignInAttempt(viewer.email, address);
  if (limit) throw new InvalidInputError("tooManyAttempts", { minutes: Math.ceil(limit.retryAfterSeconds / 60) });
  const user = await loadUser(viewer.userId);
  if (!user?.passwordHash) throw new InvalidInputError("noPassword");
  if (!(await isPasswordRight(user.passwordHash, current))) throw new InvalidInputError("wrongPassword");
  if (current === wanted) throw new InvalidInputError("samePassword");
  await forgiveSignInAttempts(viewer.email, address);
  const passwordHash = await hashPassword(wanted);
  await saveUserChange(viewer.userId, (now) => {
    // Somebody reset it between the check and here: the password that was checked is no longer theirs.
    if (now.passwordHash !== user.passwordHash) throw new InvalidInputError("wrongPassword");
    const actor = { id: viewer.userId, name: viewer.email };
    return {
      data: { passwordHash, passwordIsOneTime: false },
      endsSessions: true,
      audit: { actor, action: "user.changePassword", subject: viewer.email },
    };
  });
}

/** Leaves the sign-out in the trail. */
export async function recordSignOut(userId: string): Promise<void> {
  const user = await loadUser(userId);
  if (user)
    await saveAuditEvent({ actor: { id: user.id, name: user.email }, action: "signIn.out", subject: user.email });
}

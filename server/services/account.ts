import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { loadUserWithLinks } from "@/server/persistence/user-repository.ts";

/** The viewer's own account. */
export async function accountPage(viewer: Viewer) {
  const user = await loadUserWithLinks(viewer.userId);
  if (!user) throw new InvalidInputError("unknownUser", { id: viewer.userId });
  const { email, name, role, manager, passwordHash, passwordIsOneTime, lastSignInAt, identities } = user;
  const issuers = identities.map((identity) => identity.issuer);
  return { email, name, role, manager, hasPassword: passwordHash !== null, passwordIsOneTime, lastSignInAt, issuers };
}

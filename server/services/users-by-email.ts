import "server-only";
import type { Role } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import type { Actor } from "@/server/persistence/audit-repository.ts";
import { loadManagerByCode, loadUserByEmail } from "@/server/persistence/user-repository.ts";
import { emailKey } from "./email-key.ts";
import { addUser, resetPassword, setUserDisabled } from "./users.ts";

/** Who can reach the shell can reach the database: nobody is signed in, and the trail says so. */
const shell: Actor = { id: null, name: "shell" };

async function idOf(email: string): Promise<string> {
  const user = await loadUserByEmail(emailKey(email));
  if (!user) throw new InvalidInputError("unknownUser", { email });
  return user.id;
}

/** @throws InvalidInputError emailTaken, unknownManager */
export async function addUserFromShell(wanted: {
  email: string;
  name: string;
  role: Role;
  managerCode: string | null;
}) {
  const { email, name, role, managerCode } = wanted;
  const manager = managerCode === null ? null : await loadManagerByCode(managerCode);
  if (managerCode !== null && !manager) throw new InvalidInputError("unknownManager", { code: managerCode });
  return addUser({ email, name, role, managerId: manager?.id ?? null }, shell);
}

/** @throws InvalidInputError unknownUser */
export const resetPasswordByEmail = async (email: string) => resetPassword(await idOf(email), shell);

/** @throws InvalidInputError unknownUser, lastAdmin */
export const setDisabledByEmail = async (email: string, disabled: boolean) =>
  setUserDisabled(await idOf(email), disabled, shell);

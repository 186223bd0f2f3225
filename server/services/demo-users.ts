import "server-only";
import { hashPassword } from "@/server/auth/password.ts";
import { type Role, roles } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { loadManagerByCode, saveNewUser } from "@/server/persistence/user-repository.ts";

const names: Record<Role, string> = {
  admin: "Demo administrator",
  cio: "Demo CIO",
  hr: "Demo HR",
  analyst: "Demo analyst",
  manager: "Demo manager",
  auditor: "Demo auditor",
};

/** The address of the demo account of a role. */
export const demoEmail = (role: Role): string => `${role}@demo.longview`;

/**
 * Creates one account per role for trying things out; those that exist stay as they are. Only ever called by the
 * launcher on its own database, or when somebody asked for a demo.
 *
 * @param passwordFor the password of each role's account
 * @param managerCode whom the manager's account stands for
 * @returns the accounts that are new, with their passwords
 * @throws InvalidInputError unknownManager
 */
export async function createDemoUsers({
  passwordFor,
  managerCode,
}: {
  passwordFor: (role: Role) => string;
  managerCode: string | null;
}): Promise<{ role: Role; email: string; password: string }[]> {
  const manager = managerCode === null ? null : await loadManagerByCode(managerCode);
  if (managerCode !== null && !manager) throw new InvalidInputError("unknownManager", { code: managerCode });
  const created = [];
  for (const role of roles) {
    const email = demoEmail(role);
    const password = passwordFor(role);
    const added = await saveNewUser(
      {
        email,
        name: role === "manager" && manager ? manager.name : names[role],
        role,
        managerId: role === "manager" ? (manager?.id ?? null) : null,
        passwordHash: await hashPassword(password),
        passwordIsOneTime: false,
        isDemo: true,
      },
      { id: null, name: "demo" },
    );
    if (added) created.push({ role, email, password });
  }
  return created;
}

import { TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { appRouter, createCaller } from "@/server/api/root.ts";
import type { Need } from "@/server/api/trpc.ts";
import { type Permission, type Role, rights, roles, type Viewer } from "@/server/auth/permissions.ts";

// No database here: a call that passes its guard fails at its input or at the missing database, which is enough to see.
delete process.env.DATABASE_URL;

interface Declared {
  _def: { meta?: { needs?: Need }; type: string };
}
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Declared>);

const viewer = (role: Role): Viewer => ({
  userId: "01900000-0000-7000-8000-000000000001",
  email: `${role}@example.com`,
  name: role,
  role,
  managerId: role === "manager" ? "01900000-0000-7000-8000-000000000002" : null,
});

/** The code with which a call without input is answered; null when it is let through and even succeeds. */
async function answerTo(path: string, as: Viewer | null): Promise<string | null> {
  let place: unknown = createCaller({ viewer: as });
  for (const name of path.split(".")) place = (place as Record<string, unknown>)[name];
  try {
    await (place as (input?: unknown) => Promise<unknown>)(undefined);
    return null;
  } catch (error) {
    return error instanceof TRPCError ? error.code : "threw";
  }
}

describe.each(procedures)("%s", (path, procedure) => {
  const needs = procedure._def.meta?.needs;

  it("declares what it needs", () => {
    const known: (string | undefined)[] = ["public", "signedIn", ...Object.keys(rights)];
    expect(known).toContain(needs);
  });

  it("asks who is not signed in to sign in, before it reads the input", async () => {
    const answer = await answerTo(path, null);
    if (needs === "public") expect(answer).not.toBe("UNAUTHORIZED");
    else expect(answer).toBe("UNAUTHORIZED");
  });

  it.each(roles)("is as open to %s as the table of rights says", async (role) => {
    const isOpen =
      needs === "public" ||
      needs === "signedIn" ||
      role in (rights[needs as Permission] as Partial<Record<Role, string>>);
    const answer = await answerTo(path, viewer(role));
    if (isOpen) expect(["FORBIDDEN", "UNAUTHORIZED"]).not.toContain(answer);
    else expect(answer).toBe("FORBIDDEN");
  });
});

// The table once more, as the design writes it (section 9), so that a slip in the one table shows.
const all = "all";
const design: Record<Role, Partial<Record<Permission, string>>> = {
  admin: { "users.write": all, "settings.write": all, "audit.read": all },
  cio: {
    "results.read": all,
    "attribution.read": all,
    "privateBook.read": all,
    "standards.write": all,
    "cycles.read": "totals",
    "pay.read": "totals",
    "pay.approve": all,
    "schemes.read": all,
    "replay.read": all,
    "schemes.approve": all,
    "simulation.read": all,
    "simulation.run": all,
    "capital.read": all,
    "capital.run": all,
  },
  hr: {
    "results.read": "scores",
    "cycles.read": all,
    "pay.read": all,
    "pay.propose": all,
    "schemes.read": all,
    "replay.read": "scores",
    "schemes.write": all,
    "simulation.read": all,
    "simulation.run": all,
    "capital.read": all,
  },
  analyst: {
    "results.read": all,
    "attribution.read": all,
    "privateBook.read": all,
    "schemes.read": all,
    "replay.read": all,
    "data.read": all,
    "data.write": all,
    "simulation.read": all,
    "simulation.run": all,
    "capital.read": all,
    "capital.run": all,
  },
  manager: {
    "results.read": "own",
    "attribution.read": "own",
    "privateBook.read": "own",
    "pay.read": "own",
    "schemes.read": "inForce",
  },
  auditor: {
    "results.read": all,
    "attribution.read": all,
    "privateBook.read": all,
    "cycles.read": all,
    "pay.read": all,
    "schemes.read": all,
    "replay.read": all,
    "data.read": all,
    "simulation.read": all,
    "capital.read": all,
    "audit.read": all,
  },
};

describe("the table of rights", () => {
  it.each(roles)("gives %s what the design gives", (role) => {
    const given = Object.entries(rights)
      .map(([permission, byRole]) => [permission, (byRole as Partial<Record<Role, string>>)[role]])
      .filter(([, scope]) => scope !== undefined);
    expect(Object.fromEntries(given)).toEqual(design[role]);
  });

  it("lets nobody approve what they propose", () => {
    for (const [proposal, approval] of [
      ["pay.propose", "pay.approve"],
      ["schemes.write", "schemes.approve"],
    ] as const)
      for (const role of roles) expect(role in rights[proposal] && role in rights[approval]).toBe(false);
  });

  it("lets an auditor change nothing", () => {
    const written = Object.entries(rights).filter(([permission]) => !permission.endsWith(".read"));
    for (const [, byRole] of written) expect(byRole).not.toHaveProperty("auditor");
  });
});

it("answers nothing that needs a right before a one-time password has been changed", async () => {
  const caller = createCaller({ viewer: viewer("cio"), passwordIsOneTime: true });
  await expect(caller.overview.get({})).rejects.toMatchObject({ code: "FORBIDDEN", message: "changePasswordFirst" });
});

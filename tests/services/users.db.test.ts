import { beforeEach, describe, expect, it } from "vitest";
import { roles, type Viewer } from "@/server/auth/permissions.ts";
import { prisma } from "@/server/persistence/prisma-client.ts";
import { createDemoUsers } from "@/server/services/demo-users.ts";
import { changeOwnPassword, signInWithPassword } from "@/server/services/sign-in.ts";
import { signInOptions } from "@/server/services/sign-in-options.ts";
import {
  addUser,
  editUser,
  resetPassword,
  setUserDisabled,
  unlinkIdentities,
  usersPage,
} from "@/server/services/users.ts";
import { anAdmin, forgetTrail, savedUser, trailOf } from "../builders/user.ts";
import { withCode } from "../builders/with-code.ts";
import { useDatabase } from "../database/use-database.ts";

useDatabase();
beforeEach(async () => {
  await prisma().user.deleteMany();
  await forgetTrail();
});

const PASSWORD = "patience is a strategy";
const reload = (id: string) => prisma().user.findUniqueOrThrow({ where: { id } });
const savedManager = (code: string) => prisma().manager.create({ data: { code, name: `Manager ${code}` } });
const viewerFor = ({ id, email, name, role, managerId }: Awaited<ReturnType<typeof savedUser>>): Viewer => ({
  userId: id,
  email,
  name,
  role,
  managerId,
});

describe("adding an account", () => {
  it("gives a password that works once it is typed and is asked to be changed", async () => {
    const wanted = { email: " Ana@Example.com ", name: " Ana ", role: "analyst", managerId: null } as const;
    const { id, oneTimePassword } = await addUser(wanted, anAdmin);
    expect(await reload(id)).toMatchObject({ email: "ana@example.com", name: "Ana", passwordIsOneTime: true });
    expect(await signInWithPassword("ana@example.com", oneTimePassword, "A")).toMatchObject({ outcome: "signedIn" });
    expect(await trailOf("ana@example.com")).toMatchObject([
      { action: "user.add", actor: "admin@example.com", detail: { role: "analyst" } },
      { action: "signIn.password" },
    ]);
  });

  it("refuses an e-mail that has one, in any spelling", async () => {
    await savedUser({ email: "ana@example.com" });
    const again = { email: "ANA@example.com", name: "Ana", role: "hr", managerId: null } as const;
    await expect(addUser(again, anAdmin)).rejects.toThrow(withCode("emailTaken"));
    expect(await trailOf("ana@example.com")).toEqual([]);
  });

  it("happens once when it is asked for twice at the same moment", async () => {
    const wanted = { email: "ana@example.com", name: "Ana", role: "hr", managerId: null } as const;
    const results = await Promise.allSettled([addUser(wanted, anAdmin), addUser(wanted, anAdmin)]);
    expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("links a manager's account only", async () => {
    const { id: managerId } = await savedManager("M1");
    const person = { name: "Chen", managerId };
    const manager = await addUser({ ...person, email: "m@example.com", role: "manager" }, anAdmin);
    const cio = await addUser({ ...person, email: "c@example.com", role: "cio" }, anAdmin);
    expect((await reload(manager.id)).managerId).toBe(managerId);
    expect((await reload(cio.id)).managerId).toBeNull();
  });

  it("refuses a manager that does not exist and leaves nothing behind", async () => {
    const wanted = { email: "m@example.com", name: "M", role: "manager", managerId: crypto.randomUUID() } as const;
    await expect(addUser(wanted, anAdmin)).rejects.toThrow(withCode("unknownManager"));
    expect(await prisma().user.count()).toBe(0);
    expect(await trailOf("m@example.com")).toEqual([]);
  });
});

describe("changing an account", () => {
  it("ends its sessions when the role changes, and records before and after", async () => {
    const user = await savedUser({ role: "analyst" });
    await editUser({ id: user.id, name: user.name, role: "cio", managerId: null }, anAdmin);
    expect(await reload(user.id)).toMatchObject({ role: "cio", sessionEpoch: 1 });
    expect(await trailOf(user.email)).toMatchObject([
      { action: "user.edit", detail: { before: { role: "analyst" }, after: { role: "cio" } } },
    ]);
  });

  it("ends its sessions when it stands for another manager", async () => {
    const { id: managerId } = await savedManager("M2");
    const user = await savedUser({ role: "manager" });
    await editUser({ id: user.id, name: user.name, role: "manager", managerId }, anAdmin);
    expect(await reload(user.id)).toMatchObject({ managerId, sessionEpoch: 1 });
  });

  it("leaves its sessions alone when only the name changes", async () => {
    const user = await savedUser();
    await editUser({ id: user.id, name: "New name", role: user.role, managerId: null }, anAdmin);
    expect(await reload(user.id)).toMatchObject({ name: "New name", sessionEpoch: 0 });
  });

  it("ends its sessions when it is disabled; enabling brings none of them back", async () => {
    const user = await savedUser({ password: PASSWORD });
    await setUserDisabled(user.id, true, anAdmin);
    expect(await reload(user.id)).toMatchObject({ disabledAt: expect.any(Date), sessionEpoch: 1 });
    expect(await signInWithPassword(user.email, PASSWORD, "A")).toEqual({ outcome: "refused" });
    await setUserDisabled(user.id, false, anAdmin);
    expect(await reload(user.id)).toMatchObject({ disabledAt: null, sessionEpoch: 1 });
    expect(await signInWithPassword(user.email, PASSWORD, "A")).toMatchObject({ outcome: "signedIn" });
  });

  it("replaces the password by one to hand out and ends its sessions", async () => {
    const user = await savedUser({ password: PASSWORD });
    const { oneTimePassword } = await resetPassword(user.id, anAdmin);
    expect(await signInWithPassword(user.email, PASSWORD, "A")).toEqual({ outcome: "refused" });
    expect(await signInWithPassword(user.email, oneTimePassword, "A")).toMatchObject({ outcome: "signedIn" });
    expect(await reload(user.id)).toMatchObject({ passwordIsOneTime: true, sessionEpoch: 1 });
    expect(JSON.stringify(await trailOf(user.email))).not.toContain(oneTimePassword);
  });

  it("cuts the links to the OpenID provider", async () => {
    const user = await savedUser();
    await prisma().oidcIdentity.create({ data: { issuer: "https://id.example", subject: "s", userId: user.id } });
    await unlinkIdentities(user.id, anAdmin);
    expect(await prisma().oidcIdentity.count({ where: { userId: user.id } })).toBe(0);
    expect((await trailOf(user.email)).map((event) => event.action)).toEqual(["user.unlinkIdentity"]);
  });

  it("refuses somebody who does not exist", async () => {
    await expect(setUserDisabled(crypto.randomUUID(), true, anAdmin)).rejects.toThrow(withCode("unknownUser"));
  });
});

describe("the last administrator", () => {
  it.each([
    ["disabled", (id: string) => setUserDisabled(id, true, anAdmin)],
    ["given another role", (id: string) => editUser({ id, name: "A", role: "auditor", managerId: null }, anAdmin)],
  ])("cannot be %s", async (_, act) => {
    const last = await savedUser({ role: "admin" });
    await savedUser({ role: "admin", disabledAt: new Date() });
    await expect(act(last.id)).rejects.toThrow(withCode("lastAdmin"));
    expect(await reload(last.id)).toMatchObject({ role: "admin", disabledAt: null, sessionEpoch: 0 });
    expect(await trailOf(last.email)).toEqual([]);
  });

  it("can be renamed, and can go once there is another", async () => {
    const admin = await savedUser({ role: "admin" });
    await editUser({ id: admin.id, name: "Renamed", role: "admin", managerId: null }, anAdmin);
    await savedUser({ role: "admin" });
    await setUserDisabled(admin.id, true, anAdmin);
    expect((await reload(admin.id)).disabledAt).not.toBeNull();
  });

  it("stays when all administrators are disabled at the same moment", async () => {
    const admins = await Promise.all(Array.from({ length: 5 }, () => savedUser({ role: "admin" })));
    const results = await Promise.allSettled(admins.map(({ id }) => setUserDisabled(id, true, anAdmin)));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(4);
    expect(await prisma().user.count({ where: { role: "admin", disabledAt: null } })).toBe(1);
  });
});

describe("one's own password", () => {
  const WANTED = "another long sentence";

  it("changes with the present one and ends every session", async () => {
    const user = await savedUser({ password: PASSWORD, passwordIsOneTime: true });
    await changeOwnPassword(viewerFor(user), PASSWORD, WANTED);
    expect(await reload(user.id)).toMatchObject({ passwordIsOneTime: false, sessionEpoch: 1 });
    expect(await signInWithPassword(user.email, WANTED, "A")).toMatchObject({ outcome: "signedIn" });
    expect((await trailOf(user.email)).map((event) => event.action)).toEqual([
      "user.changePassword",
      "signIn.password",
    ]);
  });

  it.each([
    ["wrongPassword", "not the present one", WANTED],
    ["samePassword", PASSWORD, PASSWORD],
    ["passwordTooShort", PASSWORD, "short"],
  ])("stays as it is: %s", async (code, current, wanted) => {
    const user = await savedUser({ password: PASSWORD });
    await expect(changeOwnPassword(viewerFor(user), current, wanted)).rejects.toThrow(withCode(code));
    expect((await reload(user.id)).passwordHash).toBe(user.passwordHash);
  });

  it("cannot be guessed from an open session", async () => {
    const user = await savedUser({ password: PASSWORD });
    let code = "";
    for (let i = 0; i < 20 && code !== "tooManyAttempts"; i++)
      code = await changeOwnPassword(viewerFor(user), "a guess", WANTED).then(
        () => "changed",
        (error) => error.code,
      );
    expect(code).toBe("tooManyAttempts");
  });

  it("does not exist where only single sign-on is used", async () => {
    const user = await savedUser();
    await expect(changeOwnPassword(viewerFor(user), "", WANTED)).rejects.toThrow(withCode("noPassword"));
  });
});

describe("the list of accounts", () => {
  it("holds no password and no session number", async () => {
    await savedUser({ password: PASSWORD });
    const { users } = await usersPage();
    expect(users[0]).toMatchObject({ hasPassword: true, issuers: [] });
    expect(JSON.stringify(users)).not.toContain("argon2");
    expect(users[0]).not.toHaveProperty("sessionEpoch");
  });
});

describe("demo accounts", () => {
  const passwordFor = () => PASSWORD;

  it("are one for each role, the manager's linked, and made once", async () => {
    const { id } = await savedManager("M3");
    const created = await createDemoUsers({ passwordFor, managerCode: "M3" });
    expect(created.map((account) => account.role)).toEqual(roles);
    expect(await prisma().user.findUnique({ where: { email: "manager@demo.longview" } })).toMatchObject({
      managerId: id,
      isDemo: true,
    });
    expect(await createDemoUsers({ passwordFor, managerCode: "M3" })).toEqual([]);
  });

  it("are shown at sign-in only on a demo, and never with a password", async () => {
    await createDemoUsers({ passwordFor, managerCode: null });
    expect((await signInOptions()).demoAccounts).toEqual([]);
    process.env.LONGVIEW_DEMO = "1";
    const { demoAccounts } = await signInOptions();
    delete process.env.LONGVIEW_DEMO;
    expect(demoAccounts.map((account) => account.email)).toContain("cio@demo.longview");
    expect(Object.keys(demoAccounts[0]!)).toEqual(["email", "role"]);
  });

  it("need a manager that exists", async () => {
    await expect(createDemoUsers({ passwordFor, managerCode: "NOBODY" })).rejects.toThrow(withCode("unknownManager"));
  });
});

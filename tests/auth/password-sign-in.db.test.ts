import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/server/persistence/pool.ts";
import { prisma } from "@/server/persistence/prisma-client.ts";
import { SIGN_IN_LIMITS, takeSignInAttempt } from "@/server/persistence/sign-in-limiter.ts";
import { signInWithPassword } from "@/server/services/sign-in.ts";
import { savedUser, trailOf } from "../builders/user.ts";
import { useDatabase } from "../database/use-database.ts";
import { type AuthServer, startAuthServer } from "./auth-server.ts";
import { Visitor } from "./visitor.ts";

useDatabase();
let server: AuthServer;
beforeAll(async () => {
  server = await startAuthServer();
});
afterAll(() => server.close());
beforeEach(() => pool().query("delete from sign_in_attempt"));

const PASSWORD = "patience is a strategy";
const SESSION = "next-auth.session-token";

describe("signing in with a password", () => {
  it("leads back to where one came from, as oneself, with a cookie scripts cannot read", async () => {
    const user = await savedUser({ password: PASSWORD, role: "cio" });
    const visitor = new Visitor(server.origin);
    const to = await visitor.signIn(` ${user.email.toUpperCase()} `, PASSWORD);
    expect(to.href).toBe(`${server.origin}/managers`);
    expect(await visitor.session()).toMatchObject({ viewer: { email: user.email, role: "cio" } });
    expect(visitor.cookie(SESSION)?.attributes).toMatch(/HttpOnly/);
    expect(visitor.cookie(SESSION)?.attributes).toMatch(/SameSite=Lax/);
    expect(await trailOf(user.email)).toEqual([
      { action: "signIn.password", actor: user.email, detail: { address: "203.0.113.7" } },
    ]);
  });

  it("marks its cookies Secure on https", async () => {
    const user = await savedUser({ password: PASSWORD });
    const before = process.env.NEXTAUTH_URL;
    process.env.NEXTAUTH_URL = "https://longview.example";
    try {
      const visitor = new Visitor(server.origin);
      await visitor.signIn(user.email, PASSWORD);
      expect(visitor.cookie(`__Secure-${SESSION}`)?.attributes).toMatch(/Secure/);
    } finally {
      process.env.NEXTAUTH_URL = before;
    }
  });

  it("never leads to another site", async () => {
    const user = await savedUser({ password: PASSWORD });
    for (const callbackUrl of ["https://evil.example/", "//evil.example", "/\\evil.example"]) {
      const to = await new Visitor(server.origin).signIn(user.email, PASSWORD, { callbackUrl });
      expect(to.href).toBe(`${server.origin}/`);
    }
  });

  it("is refused without the token against forged requests", async () => {
    const user = await savedUser({ password: PASSWORD });
    const visitor = new Visitor(server.origin);
    await visitor.signIn(user.email, PASSWORD, { csrfToken: "forged" });
    expect(await visitor.session()).toBeUndefined();
  });

  it("answers unknown, wrong, disabled and password-less accounts the same", async () => {
    const known = await savedUser({ password: PASSWORD });
    const disabled = await savedUser({ password: PASSWORD, disabledAt: new Date() });
    const ssoOnly = await savedUser();
    const attempts: [string, string][] = [
      ["nobody@example.com", PASSWORD],
      [known.email, "wrong"],
      [disabled.email, PASSWORD],
      [ssoOnly.email, ""],
      ["", ""],
      [known.email, "x".repeat(100_000)],
    ];
    for (const [email, password] of attempts) {
      const visitor = new Visitor(server.origin);
      expect((await visitor.signIn(email, password)).searchParams.get("error")).toBe("refused");
      expect(await visitor.session()).toBeUndefined();
    }
  });

  it("takes as long for an unknown account as for a wrong password", async () => {
    const known = await savedUser({ password: PASSWORD });
    const timed = async (email: string) => {
      const since = performance.now();
      await signInWithPassword(email, "wrong password", "198.51.100.1");
      return performance.now() - since;
    };
    await timed("warm@example.com");
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let i = 0; i < 9; i++) {
      times.known.push(await timed(known.email));
      times.unknown.push(await timed("nobody@example.com"));
    }
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[4]!;
    // Without the comparison the unknown account would answer ten times faster.
    expect(median(times.unknown) / median(times.known)).toBeGreaterThan(0.5);
    expect(median(times.unknown) / median(times.known)).toBeLessThan(2);
  });
});

describe("too many attempts", () => {
  it("close an account for a while, known or not, and say for how long, even to the right password", async () => {
    const user = await savedUser({ password: PASSWORD });
    for (const email of [user.email, "nobody@example.com"]) {
      for (let i = 0; i < SIGN_IN_LIMITS.perAccount; i++)
        expect(await signInWithPassword(email, "wrong", `198.51.100.${i}`)).toEqual({ outcome: "refused" });
      const [, seconds] = /^limited:(\d+)$/.exec(
        (await new Visitor(server.origin).signIn(email, PASSWORD)).searchParams.get("error") ?? "",
      )!;
      expect(Number(seconds)).toBeGreaterThan(0);
      expect(Number(seconds)).toBeLessThanOrEqual(SIGN_IN_LIMITS.windowSeconds);
    }
  });

  it("close an address for all accounts, and leave other addresses alone", async () => {
    const user = await savedUser({ password: PASSWORD });
    for (let i = 0; i < SIGN_IN_LIMITS.perAddress; i++) await takeSignInAttempt(`guess${i}@example.com`, "A");
    expect(await signInWithPassword(user.email, PASSWORD, "A")).toMatchObject({ outcome: "limited" });
    expect(await signInWithPassword(user.email, PASSWORD, "B")).toMatchObject({ outcome: "signedIn" });
  });

  it("cannot slip through together", async () => {
    const user = await savedUser({ password: PASSWORD });
    const guesses = Array.from({ length: 3 * SIGN_IN_LIMITS.perAccount }, () =>
      signInWithPassword(user.email, "wrong", "198.51.100.1"),
    );
    const outcomes = (await Promise.all(guesses)).map((result) => result.outcome);
    expect(outcomes.filter((outcome) => outcome === "refused")).toHaveLength(SIGN_IN_LIMITS.perAccount);
  });

  it("are over when the window is", async () => {
    const user = await savedUser({ password: PASSWORD });
    for (let i = 0; i <= SIGN_IN_LIMITS.perAccount; i++) await signInWithPassword(user.email, "wrong", "A");
    await pool().query("update sign_in_attempt set expire = expire - $1", [SIGN_IN_LIMITS.windowSeconds * 1000]);
    expect(await signInWithPassword(user.email, PASSWORD, "A")).toMatchObject({ outcome: "signedIn" });
  });

  it("start anew after a right password", async () => {
    const user = await savedUser({ password: PASSWORD });
    for (let round = 0; round < 3; round++) {
      for (let i = 1; i < SIGN_IN_LIMITS.perAccount; i++) await signInWithPassword(user.email, "wrong", "A");
      expect(await signInWithPassword(user.email, PASSWORD, "A")).toMatchObject({ outcome: "signedIn" });
    }
  });

  it("leave each refusal and the moment of closing in the trail, but do not fill it", async () => {
    const user = await savedUser({ password: PASSWORD });
    for (let i = 0; i < 2 * SIGN_IN_LIMITS.perAccount; i++) await signInWithPassword(user.email, "wrong", "A");
    const actions = (await trailOf(user.email)).map((event) => event.action);
    expect(actions.filter((action) => action === "signIn.refused")).toHaveLength(SIGN_IN_LIMITS.perAccount);
    expect(actions.filter((action) => action === "signIn.limited")).toHaveLength(1);
  });

  it("keep no e-mail of strangers in the counter", async () => {
    await signInWithPassword("stranger@example.com", "wrong", "A");
    const { rows } = await pool().query("select key from sign_in_attempt");
    expect(JSON.stringify(rows)).not.toContain("stranger");
  });
});

describe("a session", () => {
  it.each([
    ["is disabled", { disabledAt: new Date() }],
    ["gets another epoch", { sessionEpoch: 1 }],
  ])("ends at once when its user %s", async (_, data) => {
    const user = await savedUser({ password: PASSWORD });
    const visitor = new Visitor(server.origin);
    await visitor.signIn(user.email, PASSWORD);
    expect(await visitor.session()).toBeDefined();
    await prisma().user.update({ where: { id: user.id }, data });
    expect(await visitor.session()).toBeUndefined();
  });

  it("ends when its user is removed", async () => {
    const user = await savedUser({ password: PASSWORD });
    const visitor = new Visitor(server.origin);
    await visitor.signIn(user.email, PASSWORD);
    await prisma().user.delete({ where: { id: user.id } });
    expect(await visitor.session()).toBeUndefined();
  });

  it("shows name and role as they are now, not as they were at sign-in", async () => {
    const user = await savedUser({ password: PASSWORD });
    const visitor = new Visitor(server.origin);
    await visitor.signIn(user.email, PASSWORD);
    await prisma().user.update({ where: { id: user.id }, data: { name: "Li Wei-Chen" } });
    expect(await visitor.session()).toMatchObject({ viewer: { name: "Li Wei-Chen" } });
  });

  it("is nothing with a forged cookie", async () => {
    const visitor = new Visitor(server.origin);
    visitor.bring(SESSION, "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.");
    expect(await visitor.session()).toBeUndefined();
  });

  it("is gone after signing out, which the trail keeps", async () => {
    const user = await savedUser({ password: PASSWORD });
    const visitor = new Visitor(server.origin);
    await visitor.signIn(user.email, PASSWORD);
    await visitor.signOut();
    expect(await visitor.session()).toBeUndefined();
    expect((await trailOf(user.email)).map((event) => event.action)).toEqual(["signIn.password", "signIn.out"]);
  });
});

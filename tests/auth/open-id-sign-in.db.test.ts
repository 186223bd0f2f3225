import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/server/persistence/prisma-client.ts";
import { signInWithProvider } from "@/server/services/sign-in.ts";
import { savedUser, trailOf } from "../builders/user.ts";
import { useDatabase } from "../database/use-database.ts";
import { type AuthServer, startAuthServer } from "./auth-server.ts";
import { agreeAtProvider, CLIENT, type OpenIdServer, startOpenIdServer } from "./open-id-server.ts";
import { Visitor } from "./visitor.ts";

useDatabase();

describe.each([
  ["in the ID token", true],
  ["at the userinfo endpoint only", false],
])("single sign-on with a provider that gives the e-mail %s", (_, claimsInIdToken) => {
  let server: AuthServer;
  let provider: OpenIdServer;

  beforeAll(async () => {
    server = await startAuthServer();
    provider = await startOpenIdServer(server.origin, claimsInIdToken);
    process.env.OIDC_ISSUER = provider.issuer;
    process.env.OIDC_CLIENT_ID = CLIENT.id;
    process.env.OIDC_CLIENT_SECRET = CLIENT.secret;
  });
  afterEach(() => {
    delete process.env.OIDC_NEWCOMERS_ROLE;
  });
  afterAll(async () => {
    delete process.env.OIDC_ISSUER;
    await provider.close();
    await server.close();
  });

  async function signOn(subject: string, visitor = new Visitor(server.origin)) {
    const back = await agreeAtProvider(visitor, await visitor.startSingleSignOn(), subject);
    const { url } = await visitor.follow(back.href);
    return { visitor, url, error: url.searchParams.get("error") };
  }

  const uniqueEmail = () => `${crypto.randomUUID()}@example.com`;

  it("uses the code flow with PKCE, state and nonce", async () => {
    await new Visitor(server.origin).startSingleSignOn().then((url) => new Visitor(server.origin).send(url.href));
    const asked = Object.fromEntries(provider.authorizations.at(-1)!);
    expect(asked).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      scope: "openid email profile",
    });
    for (const name of ["code_challenge", "state", "nonce"]) expect(asked[name]?.length).toBeGreaterThan(20);
  });

  it("links a verified e-mail to its account, in any case, and leads back", async () => {
    const email = uniqueEmail();
    await savedUser({ email, role: "cio" });
    provider.people.set("a-1", { email: email.toUpperCase(), email_verified: true });
    const { visitor, url } = await signOn("a-1");
    expect(url.href).toBe(`${server.origin}/managers`);
    expect(await visitor.session()).toMatchObject({ viewer: { email, role: "cio" } });
    expect(await trailOf(email)).toMatchObject([
      { action: "user.linkIdentity", detail: { issuer: provider.issuer, subject: "a-1" } },
      { action: "signIn.sso", detail: { issuer: provider.issuer } },
    ]);
  });

  it("knows the person again after the e-mail has changed at the provider", async () => {
    const email = uniqueEmail();
    await savedUser({ email });
    provider.people.set("b-1", { email, email_verified: true });
    await signOn("b-1");
    provider.people.set("b-1", { email: "married@example.com", email_verified: false });
    expect(await (await signOn("b-1")).visitor.session()).toMatchObject({ viewer: { email } });
  });

  it.each([false, undefined, "false", 1, "yes"])("never links an e-mail with email_verified %j", async (verified) => {
    const email = uniqueEmail();
    const user = await savedUser({ email, role: "admin" });
    const subject = crypto.randomUUID();
    provider.people.set(subject, { email, ...(verified === undefined ? {} : { email_verified: verified }) });
    const { visitor, url, error } = await signOn(subject);
    expect(url.pathname).toBe("/sign-in");
    expect(error).toBe("ssoUnverifiedEmail");
    expect(await visitor.session()).toBeUndefined();
    expect(await prisma().oidcIdentity.count({ where: { userId: user.id } })).toBe(0);
  });

  it("refuses an e-mail that nobody here has", async () => {
    const email = uniqueEmail();
    provider.people.set("c-1", { email, email_verified: true });
    const { visitor, error } = await signOn("c-1");
    expect(error).toBe("ssoUnknownEmail");
    expect(await visitor.session()).toBeUndefined();
    expect(await prisma().user.count({ where: { email } })).toBe(0);
    expect(await trailOf(email)).toMatchObject([{ action: "signIn.refused", detail: { reason: "ssoUnknownEmail" } }]);
  });

  it("makes an account on arrival where the operator allows it, with the role the operator named", async () => {
    process.env.OIDC_NEWCOMERS_ROLE = "auditor";
    const email = uniqueEmail();
    provider.people.set("d-1", { email, email_verified: true, name: "Zhang Min" });
    expect(await (await signOn("d-1")).visitor.session()).toMatchObject({
      viewer: { email, name: "Zhang Min", role: "auditor" },
    });
  });

  it("refuses a second person of the provider who got the same address", async () => {
    const email = uniqueEmail();
    await savedUser({ email });
    provider.people.set("e-1", { email, email_verified: true });
    provider.people.set("e-2", { email, email_verified: true });
    await signOn("e-1");
    const { visitor, error } = await signOn("e-2");
    expect(error).toBe("ssoOtherIdentity");
    expect(await visitor.session()).toBeUndefined();
  });

  it("refuses a disabled account, linked or not", async () => {
    const [linked, fresh] = [uniqueEmail(), uniqueEmail()];
    const user = await savedUser({ email: linked });
    provider.people.set("f-1", { email: linked, email_verified: true });
    await signOn("f-1");
    await prisma().user.update({ where: { id: user.id }, data: { disabledAt: new Date() } });
    await savedUser({ email: fresh, disabledAt: new Date() });
    provider.people.set("f-2", { email: fresh, email_verified: true });
    expect((await signOn("f-1")).error).toBe("ssoDisabled");
    expect((await signOn("f-2")).error).toBe("ssoDisabled");
  });

  it("ends at once like any other session", async () => {
    const email = uniqueEmail();
    const user = await savedUser({ email });
    provider.people.set("g-1", { email, email_verified: true });
    const { visitor } = await signOn("g-1");
    expect(await visitor.session()).toBeDefined();
    await prisma().user.update({ where: { id: user.id }, data: { sessionEpoch: { increment: 1 } } });
    expect(await visitor.session()).toBeUndefined();
  });

  it("refuses an answer of the provider that another browser began", async () => {
    const email = uniqueEmail();
    await savedUser({ email });
    provider.people.set("h-1", { email, email_verified: true });
    const attacker = new Visitor(server.origin);
    const back = await agreeAtProvider(attacker, await attacker.startSingleSignOn(), "h-1");
    const victim = new Visitor(server.origin);
    const { url } = await victim.follow(back.href);
    expect(url.searchParams.get("error")).toBe("OAuthCallback");
    expect(await victim.session()).toBeUndefined();
  });

  it("refuses a code with a state that was not asked for", async () => {
    const email = uniqueEmail();
    await savedUser({ email });
    provider.people.set("i-1", { email, email_verified: true });
    const visitor = new Visitor(server.origin);
    const back = await agreeAtProvider(visitor, await visitor.startSingleSignOn(), "i-1");
    back.searchParams.set("state", "made-up");
    await visitor.follow(back.href);
    expect(await visitor.session()).toBeUndefined();
  });

  it("links once when the same person arrives in two tabs", async () => {
    const email = uniqueEmail();
    const user = await savedUser({ email });
    const claims = { issuer: provider.issuer, subject: "j-1", email, emailVerified: true, name: null };
    const results = await Promise.all(Array.from({ length: 6 }, () => signInWithProvider(claims, null)));
    expect(results.map((result) => result.outcome)).toEqual(Array(6).fill("signedIn"));
    expect(await prisma().oidcIdentity.count({ where: { userId: user.id } })).toBe(1);
  });

  it("links one of two identities that arrive together for one account", async () => {
    const email = uniqueEmail();
    const user = await savedUser({ email });
    const arrive = (subject: string) =>
      signInWithProvider({ issuer: provider.issuer, subject, email, emailVerified: true, name: null }, null);
    const results = await Promise.all(["k-1", "k-2", "k-3", "k-4"].map(arrive));
    expect(results.filter((result) => result.outcome === "signedIn")).toHaveLength(1);
    expect(await prisma().oidcIdentity.count({ where: { userId: user.id } })).toBe(1);
  });
});

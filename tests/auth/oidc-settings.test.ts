import { describe, expect, it } from "vitest";
import { oidcSettings } from "@/server/auth/oidc-provider.ts";
import { roles } from "@/server/auth/permissions.ts";

const given = (env: Record<string, string>) => oidcSettings(env as unknown as NodeJS.ProcessEnv);
const complete = { OIDC_ISSUER: "https://id.example/", OIDC_CLIENT_ID: "longview", OIDC_CLIENT_SECRET: "secret" };

describe("single sign-on by environment", () => {
  it("is off without an issuer", () => {
    expect(given({})).toBeNull();
  });

  it("refuses people without an account unless a role for them is named", () => {
    expect(given(complete)).toMatchObject({ issuer: "https://id.example", name: "SSO", newcomersRole: null });
    expect(given({ ...complete, OIDC_NEWCOMERS_ROLE: "auditor" })).toMatchObject({ newcomersRole: "auditor" });
  });

  it.each(roles.filter((role) => role !== "admin"))("lets people arrive as %s", (role) => {
    expect(given({ ...complete, OIDC_NEWCOMERS_ROLE: role })).toMatchObject({ newcomersRole: role });
  });

  it.each([
    ["no client", { OIDC_ISSUER: "https://id.example" }, /OIDC_CLIENT_ID/],
    ["a client without its provider", { ...complete, OIDC_ISSUER: "" }, /OIDC_ISSUER/],
    [
      "an issuer that is no address",
      { ...complete, OIDC_ISSUER: "id.example" },
      /OIDC_ISSUER=id.example is no address/,
    ],
    ["administrators on arrival", { ...complete, OIDC_NEWCOMERS_ROLE: "admin" }, /OIDC_NEWCOMERS_ROLE/],
    ["a role that does not exist", { ...complete, OIDC_NEWCOMERS_ROLE: "boss" }, /OIDC_NEWCOMERS_ROLE/],
  ])("refuses %s", (_, env, message) => {
    expect(() => given(env)).toThrow(message);
  });
});

import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { type Role, roles } from "./permissions.ts";

/** Single sign-on as the operator set it up. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** On the button: "Sign in with ...". */
  name: string;
  /** The role of people who have no account yet; null: they are refused. */
  newcomersRole: Role | null;
}

/**
 * Single sign-on from OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME and OIDC_NEWCOMERS_ROLE; null when
 * OIDC_ISSUER is not set. Half a configuration is an error at start, not a button that fails.
 */
export function oidcSettings(env: NodeJS.ProcessEnv = process.env): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer) return null;
  if (!clientId || !clientSecret) throw new Error("OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET");
  const wanted = env.OIDC_NEWCOMERS_ROLE;
  const newcomersRole = roles.find((role) => role === wanted) ?? null;
  if (wanted && (!newcomersRole || newcomersRole === "admin"))
    throw new Error(`OIDC_NEWCOMERS_ROLE must be one of ${roles.filter((role) => role !== "admin").join(", ")}`);
  return { issuer: issuer.replace(/\/$/, ""), clientId, clientSecret, name: env.OIDC_NAME || "SSO", newcomersRole };
}

/** The claims of the ID token and of the userinfo endpoint that matter here. */
export interface OidcProfile {
  iss: string;
  sub: string;
  email?: string;
  email_verified?: boolean | string;
  name?: string;
}

/** Any OpenID provider: authorization code with PKCE, state and nonce. */
export function oidcProvider({ issuer, clientId, clientSecret, name }: OidcSettings): OAuthConfig<OidcProfile> {
  return {
    id: "oidc",
    name,
    type: "oauth",
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    clientId,
    clientSecret,
    userinfo: {
      // Many providers leave the e-mail out of the ID token. The library checks that both speak of the same subject,
      // and what the signed token says wins.
      async request({ client, tokens }) {
        const claims = (tokens as { claims(): OidcProfile }).claims();
        const more =
          tokens.access_token && client.issuer.metadata.userinfo_endpoint
            ? await client.userinfo<OidcProfile>(tokens.access_token)
            : null;
        if (more && more.sub !== claims.sub) throw new Error("userinfo speaks of another subject than the ID token");
        return { ...more, ...claims };
      },
    },
    profile: ({ sub, email, name: person }) => ({ id: sub, email: email ?? null, name: person ?? null }),
  };
}

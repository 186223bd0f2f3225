import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { readOidcSettings } from "@/server/boot/oidc-settings.mjs";
import type { Role } from "./permissions.ts";

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

/** Single sign-on by environment; null when it is not asked for. The launcher has refused half a configuration before. */
export const oidcSettings = (env: NodeJS.ProcessEnv = process.env): OidcSettings | null => readOidcSettings(env);

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

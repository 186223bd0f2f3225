import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { recordSignOut, signInWithPassword, signInWithProvider } from "@/server/services/sign-in.ts";
import { clientAddress } from "./client-address.ts";
import { type LiveSession, liveSession } from "./live-session.ts";
import { type OidcProfile, oidcProvider, oidcSettings } from "./oidc-provider.ts";
import { safeCallbackPath } from "./safe-callback-path.ts";

declare module "next-auth" {
  interface Session {
    /** Absent when the session has ended, although its cookie is still there. */
    live?: LiveSession;
  }
  interface User {
    sessionEpoch?: number;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    epoch?: number;
  }
}

export const SIGN_IN_PAGE = "/sign-in";
const SESSION_HOURS = 12;

/** What the sign-in page is told when nothing more may be said, or for how long to wait: a key of `signIn.errors`. */
const REFUSED = "refused";
const limited = (seconds: number) => `limited:${seconds}`;

/** NextAuth hands the message of an error to the browser: what went wrong inside stays inside. */
function hidden(error: unknown): never {
  console.error("sign-in failed", error);
  throw new Error("unexpected");
}

const password = Credentials({
  name: "password",
  credentials: { email: {}, password: {} },
  async authorize(credentials, request) {
    const { email, password } = credentials ?? {};
    if (typeof email !== "string" || typeof password !== "string") throw new Error(REFUSED);
    const result = await signInWithPassword(email, password, clientAddress(request.headers ?? {})).catch(hidden);
    if (result.outcome === "limited") throw new Error(limited(result.retryAfterSeconds));
    if (result.outcome === "refused") throw new Error(REFUSED);
    const { id, email: address, name, sessionEpoch } = result.user;
    return { id, email: address, name, sessionEpoch };
  },
});

/** How people sign in, what their cookie holds and when it stops being worth anything. */
export function authOptions(): NextAuthOptions {
  const oidc = oidcSettings();
  return {
    providers: oidc ? [password, oidcProvider(oidc)] : [password],
    session: { strategy: "jwt", maxAge: SESSION_HOURS * 3600 },
    pages: { signIn: SIGN_IN_PAGE, signOut: SIGN_IN_PAGE, error: SIGN_IN_PAGE },
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== "oidc") return true;
        const { iss, sub, email, email_verified, name } = profile as OidcProfile;
        const result = await signInWithProvider(
          {
            issuer: iss,
            subject: sub,
            email: email ?? null,
            // Some providers send the text "true"; anything else does not vouch for the address.
            emailVerified: email_verified === true || email_verified === "true",
            name: name ?? null,
          },
          oidc?.newcomersRole ?? null,
        ).catch(hidden);
        if (result.outcome === "refused") return `${SIGN_IN_PAGE}?error=${result.reason}`;
        // From here on the person is the account, not what the provider called them.
        Object.assign(user, {
          id: result.user.id,
          email: result.user.email,
          name: result.user.name,
          sessionEpoch: result.user.sessionEpoch,
        });
        return true;
      },
      // The token keeps two things for good: who, and the number that has to be current for it to count.
      jwt: ({ token, user }) => (user ? { sub: user.id, epoch: user.sessionEpoch } : token),
      async session({ session, token }) {
        const live = await liveSession(token.sub, token.epoch);
        return live ? { expires: session.expires, live } : { expires: session.expires };
      },
      redirect({ url, baseUrl }) {
        const wanted = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
        return baseUrl + safeCallbackPath(wanted);
      },
    },
    logger: {
      error(code, detail) {
        // A cookie that cannot be read (another secret, a forgery) is simply no session.
        if (code === "JWT_SESSION_ERROR") return;
        const error = detail instanceof Error ? detail : detail.error;
        console.error(code, error instanceof Error ? error.message : error);
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (token?.sub) await recordSignOut(token.sub);
      },
    },
  };
}

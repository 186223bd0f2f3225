import { generateKeyPairSync } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import type { Visitor } from "./visitor.ts";

export interface OpenIdServer {
  issuer: string;
  /** What the provider knows of each person, by subject; tests write it. */
  people: Map<string, Record<string, unknown>>;
  /** The requests to the authorization endpoint, to see what the product asked for. */
  authorizations: URLSearchParams[];
  close(): Promise<void>;
}

export const CLIENT = { id: "longview", secret: "a secret between the two of them" };

/** A real OpenID provider on a free port, with the product as its client. */
export async function startOpenIdServer(productOrigin: string, claimsInIdToken: boolean): Promise<OpenIdServer> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const people: OpenIdServer["people"] = new Map();
  const authorizations: URLSearchParams[] = [];
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${productOrigin}/api/auth/callback/oidc`],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount: async (_, subject) => ({
      accountId: subject,
      claims: async () => ({ sub: subject, ...people.get(subject) }),
    }),
    pkce: { required: () => true },
    conformIdTokenClaims: !claimsInIdToken,
    cookies: { keys: ["a key for the tests"] },
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" }] },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    const url = new URL(request.url ?? "/", issuer);
    if (url.pathname === "/auth") authorizations.push(url.searchParams);
    answer(request, response);
  });
  return {
    issuer,
    people,
    authorizations,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

/**
 * Signs in at the provider as `subject` and agrees.
 * @returns where the provider sends the visitor back to, not yet visited
 */
export async function agreeAtProvider(visitor: Visitor, authorization: URL, subject: string): Promise<URL> {
  let { response, url } = await redirectsWithin(visitor, authorization, authorization.origin);
  const forms: Record<string, string>[] = [{ prompt: "login", login: subject, password: "any" }, { prompt: "consent" }];
  for (const form of forms) {
    if (url.origin !== authorization.origin) return url;
    if (response.status !== 200) throw new Error(`${url}: ${response.status} ${await response.text()}`);
    ({ response, url } = await redirectsWithin(visitor, url, authorization.origin, form));
  }
  return url;
}

async function redirectsWithin(visitor: Visitor, from: URL, origin: string, form?: Record<string, string>) {
  let url = from;
  let response = await visitor.send(url.href, form);
  while (response.headers.get("location")) {
    url = new URL(response.headers.get("location")!, url);
    if (url.origin !== origin) break;
    response = await visitor.send(url.href);
  }
  return { response, url };
}

/** The part of oidc-provider (which ships no types) that the tests use. */
declare module "oidc-provider" {
  interface Account {
    accountId: string;
    claims(use: string, scope: string): Promise<Record<string, unknown>>;
  }
  export default class Provider {
    constructor(
      issuer: string,
      configuration: {
        clients: Record<string, unknown>[];
        claims: Record<string, string[]>;
        findAccount(context: unknown, subject: string): Promise<Account>;
        pkce: { required(): boolean };
        conformIdTokenClaims: boolean;
        cookies: { keys: string[] };
        jwks?: { keys: Record<string, unknown>[] };
      },
    );
    callback(): (request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => void;
    on(event: string, listener: (...details: unknown[]) => void): void;
  }
}

import "server-only";
import { oidcSettings } from "@/server/auth/oidc-provider.ts";
import { loadDemoUsers } from "@/server/persistence/user-repository.ts";

/** What the sign-in page offers: single sign-on by name, and on a demo the accounts to try (never a password). */
export async function signInOptions() {
  const isDemo = process.env.LONGVIEW_DEMO === "1";
  return { ssoName: oidcSettings()?.name ?? null, demoAccounts: isDemo ? await loadDemoUsers() : [] };
}

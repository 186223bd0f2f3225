/** How a sign-in ended: a way on, or a key of `signIn.errors` with, for `limited`, the minutes to wait. */
export type SignInResult = { ok: true } | { ok: false; error: string; minutes: number };

async function post(action: string, fields: Record<string, string>): Promise<URL> {
  const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
  const response = await fetch(`/api/auth/${action}`, {
    method: "POST",
    body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
  });
  return new URL((await response.json()).url);
}

/** Signs in with a password; on success the session cookie is set. */
export async function signInWithPassword(email: string, password: string): Promise<SignInResult> {
  try {
    const to = await post("callback/credentials", { email, password });
    const error = to.searchParams.get("error");
    if (!error) return { ok: true };
    const [code = "", seconds] = error.split(":");
    return { ok: false, error: code, minutes: Math.max(1, Math.ceil(Number(seconds ?? 0) / 60)) };
  } catch {
    return { ok: false, error: "offline", minutes: 0 };
  }
}

/** The provider's address that begins single sign-on. */
export const singleSignOnAddress = async (callbackUrl: string): Promise<string> =>
  (await post("signin/oidc", { callbackUrl })).href;

import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { currentSession } from "./current-viewer.ts";
import { type Permission, scopeOf, type Viewer } from "./permissions.ts";
import { startPageOf } from "./start-page.ts";

/** The path of the request with its query, written by proxy.ts for every page. */
export const PATH_HEADER = "x-longview-path";

/** Where somebody who has to choose an own password is led. */
const ACCOUNT_PAGE = "/account";

/**
 * Guards a page; call it first. Who may not see it is led away, so that nothing of the page is rendered:
 * to sign-in and back again, or to the page that says who can grant the right.
 */
export async function requirePage(needs: Permission | "signedIn"): Promise<Viewer> {
  const session = await currentSession();
  const path = (await headers()).get(PATH_HEADER) ?? "/";
  if (!session) redirect(`/sign-in?${new URLSearchParams({ callbackUrl: path })}`);
  if (session.passwordIsOneTime && path.split("?")[0] !== ACCOUNT_PAGE) redirect(ACCOUNT_PAGE);
  if (needs !== "signedIn" && !scopeOf(session.viewer.role, needs)) {
    const startPage = startPageOf(session.viewer.role);
    redirect(path === "/" && startPage !== "/" ? startPage : `/no-access?${new URLSearchParams({ needs })}`);
  }
  return session.viewer;
}

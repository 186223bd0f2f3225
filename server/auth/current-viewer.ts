import "server-only";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { authOptions } from "./auth-options.ts";
import type { LiveSession } from "./live-session.ts";
import type { Viewer } from "./permissions.ts";

/**
 * The session of the request, or null: not signed in, signed out everywhere, disabled, or the role changed since.
 * The database is asked once per request.
 */
export const currentSession = cache(async (): Promise<LiveSession | null> => {
  const session = await getServerSession(authOptions());
  return session?.live ?? null;
});

/** Who is looking; null when nobody is. */
export async function currentViewer(): Promise<Viewer | null> {
  return (await currentSession())?.viewer ?? null;
}

import "server-only";
import { loadUser } from "@/server/persistence/user-repository.ts";
import type { Viewer } from "./permissions.ts";

/** What a valid session stands for, as the database has it now. */
export interface LiveSession {
  viewer: Viewer;
  /** The password was handed out by an administrator: pages lead to the account page until it is changed. */
  passwordIsOneTime: boolean;
  isDemo: boolean;
}

/**
 * The session behind a token, or null when it has ended: the user was disabled, changed role or password
 * (each raises `sessionEpoch`), or no longer exists.
 */
export async function liveSession(userId: unknown, epoch: unknown): Promise<LiveSession | null> {
  if (typeof userId !== "string" || typeof epoch !== "number") return null;
  const user = await loadUser(userId);
  if (!user || user.disabledAt || user.sessionEpoch !== epoch) return null;
  const { id, email, name, role, managerId, passwordIsOneTime, isDemo } = user;
  return { viewer: { userId: id, email, name, role, managerId }, passwordIsOneTime, isDemo };
}

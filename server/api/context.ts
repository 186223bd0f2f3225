import "server-only";
import { cache } from "react";
import { currentSession } from "@/server/auth/current-viewer.ts";
import type { Context } from "./trpc.ts";

/** The context of a request, for the tRPC route handler and for server components alike. */
export const createContext = cache(async (): Promise<Context> => {
  const session = await currentSession();
  return { viewer: session?.viewer ?? null, passwordIsOneTime: session?.passwordIsOneTime ?? false };
});

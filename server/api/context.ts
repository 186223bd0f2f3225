import "server-only";
import { cache } from "react";
import { currentViewer } from "@/server/auth/current-viewer.ts";
import type { Context } from "./trpc.ts";

/** The context of a request, for the tRPC route handler and for server components alike. */
export const createContext = cache(async (): Promise<Context> => ({ viewer: await currentViewer() }));

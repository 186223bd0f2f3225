import "server-only";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { cache, type ReactNode } from "react";
import { createContext } from "@/server/api/context.ts";
import { appRouter } from "@/server/api/root.ts";
import { makeQueryClient } from "./_components/api/query-client.ts";

/** The request's query client; what is prefetched into it reaches the browser with the first HTML. */
export const queryClient = cache(makeQueryClient);

/** The procedures, called in process: `await queryClient().prefetchQuery(trpc.overview.get.queryOptions(input))`. */
export const trpc = createTRPCOptionsProxy({ ctx: createContext, router: appRouter, queryClient });

/** Hands everything prefetched so far to the client components inside. */
export function Hydrated({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(queryClient())}>{children}</HydrationBoundary>;
}

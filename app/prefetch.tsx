import "server-only";
import { dehydrate, type FetchQueryOptions, HydrationBoundary, type QueryKey } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { notFound } from "next/navigation";
import { cache, type ReactNode } from "react";
import { createContext } from "@/server/api/context.ts";
import { appRouter } from "@/server/api/root.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { makeQueryClient } from "./_components/api/query-client.ts";

/** The request's query client; what is prefetched into it reaches the browser with the first HTML. */
export const queryClient = cache(makeQueryClient);

/** The procedures, called in process: `await queryClient().prefetchQuery(trpc.overview.get.queryOptions(input))`. */
export const trpc = createTRPCOptionsProxy({ ctx: createContext, router: appRouter, queryClient });

/**
 * Prefetches what a page is about. Where it does not exist, or is not the viewer's to see (`unknown` is the code with
 * which the service says so), the page is answered with 404; every other failure is shown by the page's view.
 */
export async function prefetchSubject<Data, Key extends QueryKey>(
  // biome-ignore lint/suspicious/noExplicitAny: the error type is the library's own and is not read
  options: FetchQueryOptions<Data, any, Data, Key>,
  unknown: string,
): Promise<void> {
  try {
    await queryClient().fetchQuery(options);
  } catch (error) {
    const { cause } = error as { cause?: unknown };
    const isUnknown = cause instanceof InvalidInputError && cause.code === unknown;
    if (isUnknown || isUnreadableKey(cause)) notFound();
  }
}

/** The key in the address is none that anything could have: no id, or too long for a code. */
const isUnreadableKey = (cause: unknown): boolean =>
  ((cause as { issues?: { path: unknown[] }[] } | undefined)?.issues ?? []).some(
    ({ path }) => path[0] === "id" || path[0] === "code",
  );

/** Hands everything prefetched so far to the client components inside. */
export function Hydrated({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(queryClient())}>{children}</HydrationBoundary>;
}

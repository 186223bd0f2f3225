import { defaultShouldDehydrateQuery, MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { fromWireText, toWireText } from "@/server/api/wire-format.ts";
import { reportAnswer } from "../frame/session-end.ts";

const FRESH_FOR_MS = 30_000;

const isBrowser = typeof window !== "undefined";

/** What the server understood and refused is refused again: only what was not answered properly is asked a second time. */
function isWorthAnotherTry(failures: number, error: unknown): boolean {
  const status = (error as { data?: { httpStatus?: number } | null }).data?.httpStatus ?? 503;
  return isBrowser && failures < 1 && status >= 500;
}

/** One per request on the server, one per tab in the browser. Pending queries travel too, so that a page streams. */
export const makeQueryClient = () =>
  new QueryClient({
    // On the server one process answers many people: what is told there must not be kept for the next one.
    ...(isBrowser ? { queryCache: new QueryCache(reportAnswer), mutationCache: new MutationCache(reportAnswer) } : {}),
    defaultOptions: {
      queries: { staleTime: FRESH_FOR_MS, retry: isWorthAnotherTry },
      dehydrate: {
        serializeData: toWireText,
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
      hydrate: { deserializeData: fromWireText },
    },
  });

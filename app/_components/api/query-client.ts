import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query";
import { fromWireText, toWireText } from "@/server/api/wire-format.ts";

const FRESH_FOR_MS = 30_000;

/** One per request on the server, one per tab in the browser. Pending queries travel too, so that a page streams. */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: FRESH_FOR_MS, retry: 1 },
      dehydrate: {
        serializeData: toWireText,
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
      hydrate: { deserializeData: fromWireText },
    },
  });

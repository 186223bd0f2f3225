"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchStreamLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "@/server/api/root.ts";
import { transformer } from "@/server/api/wire-format.ts";
import { TRPCProvider } from "./_components/api/client.ts";
import { makeQueryClient } from "./_components/api/query-client.ts";
import type { Preferences } from "./_components/frame/preferences.ts";
import { PreferencesProvider } from "./_components/frame/use-preferences.tsx";

const url = "/api/trpc";

export function Providers({ children, preferences }: { children: ReactNode; preferences: Preferences }) {
  const [queryClient] = useState(makeQueryClient);
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: (operation) => operation.type === "subscription",
          true: httpSubscriptionLink({ url, transformer }),
          false: httpBatchStreamLink({ url, transformer }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        <PreferencesProvider value={preferences}>{children}</PreferencesProvider>
      </TRPCProvider>
    </QueryClientProvider>
  );
}

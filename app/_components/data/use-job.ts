"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../api/client.ts";

const LOOK_EVERY_MS = 400;
const isOver = (status: string | undefined) => status !== "queued" && status !== "running";

/** A piece of long work of the viewer's, looked at until it has ended; it goes on without being looked at. */
export function useJob(id: string | null) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.jobs.get.queryOptions({ id: id ?? "" }),
    enabled: id !== null,
    retry: false,
    refetchInterval: ({ state }) => (state.error || (state.data && isOver(state.data.status)) ? false : LOOK_EVERY_MS),
  });
}

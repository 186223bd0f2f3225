"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { CapitalFiguresView } from "@/server/services/capital-view.ts";
import { useTRPC } from "../api/client.ts";
import { contextFrom } from "../frame/context-params.ts";
import { lookAgain } from "../frame/look-again.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { useMay } from "../frame/viewer-rights.tsx";

export interface CapitalFigures {
  /** Whoever may not read capital is told nothing of it. */
  readonly isAllowed: boolean;
  readonly isPending: boolean;
  readonly view: CapitalFiguresView | null;
}

/**
 * Capital figures for the pages of others, in the page's own context. They are asked for beside the page's answer, so
 * that no page waits for them.
 *
 * @param code one deal or manager; absent, all of them
 */
export function useCapitalFigures(of: "book" | "deals" | "managers", code?: string): CapitalFigures {
  const trpc = useTRPC();
  const { params } = useUrlState();
  const isAllowed = useMay("capital.read");
  const query = useQuery({
    ...trpc.capital.figures.queryOptions({ ...contextFrom(params), of, code }),
    enabled: isAllowed,
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  return {
    isAllowed,
    isPending: isAllowed && query.data?.status !== "ready" && query.data?.status !== "noFacts" && !query.error,
    view: query.data?.status === "ready" ? query.data : null,
  };
}

"use client";

import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { LongRows } from "@/server/services/capital-view.ts";

/**
 * All rows of a long list: the first came with the page, the others are asked for in parts as long as the first.
 *
 * @param key what the list is of: the question of the page, and what changes its answer
 * @param ask for a part, from 1 on
 */
export function useAllRows<Row>(
  { rows, count }: LongRows<Row>,
  key: readonly unknown[],
  ask: (part: number) => Promise<readonly Row[]>,
): { readonly rows: readonly Row[]; readonly isWhole: boolean } {
  const parts = rows.length === 0 ? 0 : Math.ceil(count / rows.length) - 1;
  const { others, isWhole } = useQueries({
    queries: Array.from({ length: parts }, (_, i) => ({
      queryKey: [...key, "part", i + 1],
      queryFn: () => ask(i + 1),
    })),
    combine: (results) => ({
      others: results.flatMap(({ data }) => data ?? []),
      isWhole: results.every(({ data }) => data !== undefined),
    }),
  });
  const all = useMemo(() => (others.length === 0 ? rows : [...rows, ...others]), [rows, others]);
  return { rows: all, isWhole };
}

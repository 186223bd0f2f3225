"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "../api/client.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { versionFrom } from "./version-param.ts";

/** The scheme of a page, in the version that the address names. */
export function useSchemeQuery(code: string) {
  const trpc = useTRPC();
  const { params } = useUrlState();
  const input = { code, ...versionFrom(params.get("version")) };
  return useQuery({ ...trpc.schemes.one.queryOptions(input), placeholderData: keepPreviousData });
}

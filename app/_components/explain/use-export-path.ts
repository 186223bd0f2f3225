"use client";

import { useSearchParams } from "next/navigation";
import { contextQuery } from "../frame/context-params.ts";

/** Where the workbook of a manager, of a private fund or of all of them is, in the context of the page. */
export function useExportPath() {
  const query = contextQuery(useSearchParams());
  return (what: "managers" | "private-funds", code?: string) =>
    `${what}${code === undefined ? "" : `/${encodeURIComponent(code)}`}${query}`;
}

"use client";

import { useCallback } from "react";
import { useFormat } from "../format/use-format.ts";

/** A score or a figure of a company as its name asks for: a share in percent, a rate with its digits. */
export function useCondition() {
  const format = useFormat();
  return useCallback(
    (name: string, value: number): string =>
      name === "ownershipShare"
        ? format.percent(value, { digits: 2 })
        : format.number(value, { digits: name === "fxRate" ? 4 : 0 }),
    [format],
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { isPlainDate } from "@/server/core/returns/calendar/plain-date.ts";
import { useFormat } from "./use-format.ts";

type Facts = Readonly<Record<string, string | number>>;

/** A sentence that the server gives as data: the key of a message and its facts; dates are written as the reader does. */
export function useSentence() {
  const t = useTranslations();
  const format = useFormat();
  return useCallback(
    (namespace: string, { code, facts }: { code: string; facts: Facts }) => {
      const written = Object.entries(facts).map(([name, fact]) => [
        name,
        typeof fact === "string" && isPlainDate(fact) ? format.date(fact) : fact,
      ]);
      return t(`${namespace}.${code}`, Object.fromEntries(written) as Facts);
    },
    [t, format],
  );
}

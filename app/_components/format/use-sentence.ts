"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

/** A sentence that the server gives as data: the key of a message and its facts. */
export function useSentence() {
  const t = useTranslations();
  return useCallback(
    (namespace: string, { code, facts }: { code: string; facts: Readonly<Record<string, string | number>> }) =>
      t(`${namespace}.${code}`, facts),
    [t],
  );
}

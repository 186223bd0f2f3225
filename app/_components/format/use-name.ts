"use client";

import { useLocale } from "next-intl";
import { useCallback } from "react";

/** The name of a subject in the reader's language; the other one where there is only that. */
export function useName() {
  const locale = useLocale();
  return useCallback(
    (subject: { name: string; nameZh?: string | null }) =>
      locale === "zh-CN" ? (subject.nameZh ?? subject.name) : subject.name,
    [locale],
  );
}

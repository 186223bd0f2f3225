"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";

type Facts = Readonly<Record<string, string | number>>;

/**
 * A sentence that the server gives as data: the key of a message and its facts. Of a name that exists in both languages
 * (`fund` and `fundZh`) the reader's is taken.
 */
export function useSentence() {
  const t = useTranslations();
  const locale = useLocale();
  return useCallback(
    (namespace: string, { code, facts }: { code: string; facts: Facts }) =>
      t(`${namespace}.${code}`, locale === "zh-CN" ? inChinese(facts) : facts),
    [t, locale],
  );
}

const inChinese = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, facts[`${name}Zh`] ?? value]));

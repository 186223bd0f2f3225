"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { useFormat } from "./use-format.ts";

type Facts = Readonly<Record<string, string | number>>;

/**
 * A sentence that the server gives as data: the key of a message and its facts. Of a name that exists in both languages
 * (`fund` and `fundZh`) the reader's is taken; a date is written as everywhere else.
 */
export function useSentence() {
  const t = useTranslations();
  const locale = useLocale();
  const format = useFormat();
  return useCallback(
    (namespace: string, { code, facts }: { code: string; facts: Facts }) =>
      t(
        `${namespace}.${code}`,
        withDates(locale === "zh-CN" ? inChinese(facts) : facts, (date) => format.date(date)),
      ),
    [t, locale, format],
  );
}

const inChinese = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, facts[`${name}Zh`] ?? value]));

const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/;

const withDates = (facts: Facts, write: (plainDate: string) => string): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === "string" && PLAIN_DATE.test(value) ? write(value) : value,
    ]),
  );

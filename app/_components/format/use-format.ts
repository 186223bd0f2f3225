"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import {
  type FigureOptions,
  type FormatLocale,
  formatBasisPoints,
  formatDate,
  formatExactMoney,
  formatMoney,
  formatMultiple,
  formatNumber,
  formatPercent,
  formatPercentagePoints,
  formatQuarter,
  formatYears,
} from "@/server/core/format/format-figure.ts";

type Maybe = number | null | undefined;

/** The one formatter in the reader's language; a figure that does not exist reads "n/a". */
export function useFormat() {
  const locale = useLocale() as FormatLocale;
  const t = useTranslations("ui");
  return useMemo(() => {
    const missing = t("notAvailable");
    const orMissing =
      (write: (value: number, locale: FormatLocale, options?: FigureOptions) => string) =>
      (value: Maybe, options?: FigureOptions) =>
        value === null || value === undefined ? missing : write(value, locale, options);
    return {
      locale,
      missing,
      percent: orMissing(formatPercent),
      pp: orMissing(formatPercentagePoints),
      bp: orMissing(formatBasisPoints),
      multiple: orMissing(formatMultiple),
      number: orMissing(formatNumber),
      years: orMissing(formatYears),
      money: (value: number | string | null | undefined, currency: string, options?: FigureOptions) =>
        value === null || value === undefined ? missing : formatMoney(value, currency, locale, options),
      exactMoney: (text: string | null, currency: string) =>
        text === null ? missing : formatExactMoney(text, currency, locale),
      date: (plainDate: string) => formatDate(plainDate, locale),
      quarter: (plainDate: string) => formatQuarter(plainDate, locale),
    };
  }, [locale, t]);
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { isFractionField } from "@/server/core/schemes/compare/field-units.ts";
import { useFormat } from "../format/use-format.ts";

type Corner = { readonly x: number; readonly score: number };

const isCurve = (value: unknown): value is readonly Corner[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "object" && item && "x" in item);

/** Fields of a definition and what stands in them, in the reader's words. */
export function useFieldWords() {
  const fields = useTranslations("schemeFields");
  const options = useTranslations("schemeOptions");
  const t = useTranslations("schemes");
  const locale = useLocale();
  const format = useFormat();
  return useMemo(() => {
    const fieldWord = (field: string): string => {
      if (field.startsWith("#")) return /^#\d+$/.test(field) ? field : `“${field.slice(1)}”`;
      if (/^\d+$/.test(field)) return `#${Number(field) + 1}`;
      return fields.has(field) ? fields(field) : field;
    };
    const pathWords = (path: readonly string[]): string => path.map(fieldWord).join(" › ");
    const optionWord = (field: string, value: string): string => {
      const own = `${field}_${value}`;
      if (options.has(own)) return options(own);
      return options.has(value) ? options(value) : value;
    };
    const number = (value: number) => format.number(value, { digits: Number.isInteger(value) ? 0 : 4 });
    const valueWords = (field: string, value: unknown): string => {
      if (value === undefined || value === null) return t("nothing");
      if (typeof value === "boolean") return t(value ? "yes" : "no");
      if (typeof value === "number")
        return isFractionField(field)
          ? format.percent(value, { digits: Math.abs(value * 100 - Math.round(value * 100)) < 1e-9 ? 0 : 2 })
          : number(value);
      if (typeof value === "string") return optionWord(field, value);
      if (isCurve(value)) return value.map(({ x, score }) => `${number(x)} → ${number(score)}`).join("; ");
      if (Array.isArray(value))
        return value.map((item) => valueWords(field, item)).join(locale === "zh-CN" ? "、" : ", ");
      const whole = value as Record<string, unknown>;
      if (typeof whole.en === "string" && typeof whole.zh === "string") return locale === "zh-CN" ? whole.zh : whole.en;
      if ("numerator" in whole) return `${whole.numerator}/${whole.denominator}`;
      return Object.entries(whole)
        .filter(([, inner]) => inner !== undefined)
        .map(([name, inner]) => `${fieldWord(name)}: ${valueWords(name, inner)}`)
        .join("; ");
    };
    return { fieldWord, pathWords, optionWord, valueWords };
  }, [fields, options, t, format, locale]);
}

"use client";

import { useLocale } from "next-intl";
import { useCallback } from "react";

const IN_BOTH = /^([^\u2e80-\u9fff]+?)\s+([\u2e80-\u9fff].*)$/;

/** A label written by users in one field, such as a desk or a style: of "Core bonds 核心债券" the reader's half, any other as it is. */
export function useLabel() {
  const locale = useLocale();
  return useCallback(
    (label: string): string => {
      const halves = IN_BOTH.exec(label);
      return halves ? halves[locale === "zh-CN" ? 2 : 1]! : label;
    },
    [locale],
  );
}

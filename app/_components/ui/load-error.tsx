"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "../format/use-format.ts";
import { Button } from "./button.tsx";
import { Callout } from "./callout.tsx";

interface Failed {
  data?: { error?: { code: string; facts: Record<string, unknown> } } | null;
}

const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The sentence for a failed call, in the reader's language: `errors.<code>` filled with its facts. */
export function useErrorText() {
  const t = useTranslations("errors");
  const fields = useTranslations("requestFields");
  const format = useFormat();
  return (error: unknown): string => {
    const data = (error as Failed | null)?.data;
    // Without an answer in the product's own words the server was not reached, or something on the way answered.
    if (!data) return t("unreachable");
    const failed = data.error;
    if (!failed || !t.has(failed.code)) return t("unexpected");
    const readable = (name: string, value: unknown) => {
      if (typeof value !== "string") return value;
      if (PLAIN_DATE.test(value)) return format.date(value);
      if (failed.code !== "invalidRequest" || name !== "where") return value;
      const names = value.split(", ").map((field) => (fields.has(field) ? fields(field) : field));
      return [...new Set(names)].join(t("fieldSeparator"));
    };
    return t(
      failed.code,
      Object.fromEntries(Object.entries(failed.facts).map(([name, value]) => [name, readable(name, value)])) as Record<
        string,
        string
      >,
    );
  };
}

/** A part of a page that could not be loaded: what happened and the way to try again. */
export function LoadError({
  error,
  onRetry,
  children,
}: {
  error: unknown;
  onRetry?: () => void;
  /** Further ways out, beside trying again. */
  children?: ReactNode;
}) {
  const t = useTranslations("ui");
  const text = useErrorText();
  return (
    <Callout tone="bad" title={t("failedTitle")}>
      <p>{text(error)}</p>
      {onRetry ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button onClick={onRetry}>{t("retry")}</Button>
          {children}
        </div>
      ) : null}
    </Callout>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { Button } from "./button.tsx";
import { Callout } from "./callout.tsx";

interface Failed {
  data?: { error?: { code: string; facts: Record<string, unknown> } } | null;
}

/** The sentence for a failed call, in the reader's language: `errors.<code>` filled with its facts. */
export function useErrorText() {
  const t = useTranslations("errors");
  return (error: unknown): string => {
    const facts = (error as Failed | null)?.data?.error;
    return facts && t.has(facts.code) ? t(facts.code, facts.facts as Record<string, string>) : t("unexpected");
  };
}

/** A part of a page that could not be loaded: what happened and the way to try again. */
export function LoadError({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTranslations("ui");
  const text = useErrorText();
  return (
    <Callout tone="bad" title={t("failedTitle")}>
      <p>{text(error)}</p>
      {onRetry ? (
        <Button className="mt-3" onClick={onRetry}>
          {t("retry")}
        </Button>
      ) : null}
    </Callout>
  );
}

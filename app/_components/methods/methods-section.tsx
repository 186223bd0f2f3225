"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";

const MethodNotes = dynamic(() => import("./method-notes.tsx"));

/** How the figures of a page are measured, folded; the cards come when it is opened. */
export function MethodsSection({ ids }: { ids: readonly string[] }) {
  const t = useTranslations("methods");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="rounded-lg border border-line bg-surface px-4 py-3"
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary className="font-semibold text-base text-ink-strong">{t("ofPage", { count: ids.length })}</summary>
      <div className="mt-3">{isOpen ? <MethodNotes ids={ids} /> : null}</div>
    </details>
  );
}

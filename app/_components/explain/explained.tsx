"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** Text of a figure that opens its derivation, with the look that every such figure has. */
export function Explained({
  onExplain,
  className = "",
  title,
  children,
}: {
  onExplain: () => void;
  className?: string;
  title?: string;
  children: ReactNode;
}) {
  const ui = useTranslations("ui");
  return (
    <button
      type="button"
      onClick={onExplain}
      title={title ?? ui("explain")}
      className={`tabular whitespace-nowrap decoration-dotted underline-offset-4 hover:underline ${className}`}
    >
      {children}
    </button>
  );
}

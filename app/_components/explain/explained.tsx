"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** Text of a figure that opens its derivation, with the look that every such figure has. */
export function Explained({
  onExplain,
  className = "",
  wraps = false,
  title,
  children,
}: {
  onExplain: () => void;
  className?: string;
  /** A sentence rather than a figure: it may take several lines. */
  wraps?: boolean;
  title?: string;
  children: ReactNode;
}) {
  const ui = useTranslations("ui");
  return (
    <button
      type="button"
      onClick={onExplain}
      title={title ?? ui("explain")}
      className={`tabular decoration-dotted underline-offset-4 hover:underline ${wraps ? "text-left" : "whitespace-nowrap"} ${className}`}
    >
      {children}
    </button>
  );
}

"use client";

import { CircleCheck, CircleX, Clock, Loader, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";

const marks = {
  staged: { Icon: Clock, look: "text-warn" },
  loading: { Icon: Loader, look: "text-ink" },
  committed: { Icon: CircleCheck, look: "text-good" },
  undone: { Icon: Undo2, look: "text-ink" },
  cancelled: { Icon: CircleX, look: "text-ink" },
  failed: { Icon: CircleX, look: "text-bad" },
} as const;

/** How far an import has come: shape and word, then colour. */
export function ImportStatusMark({ status }: { status: keyof typeof marks }) {
  const t = useTranslations("data");
  const { Icon, look } = marks[status];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${look}`}>
      <Icon aria-hidden className="size-3.5" />
      {t(`status_${status}`)}
    </span>
  );
}

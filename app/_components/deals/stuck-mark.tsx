"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { StuckFinding } from "@/server/core/deals/stuck-deals.ts";
import { Explained } from "../explain/explained.tsx";
import { useFormat } from "../format/use-format.ts";

/** The signs of a deal, each with the figure found and its limit. */
export function useSignText() {
  const t = useTranslations("deals.signTexts");
  const format = useFormat();
  return useCallback(
    ({ code, found, limit }: StuckFinding["signs"][number]) =>
      t(code, {
        found: format.number(found, { digits: found % 1 === 0 ? 0 : 1 }),
        limit: format.number(limit, { digits: 0 }),
      }),
    [t, format],
  );
}

export function StuckMark({ stuck, onExplain }: { stuck: StuckFinding; onExplain: () => void }) {
  const t = useTranslations("deals");
  const text = useSignText();
  if (stuck.signs.length === 0) return <span className="text-ink-subtle">–</span>;
  const all = stuck.signs.map(text).join("; ");
  return (
    <Explained
      onExplain={onExplain}
      title={all}
      className={`text-xs ${stuck.isStuck ? "font-medium text-outside" : "text-ink"}`}
    >
      {stuck.isStuck ? `◆ ${t("stuck")}` : "○"} {t("signsN", { count: stuck.signs.length })}
      <span className="sr-only">: {all}</span>
    </Explained>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { RuleStanding } from "@/server/core/capital/regimes/dated-rule.ts";

const looks: Record<RuleStanding, string> = {
  verified: "border-good text-good",
  unverified: "border-warn text-warn",
  example: "border-bad text-bad",
};

/** How far a rule may be relied on; rules learned from memory alone are marked so. */
export function RuleStandingBadge({ standing, sourceClass }: { standing: RuleStanding; sourceClass: string }) {
  const t = useTranslations("capital.standing");
  return (
    <span
      title={t(`${standing}Why`)}
      className={`inline-block whitespace-nowrap rounded border px-1.5 py-px text-xs ${looks[standing]}`}
    >
      {t(standing)}
      {sourceClass === "memory" ? ` · ${t("fromMemory")}` : ""}
    </span>
  );
}

import { useTranslations } from "next-intl";
import type { SchemeStanding } from "@/server/services/scheme-view.ts";

const looks: Record<SchemeStanding, { shape: string; look: string }> = {
  preset: { shape: "◇", look: "text-ink" },
  draft: { shape: "○", look: "text-ink" },
  proposed: { shape: "◐", look: "text-warn" },
  approved: { shape: "◑", look: "text-good" },
  inForce: { shape: "●", look: "text-good" },
  retired: { shape: "–", look: "text-ink-subtle" },
};

/** Where a version stands: shape and word as well as colour. */
export function StandingMark({ standing }: { standing: SchemeStanding }) {
  const t = useTranslations("schemes.standings");
  const { shape, look } = looks[standing];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap text-xs ${look}`}>
      <span aria-hidden>{shape}</span>
      {t(standing)}
    </span>
  );
}

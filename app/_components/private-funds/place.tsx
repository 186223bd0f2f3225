"use client";

import { useTranslations } from "next-intl";
import type { Placed } from "@/server/core/schemes/manager-record.ts";
import { Explained } from "../explain/explained.tsx";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";

export type PlaceName = "below" | "inside" | "above" | null;

/** Where a position stands in the corridor of its age, if there is one. */
export const placeOf = ({ value }: Placed): PlaceName => value?.place.value ?? null;

const looks = {
  below: { shape: "◆", look: "text-outside" },
  inside: { shape: "●", look: "text-ink" },
  above: { shape: "▲", look: "text-gain" },
} as const;

/** Shape, word and the share of peers below: "● inside, ahead of 64%". */
export function Place({ placed, onExplain }: { placed: Placed; onExplain?: () => void }) {
  const t = useTranslations("privateFunds");
  const format = useFormat();
  const place = placeOf(placed);
  if (placed.value === null || place === null) {
    return <Figure value={null} reason={placed.reason ?? placed.value?.place.reason} unit="number" />;
  }
  const { rank, band } = placed.value;
  const { shape, look } = looks[place];
  return (
    <span
      className="inline-flex items-baseline gap-1.5 whitespace-nowrap"
      title={t("peersCompared", { count: band.count })}
    >
      <span aria-hidden className={look}>
        {shape}
      </span>
      <span>
        {onExplain ? <Explained onExplain={onExplain}>{t(`places.${place}`)}</Explained> : t(`places.${place}`)}
        <span className="text-ink text-xs"> {t("aheadOf", { share: format.percent(rank.value, { digits: 0 }) })}</span>
      </span>
    </span>
  );
}

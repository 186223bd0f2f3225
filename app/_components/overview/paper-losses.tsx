"use client";

import { useTranslations } from "next-intl";
import type { PaperLosses as Losses } from "@/server/services/overview-view.ts";
import { useFormat } from "../format/use-format.ts";

const parts = [
  { key: "inside", look: "bg-[var(--cat-6)] opacity-50" },
  { key: "outside", look: "bg-outside" },
  { key: "withoutCorridor", look: "bg-[var(--fee)]" },
] as const;

/** Paper losses of private positions: what their age explains, what it does not. The parts make up the total. */
export function PaperLosses({ losses }: { losses: Losses }) {
  const t = useTranslations("overview");
  const format = useFormat();
  const total = Number(losses.total);
  if (!losses.currency || !(total > 0 || losses.leftOut > 0)) return <p className="text-ink">{t("noPaperLosses")}</p>;
  const { currency } = losses;
  const outside = losses.positions.filter(({ place }) => place === "outside");
  return (
    <div className="flex flex-col gap-3">
      <p className="font-semibold text-2xl text-ink-strong tabular">{format.money(losses.total, currency)}</p>
      <div className="flex h-4 overflow-hidden rounded" role="img" aria-label={t("paperLossesTitle")}>
        {parts.map(({ key, look }) => (
          <div key={key} className={look} style={{ width: `${(Number(losses[key]) / total) * 100}%` }} />
        ))}
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
        {parts.map(({ key, look }) => (
          <div key={key} className="contents">
            <dt className="flex items-center gap-2 text-ink-emphasis">
              <span aria-hidden className={`size-2.5 rounded-sm ${look}`} />
              {t(`paperLossParts.${key}`)}
            </dt>
            <dd className="text-right tabular">{format.money(losses[key], currency)}</dd>
          </div>
        ))}
      </dl>
      {losses.converted > 0 || losses.leftOut > 0 ? (
        <p className="text-ink text-xs">{t("convertedLosses", { currency, leftOut: losses.leftOut })}</p>
      ) : null}
      {outside.length ? <p className="text-ink text-xs">{t("outsidePositions", { count: outside.length })}</p> : null}
    </div>
  );
}

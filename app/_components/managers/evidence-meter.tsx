"use client";

import { useTranslations } from "next-intl";
import type { HorizonRow } from "@/server/core/schemes/manager-record.ts";
import { prepareEvidenceBar } from "../../_charts/prepare-evidence-bar.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";

/** What the whole record proves: the years there are against the years a record like this would need. */
export function EvidenceMeter({ row, onExplain }: { row: HorizonRow; onExplain: () => void }) {
  const t = useTranslations("managers");
  const reasons = useTranslations("reasons");
  const format = useFormat();
  const { probabilitySkill, yearsNeeded, yearsStillNeeded, informationRatio, trackingError, tStatistic, prior } =
    row.evidence;
  const bar = prepareEvidenceBar(row.years, yearsNeeded.value);
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p className="text-ink text-xs">{t("probabilitySkill")}</p>
        <p className="font-semibold text-3xl text-ink-strong">
          <Figure
            value={probabilitySkill.value}
            reason={probabilitySkill.reason}
            unit="percent"
            digits={0}
            onExplain={onExplain}
          />
        </p>
        <ProbabilityScale probability={probabilitySkill.value} />
      </div>
      <div>
        <div className="flex items-baseline justify-between gap-3 text-xs">
          <span className="text-ink">{t("recordAgainstNeeded")}</span>
          <span className="tabular text-ink-strong">
            {t("yearsOfNeeded", {
              years: format.number(row.years, { digits: 1 }),
              needed: format.number(yearsNeeded.value, { digits: 1 }),
            })}
          </span>
        </div>
        <div
          className="relative mt-1.5 h-4 overflow-hidden rounded bg-surface-subtle"
          role="img"
          aria-label={t("recordAgainstNeeded")}
        >
          {bar ? (
            <>
              <div
                className="absolute inset-y-0 left-0"
                style={{
                  width: `${bar.needed * 100}%`,
                  background: "repeating-linear-gradient(45deg, var(--accent-muted) 0 3px, transparent 3px 7px)",
                }}
              />
              <div className="absolute inset-y-0 left-0 bg-accent" style={{ width: `${bar.record * 100}%` }} />
              <div
                className="absolute inset-y-0 w-0.5 bg-ink-strong"
                style={{ left: `calc(${bar.needed * 100}% - 2px)` }}
              />
            </>
          ) : null}
        </div>
        <p className="mt-1.5 text-ink-emphasis text-sm">
          {yearsStillNeeded.value === null
            ? reasons(yearsStillNeeded.reason)
            : yearsStillNeeded.value <= 0
              ? t(tStatistic.value !== null && tStatistic.value < 0 ? "provenBehind" : "proven")
              : t("stillNeeded", { years: format.years(yearsStillNeeded.value) })}
        </p>
      </div>
      <dl className="grid grid-cols-3 gap-2 border-line border-t pt-3 text-xs">
        <Small label={t("informationRatio")}>
          <Figure value={informationRatio.value} reason={informationRatio.reason} unit="number" />
        </Small>
        <Small label={t("trackingError")}>
          <Figure value={trackingError.value} reason={trackingError.reason} unit="percent" digits={1} />
        </Small>
        <Small label={t("tStatistic")}>
          <Figure value={tStatistic.value} reason={tStatistic.reason} unit="number" />
        </Small>
      </dl>
      <p className="text-ink text-xs">
        {t("priorNote", {
          mean: format.number(prior.mean),
          deviation: format.number(prior.standardDeviation),
        })}
      </p>
    </div>
  );
}

const Small = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div>
    <dt className="text-ink">{label}</dt>
    <dd className="text-sm">{children}</dd>
  </div>
);

/** From "luck" to "skill": where the record puts the manager. The middle is a coin's toss. */
function ProbabilityScale({ probability }: { probability: number | null }) {
  const t = useTranslations("managers");
  return (
    <div className="mt-1">
      <div aria-hidden className="relative h-2 rounded bg-surface-subtle">
        <div className="absolute inset-y-0 left-1/2 w-px bg-line-strong" />
        {probability === null ? null : (
          <div
            className="-top-1 -translate-x-1/2 absolute size-4 rounded-full border-2 border-surface bg-accent"
            style={{ left: `${probability * 100}%` }}
          />
        )}
      </div>
      <div className="mt-1 flex justify-between text-ink text-xs">
        <span>{t("noSkillEnd")}</span>
        <span>{t("coinToss")}</span>
        <span>{t("skillEnd")}</span>
      </div>
    </div>
  );
}

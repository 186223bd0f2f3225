"use client";

import { useTranslations } from "next-intl";
import type { FundGroup } from "@/server/core/records/fund-groups.ts";
import type { PrivateFundsView } from "@/server/services/private-funds-view.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";

const LONGEST_AGE = 12;

/** How many young funds are worth less than was paid in, and how that share falls with age. */
export function YoungFunds({ young, ages }: { young: PrivateFundsView["young"]; ages: readonly FundGroup[] }) {
  const t = useTranslations("privateFunds");
  const format = useFormat();
  const shares = ages
    .filter(({ key, withMultiple }) => key >= 0 && key <= LONGEST_AGE && withMultiple > 0)
    .map(({ key, belowWater, withMultiple }) => ({ age: key, share: belowWater / withMultiple, funds: withMultiple }));
  return (
    <div className="flex flex-col gap-3">
      <p className="font-semibold text-3xl text-ink-strong">
        <Figure value={young.share.value} reason={young.share.reason} unit="percent" digits={0} />
      </p>
      <p className="text-ink-emphasis text-sm">
        {t("youngStatement", { below: young.belowWater, funds: young.funds, age: young.maximumAge })}
      </p>
      <ol className="flex flex-col gap-1 text-xs">
        {shares.map(({ age, share, funds }) => (
          <li
            key={age}
            className="grid grid-cols-[3.5rem_1fr_2.5rem] items-center gap-2"
            title={t("belowWaterAtAge", { age, funds, share: format.percent(share, { digits: 1 }) })}
          >
            <span className="text-ink tabular">{t("ageIs", { age })}</span>
            <span aria-hidden className="h-2 overflow-hidden rounded bg-surface-subtle">
              <span
                className={`block h-full bg-loss ${age <= young.maximumAge ? "" : "opacity-45"}`}
                style={{ width: `${share * 100}%` }}
              />
            </span>
            <span className="text-right tabular">{format.percent(share, { digits: 0 })}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

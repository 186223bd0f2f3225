"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ClockLine, Disagreement } from "@/server/services/overview-view.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useLabel } from "../format/use-label.ts";
import { useName } from "../format/use-name.ts";
import { Verdict } from "../format/verdict.tsx";
import { contextQuery } from "../frame/context-params.ts";
import { LongList } from "../ui/long-list.tsx";

/** Where the two clocks disagree, largest money first: the short verdict on the left, the long one on the right. */
export function Disagreements({ disagreements }: { disagreements: readonly Disagreement[] }) {
  const t = useTranslations("overview");
  const format = useFormat();
  const name = useName();
  const label = useLabel();
  const query = contextQuery(useSearchParams());
  if (disagreements.length === 0) return <p className="text-ink">{t("noDisagreements")}</p>;
  return (
    <LongList items={disagreements} className="flex flex-col divide-y divide-line">
      {(one) => (
        <li
          key={one.managerId}
          className="grid grid-cols-2 items-center gap-x-4 gap-y-1 py-2.5 md:grid-cols-[1.4fr_1fr_1fr_1.2fr]"
        >
          <div className="min-w-0">
            <Link
              href={`/managers/${encodeURIComponent(one.code)}${query}`}
              className="block truncate font-medium text-ink-strong underline-offset-4 hover:underline"
            >
              {name(one)}
            </Link>
            <p className="truncate text-ink text-xs">
              {[one.desk, one.style].flatMap((text) => (text ? [label(text)] : [])).join(" · ")}
            </p>
          </div>
          <Clock line={one.left} />
          <Clock line={one.right} />
          <div className="text-xs">
            <p className="font-medium text-sm text-ink-strong">
              {one.moneyBetween.value === null
                ? format.missing
                : format.money(one.moneyBetween.value.amount, one.moneyBetween.value.currency, { plus: true })}
            </p>
            <p className="text-ink">
              {t("skill", { probability: format.percent(one.probabilitySkill.value, { digits: 0 }) })}
              {one.yearsStillNeeded.value === null || one.yearsStillNeeded.value <= 0
                ? null
                : ` · ${t("yearsStillNeeded", { years: format.years(one.yearsStillNeeded.value) })}`}
            </p>
          </div>
        </li>
      )}
    </LongList>
  );
}

function Clock({ line }: { line: ClockLine }) {
  const t = useTranslations("horizons");
  return (
    <div>
      <Verdict verdict={line.verdict} />
      <p className="text-ink text-xs">
        {line.horizon ? t(line.horizon) : ""}{" "}
        <Figure value={line.active.value} reason={line.active.reason} unit="pp" tone />
      </p>
    </div>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { FundsAheadView } from "@/server/services/private-funds-view.ts";
import { AheadTable } from "../deals/ahead-table.tsx";
import { useFormat } from "../format/use-format.ts";
import { Section } from "../ui/section.tsx";

/** What the funds will call and pay back in the years ahead, and what that rests on. */
export function FundsAhead({ ahead, asOf }: { ahead: FundsAheadView; asOf: string }) {
  const t = useTranslations("privateFunds");
  const format = useFormat();
  const { currency, funds, withoutCommitment, withoutRate, commitment, uncalled, years, assumptions } = ahead;
  const next = years[0];
  return (
    <Section
      title={t("aheadTitle")}
      note={t("aheadNote", {
        life: assumptions.lifeYears,
        bow: format.number(assumptions.bow, { digits: 1 }),
        growth: format.percent(assumptions.growth, { digits: 0 }),
        callRate: format.percent(assumptions.callRate, { digits: 0 }),
      })}
    >
      {next ? (
        <p className="mb-3 font-medium text-ink-strong">
          {t(withoutCommitment < funds ? "aheadHeadline" : "aheadHeadlineWithoutCommitment", {
            uncalled: format.money(uncalled, currency),
            commitment: format.money(commitment, currency),
            calls: format.money(next.calls, currency),
            distributions: format.money(next.distributions, currency),
            net: next.distributions >= next.calls ? "more" : "less",
          })}
        </p>
      ) : null}
      <AheadTable years={years} currency={currency} csvName={`funds-ahead-${asOf}`} />
      {withoutCommitment > 0 ? (
        <p className="mt-2 text-ink text-xs">{t("aheadWithoutCommitment", { count: withoutCommitment, funds })}</p>
      ) : null}
      {withoutRate > 0 ? (
        <p className="mt-2 text-ink text-xs">{t("aheadWithoutRate", { count: withoutRate, currency })}</p>
      ) : null}
    </Section>
  );
}

"use client";

import { useTranslations } from "next-intl";
import type { CapitalPageView } from "@/server/services/capital-view.ts";
import { useFormat } from "../format/use-format.ts";
import { Section } from "../ui/section.tsx";

/** The worry that the product was made for, worked with the rules of the day: bought at 100, worth 80. */
export function WorrySection({ view }: { view: CapitalPageView }) {
  const t = useTranslations("capital.worry");
  const format = useFormat();
  const worry = view.foundingWorry;
  const number = (value: number) => format.number(value, { digits: 2 });
  const rows = [
    ["value", 100, 80],
    ["charge", worry.minimumCapitalBefore, worry.minimumCapitalAfter],
  ] as const;
  return (
    <Section title={t("title")} note={t("note")}>
      <table className="w-full text-sm">
        <thead>
          <tr className="text-ink text-xs">
            <th className="py-1 text-left font-medium" aria-label={t("title")} />
            <th className="py-1 text-right font-medium">{t("before")}</th>
            <th className="py-1 text-right font-medium">{t("after")}</th>
            <th className="py-1 text-right font-medium">{t("change")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, before, after]) => (
            <tr key={key} className="border-line border-t">
              <th className="py-1.5 text-left font-normal text-ink-emphasis">{t(key)}</th>
              <td className="text-right tabular">{number(before)}</td>
              <td className="text-right tabular">{number(after)}</td>
              <td className="text-right tabular">{number(after - before)}</td>
            </tr>
          ))}
          <tr className="border-line border-t">
            <th className="py-1.5 text-left font-normal text-ink-emphasis">{t("surplus")}</th>
            <td />
            <td />
            <td className="text-right font-semibold tabular">{number(worry.surplusChange)}</td>
          </tr>
        </tbody>
      </table>
      <p className="mt-2 text-sm">
        {t("meaning", {
          back: number(-worry.minimumCapitalChange),
          share: worry.shareOfLossGivenBack ?? 0,
          surplus: number(-worry.surplusChange),
        })}
      </p>
      <p className="mt-2 rounded-md bg-surface-muted p-3 font-mono text-xs">
        {`80 × ${number(worry.baseFactor)} × (1 − 0.2²) = ${number(worry.minimumCapitalAfter)}`}
      </p>
    </Section>
  );
}

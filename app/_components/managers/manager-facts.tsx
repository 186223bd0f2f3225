"use client";

import { useTranslations } from "next-intl";
import type { ManagerRecord } from "@/server/core/schemes/manager-record.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";

/** In one line: what is answered for, how much it is worth, how long the record is. */
export function ManagerFacts({ record }: { record: ManagerRecord }) {
  const t = useTranslations("managers");
  const format = useFormat();
  const name = useName();
  const { value, currency, recordSpan, books, portfolios } = record;
  const isMixed = books.liquid.held && books.private.held;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
      <Fact label={t("value")}>
        {value.value !== null && currency ? (
          format.money(value.value, currency)
        ) : (
          <Figure value={null} reason={value.reason} unit="number" />
        )}
      </Fact>
      <Fact label={t("record")}>
        {recordSpan
          ? t("recordSpan", {
              from: format.date(recordSpan.from),
              to: format.date(recordSpan.to),
              years: format.years(recordSpan.years),
            })
          : format.missing}
      </Fact>
      {isMixed ? (
        <Fact label={t("booksLabel")}>
          {t("bookShares", {
            liquid: format.percent(books.liquid.share, { digits: 0 }),
            private: format.percent(books.private.share, { digits: 0 }),
          })}
        </Fact>
      ) : null}
      {portfolios.length ? (
        <Fact label={t("portfolios")}>
          {portfolios
            .map((portfolio) =>
              portfolio.benchmark ? `${name(portfolio)} (${name(portfolio.benchmark)})` : name(portfolio),
            )
            .join(format.locale === "zh-CN" ? "、" : ", ")}
        </Fact>
      ) : null}
    </dl>
  );
}

const Fact = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div className="max-w-2xl">
    <dt className="text-ink text-xs">{label}</dt>
    <dd className="text-ink-strong tabular">{children}</dd>
  </div>
);

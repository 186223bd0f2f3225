"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { CONCENTRATIONS, type ConcentrationRow } from "@/server/core/deals/book-concentration.ts";
import { measured } from "@/server/core/measured.ts";
import type { DealView } from "@/server/services/deals-view.ts";
import { Explained } from "../explain/explained.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { Segmented } from "../ui/segmented.tsx";
import { useDealExplain } from "./deal-explainer.tsx";
import { type SimpleColumn, SimpleTable } from "./simple-table.tsx";
import { useDealSteps } from "./use-deal-steps.ts";
import { useTerms } from "./use-terms.ts";

/** Money still at work by company, domain, stage or vintage, against its limit. */
export function ConcentrationTable({
  rows,
  deals,
  currency,
  asOf,
}: {
  rows: readonly ConcentrationRow[];
  /** Open deals that the rows count. */
  deals: readonly DealView[];
  currency: string;
  asOf: string;
}) {
  const t = useTranslations("deals");
  const format = useFormat();
  const terms = useTerms();
  const name = useName();
  const [by, setBy] = useState<ConcentrationRow["by"]>("company");
  const shown = useMemo(() => rows.filter((row) => row.by === by), [rows, by]);
  const explain = useDealExplain();
  const steps = useDealSteps();
  const columns = useMemo((): SimpleColumn<ConcentrationRow>[] => {
    const word = (key: string) => {
      if (by === "domain") return terms("domains", key);
      if (by === "stage") return terms("dealStages", key);
      const deal = by === "company" ? deals.find(({ company }) => company === key) : undefined;
      return deal ? name({ name: deal.company, nameZh: deal.companyZh }) : key;
    };
    const keyOf = ({ company, domain, state, investedOn }: DealView) =>
      ({ company, domain, stage: state.stage, vintage: (investedOn ?? asOf).slice(0, 4) })[by];
    const open = (row: ConcentrationRow, value: "amount" | "share") =>
      explain(
        steps.sum(
          {
            method: "dealConcentration",
            title: steps.titled(t(value === "amount" ? "open" : "share"), word(row.key)),
            value: measured(row[value]),
            unit: value === "amount" ? "money" : "share",
            formula: "share = Σ paid in for what is still held ÷ the book;  breach: share > limit",
            inputs: [
              steps.money(t("open"), row.amount),
              steps.money(t("explain.book"), row.share > 0 ? row.amount / row.share : null),
              { name: t("limit"), value: row.limit, unit: "share" },
            ],
          },
          deals.filter((deal) => keyOf(deal) === row.key),
          ({ invested }) => Number(invested),
        ),
      );
    return [
      {
        id: "key",
        header: t(`by.${by}`),
        value: ({ key }) => word(key),
      },
      { id: "deals", header: t("dealsCount"), value: ({ deals }) => deals, numeric: true },
      {
        id: "amount",
        header: t("open"),
        value: ({ amount }) => amount,
        show: (row) => (
          <Explained onExplain={() => open(row, "amount")}>{format.money(row.amount, currency)}</Explained>
        ),
        numeric: true,
      },
      {
        id: "share",
        header: t("share"),
        value: ({ share }) => share,
        show: (row) => (
          <Explained className={row.isBreach ? "text-outside" : ""} onExplain={() => open(row, "share")}>
            {row.isBreach ? "◆ " : ""}
            {format.percent(row.share, { digits: 1 })}
          </Explained>
        ),
        numeric: true,
      },
      {
        id: "limit",
        header: t("limit"),
        value: ({ limit }) => limit,
        show: ({ limit }) => format.percent(limit, { digits: 0 }),
        numeric: true,
      },
    ];
  }, [t, format, terms, name, currency, by, deals, asOf, explain, steps]);
  return (
    <div className="flex flex-col gap-2">
      <Segmented
        label={t("concentrationTitle")}
        value={by}
        options={CONCENTRATIONS.map((value) => ({ value, label: t(`by.${value}`) }))}
        onChange={setBy}
      />
      <SimpleTable
        caption={t("concentrationTitle")}
        columns={columns}
        rows={shown}
        rowKey={({ key }) => key}
        csvName={`deals-concentration-${by}-${asOf}`}
      />
    </div>
  );
}

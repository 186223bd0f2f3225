"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { CONCENTRATIONS, type ConcentrationRow } from "@/server/core/deals/book-concentration.ts";
import { useFormat } from "../format/use-format.ts";
import { Segmented } from "../ui/segmented.tsx";
import { type SimpleColumn, SimpleTable } from "./simple-table.tsx";
import { useTerms } from "./use-terms.ts";

/** Money still at work by company, domain, stage or vintage, against its limit. */
export function ConcentrationTable({
  rows,
  currency,
  asOf,
}: {
  rows: readonly ConcentrationRow[];
  currency: string;
  asOf: string;
}) {
  const t = useTranslations("deals");
  const format = useFormat();
  const terms = useTerms();
  const [by, setBy] = useState<ConcentrationRow["by"]>("company");
  const shown = useMemo(() => rows.filter((row) => row.by === by), [rows, by]);
  const columns = useMemo(
    (): SimpleColumn<ConcentrationRow>[] => [
      {
        id: "key",
        header: t(`by.${by}`),
        value: ({ key }) => (by === "domain" ? terms("domains", key) : by === "stage" ? terms("dealStages", key) : key),
      },
      { id: "deals", header: t("dealsCount"), value: ({ deals }) => deals, numeric: true },
      {
        id: "amount",
        header: t("open"),
        value: ({ amount }) => amount,
        show: ({ amount }) => format.money(amount, currency),
        numeric: true,
      },
      {
        id: "share",
        header: t("share"),
        value: ({ share }) => share,
        show: ({ share, isBreach }) => (
          <span className={isBreach ? "text-outside" : ""}>
            {isBreach ? "◆ " : ""}
            {format.percent(share, { digits: 1 })}
          </span>
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
    ],
    [t, format, terms, currency, by],
  );
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

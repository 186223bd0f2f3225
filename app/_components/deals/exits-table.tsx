"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DealsView } from "@/server/services/deals-view.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { type SimpleColumn, SimpleTable } from "./simple-table.tsx";
import { useTerms } from "./use-terms.ts";

type Exit = DealsView["exits"][number];

/** Deals that were left, by the way they were left. */
export function ExitsTable({ exits, currency, asOf }: { exits: readonly Exit[]; currency: string; asOf: string }) {
  const t = useTranslations("deals");
  const format = useFormat();
  const terms = useTerms();
  const columns = useMemo(
    (): SimpleColumn<Exit>[] => [
      { id: "route", header: t("route"), value: ({ route }) => terms("exitRoutes", route) },
      { id: "deals", header: t("dealsCount"), value: ({ deals }) => deals, numeric: true },
      {
        id: "invested",
        header: t("invested"),
        value: ({ invested }) => invested,
        show: ({ invested }) => format.money(invested, currency),
        numeric: true,
      },
      {
        id: "proceeds",
        header: t("proceeds"),
        value: ({ proceeds }) => proceeds,
        show: ({ proceeds }) => format.money(proceeds, currency),
        numeric: true,
      },
      {
        id: "multiple",
        header: t("multiple"),
        value: ({ multiple }) => multiple.value,
        show: ({ multiple }) => <Figure value={multiple.value} reason={multiple.reason} unit="multiple" />,
        numeric: true,
      },
    ],
    [t, format, terms, currency],
  );
  return (
    <SimpleTable
      caption={t("exitsTitle")}
      columns={columns}
      rows={exits}
      rowKey={({ route }) => route}
      csvName={`deals-exits-${asOf}`}
      emptyText={t("noExits")}
    />
  );
}

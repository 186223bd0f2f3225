import type { ColumnDef } from "@tanstack/react-table";
import type { useTranslations } from "next-intl";
import type { CapitalFiguresView, CapitalGroup } from "@/server/services/capital-view.ts";
import type { DealView } from "@/server/services/deals-view.ts";
import { Figure } from "../format/figure.tsx";
import type { useFormat } from "../format/use-format.ts";

/** What each deal is charged, what it earns on that, and what tolerating its paper loss for another year ties up. */
export function capitalColumns(
  { groups, currency }: CapitalFiguresView,
  { t, format }: { t: ReturnType<typeof useTranslations<"capital">>; format: ReturnType<typeof useFormat> },
): ColumnDef<DealView, string | number | null>[] {
  const figure = (
    id: "charge" | "marginalCapital" | "capitalCost",
    header: string,
    read: (group: CapitalGroup) => number | null,
    reason: string,
  ): ColumnDef<DealView, string | number | null> => ({
    id,
    header,
    accessorFn: ({ code }) => (groups[code] ? read(groups[code]) : null),
    meta: { numeric: true },
    cell: ({ getValue }) => {
      const value = getValue() as number | null;
      return value === null ? (
        <Figure unit="number" value={null} reason={reason} />
      ) : (
        <span className="tabular whitespace-nowrap">{format.money(value, currency)}</span>
      );
    },
  });
  const ofLoss = (amount: (group: CapitalGroup) => number) => (group: CapitalGroup) =>
    group.tolerance.count === 0 ? null : amount(group);
  return [
    figure("charge", t("columns.charge"), ({ charge }) => charge, "noCapitalAsset"),
    {
      id: "returnOnCapital",
      header: t("columns.returnOnCapital"),
      accessorFn: ({ code }) => groups[code]?.returnOnCapital.value ?? null,
      meta: { numeric: true },
      cell: ({ row }) => (
        <Figure
          unit="percent"
          digits={1}
          tone
          {...(groups[row.original.code]?.returnOnCapital ?? { value: null, reason: "noCapitalAsset" })}
        />
      ),
    },
    figure(
      "marginalCapital",
      t("tolerated.marginalCapital"),
      ofLoss(({ tolerance }) => tolerance.marginalCapital),
      "notBelowCost",
    ),
    figure(
      "capitalCost",
      t("columns.tolerance"),
      ofLoss(({ tolerance }) => tolerance.capitalCost),
      "notBelowCost",
    ),
  ];
}

"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { CapitalAssetLine } from "@/server/services/capital-view.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { useAssetName } from "./use-asset-name.ts";

const column = createColumnHelper<CapitalAssetLine>();

/** Columns by what is asked: who uses capital, of what a factor is made, what patience saves. */
const questions = {
  cost: ["name", "manager", "charge", "allocated", "returnOnCapital"],
  tolerance: ["name", "admittedValue", "paperGain", "charge", "marginalCapital", "tolerance"],
  factors: ["name", "RF0", "k1", "k2", "K", "Kp", "RF", "charge"],
  levers: ["name", "charge", "clock", "savedByHoldingLonger", "savedByLookingThrough"],
  all: null,
} as const;
type Question = keyof typeof questions;

/** Every asset with its factors, charge, return on capital and clock; the charge opens how it came about. */
export function AssetsTable({
  lines,
  currency,
  csvName,
  onExplain,
}: {
  lines: readonly CapitalAssetLine[];
  currency: string;
  csvName: string;
  onExplain: (line: CapitalAssetLine) => void;
}) {
  const t = useTranslations("capital");
  const format = useFormat();
  const name = useName();
  const assetName = useAssetName();
  const [question, setQuestion] = useState<Question>("cost");
  const all = useMemo(() => {
    const money = (value: number | null) => (
      <span className="tabular whitespace-nowrap">{format.money(value, currency)}</span>
    );
    const figure = (id: string, read: (line: CapitalAssetLine) => number | null, digits = 4) =>
      column.accessor(read, {
        id,
        header: t(`columns.${id}`),
        meta: { numeric: true },
        cell: (cell) => <Figure unit="number" value={cell.getValue()} digits={digits} reason="notOneFactor" />,
      });
    return [
      column.accessor((line) => name(line), { id: "name", header: t("columns.name") }),
      column.accessor((line) => assetName(line.asset), { id: "asset", header: t("columns.asset") }),
      column.accessor((line) => line.managers.map((manager) => name(manager)).join(", "), {
        id: "manager",
        header: t("columns.manager"),
      }),
      column.accessor("admittedValue", {
        header: t("columns.value"),
        meta: { numeric: true },
        cell: (cell) => money(cell.getValue()),
      }),
      column.accessor("paperGain", {
        header: t("columns.paperGain"),
        meta: { numeric: true },
        cell: (cell) => {
          const value = cell.getValue();
          const colour = value === null || value === 0 ? "" : value > 0 ? "text-gain" : "text-loss";
          return <span className={colour}>{money(value)}</span>;
        },
      }),
      figure("RF0", ({ factors }) => factors?.baseFactor ?? null, 2),
      figure("k1", ({ factors }) => factors?.k1 ?? null),
      figure("k2", ({ factors }) => factors?.k2 ?? null),
      figure("K", ({ factors }) => factors?.K ?? null),
      figure("Kp", ({ factors }) => factors?.Kp ?? null, 1),
      figure("RF", ({ riskFactor }) => riskFactor),
      column.accessor("charge", {
        header: t("columns.charge"),
        meta: { numeric: true },
        cell: (cell) => (
          <button
            type="button"
            onClick={() => onExplain(cell.row.original)}
            title={t("openDerivation")}
            className="font-medium text-ink-strong decoration-dotted underline-offset-4 hover:underline"
          >
            {money(cell.getValue())}
          </button>
        ),
      }),
      column.accessor("allocated", {
        header: t("columns.allocated"),
        meta: { numeric: true },
        cell: (cell) => money(cell.getValue()),
      }),
      column.accessor((line) => line.returnOnCapital.value, {
        id: "returnOnCapital",
        header: t("columns.returnOnCapital"),
        meta: { numeric: true },
        cell: (cell) => <Figure unit="percent" tone {...cell.row.original.returnOnCapital} digits={1} />,
      }),
      column.accessor((line) => line.tolerance?.marginalCapital ?? null, {
        id: "marginalCapital",
        header: t("tolerated.marginalCapital"),
        meta: { numeric: true },
        cell: (cell) => <Tolerated amount={cell.getValue()} currency={currency} />,
      }),
      column.accessor((line) => line.tolerance?.capitalCost ?? null, {
        id: "tolerance",
        header: t("columns.tolerance"),
        meta: { numeric: true },
        cell: (cell) => <Tolerated amount={cell.getValue()} currency={currency} />,
      }),
      column.accessor((line) => line.clock?.weightedHoldingYears ?? null, {
        id: "clock",
        header: t("columns.clock"),
        meta: { numeric: true },
        cell: (cell) => {
          const { clock } = cell.row.original;
          if (!clock) return <Figure unit="years" value={null} reason="noLongHoldRule" />;
          return (
            <span className="whitespace-nowrap tabular">
              {format.years(clock.weightedHoldingYears, { digits: 1 })}
              <span className="ml-1 text-ink text-xs">
                {clock.isLongHeld
                  ? t("clock.isLong")
                  : clock.longHoldBegins
                    ? t("clock.begins", { on: format.date(clock.longHoldBegins) })
                    : t("clock.isNever")}
              </span>
            </span>
          );
        },
      }),
      column.accessor((line) => line.savedByHoldingLonger.value, {
        id: "savedByHoldingLonger",
        header: t("columns.savedByHoldingLonger"),
        meta: { numeric: true },
        cell: (cell) => <Saved saving={cell.row.original.savedByHoldingLonger} currency={currency} />,
      }),
      column.accessor((line) => line.savedByLookingThrough.value, {
        id: "savedByLookingThrough",
        header: t("columns.savedByLookingThrough"),
        meta: { numeric: true },
        cell: (cell) => <Saved saving={cell.row.original.savedByLookingThrough} currency={currency} />,
      }),
    ];
  }, [t, format, name, assetName, currency, onExplain]);
  const columns = useMemo(() => {
    const wanted: readonly string[] | null = questions[question];
    const idOf = (one: (typeof all)[number]) => one.id ?? ("accessorKey" in one ? String(one.accessorKey) : "");
    return wanted === null ? all : all.filter((one) => wanted.includes(idOf(one)));
  }, [all, question]);
  return (
    <div className="flex flex-col gap-2">
      <div data-screen-only>
        <Segmented
          label={t("questions.label")}
          value={question}
          options={(Object.keys(questions) as Question[]).map((value) => ({ value, label: t(`questions.${value}`) }))}
          onChange={setQuestion}
        />
      </div>
      <DataTable
        key={question}
        columns={columns}
        rows={lines}
        caption={t("assetsTitle")}
        searchable
        choosable={question === "all"}
        csvName={csvName}
        rowKey={({ code }) => code}
        initialSorting={[{ id: "charge", desc: true }]}
      />
    </div>
  );
}

function Saved({ saving, currency }: { saving: CapitalAssetLine["savedByLookingThrough"]; currency: string }) {
  const format = useFormat();
  if (saving.value === null) return <Figure unit="number" value={null} reason={saving.reason} />;
  return <span className="tabular whitespace-nowrap">{format.money(saving.value, currency)}</span>;
}

function Tolerated({ amount, currency }: { amount: number | null; currency: string }) {
  const format = useFormat();
  if (amount === null) return <Figure unit="number" value={null} reason="notBelowCost" />;
  return <span className="tabular whitespace-nowrap">{format.money(amount, currency)}</span>;
}

"use client";

import { createColumnHelper } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { type CapitalHolding, isChargedByGrade } from "@/server/core/capital/capital-book.ts";
import type { CapitalPosition } from "@/server/core/capital/capital-position.ts";
import type { CrossRules } from "@/server/core/capital/regimes/cross-rules.ts";
import type { HoldingChange } from "@/server/core/capital/what-if.ts";
import type { CapitalAssetView, WhatIfPageView, WhatIfRow } from "@/server/services/capital-view.ts";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { DataTable } from "../ui/data-table.tsx";
import { useAssetName } from "./use-asset-name.ts";

interface Line {
  readonly view: CapitalAssetView;
  readonly holding: CapitalHolding;
  readonly change: HoldingChange;
  readonly now: number | null;
  readonly later: number | null;
  readonly isOpaque: boolean;
  readonly hasClock: boolean;
}

const column = createColumnHelper<Line>();
const KEEPS = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2] as const;
const YEARS = [0, 1, 2, 3] as const;
const box = "h-8 rounded-md border border-line-strong bg-surface px-1.5 text-sm";

/** Holdings with what can be changed about each: how much is kept, whether it is looked through, how long it is held. */
export function WhatIfTable({
  view,
  rows,
  before,
  after,
  changes,
  rules,
  onChange,
}: {
  view: WhatIfPageView;
  rows: readonly WhatIfRow[];
  before: CapitalPosition;
  after: CapitalPosition;
  changes: readonly HoldingChange[];
  rules: CrossRules;
  onChange: (change: HoldingChange) => void;
}) {
  const t = useTranslations("capital");
  const format = useFormat();
  const name = useName();
  const assetName = useAssetName();
  const lines = useMemo(() => {
    const charges = (position: CapitalPosition) => new Map(position.lines.map(({ code, charge }) => [code, charge]));
    const [now, later] = [charges(before), charges(after)];
    const changeOf = new Map(changes.map((change) => [change.code, change]));
    const clocks = new Set(before.lines.filter(({ clock }) => clock !== null).map(({ code }) => code));
    return rows.map(({ view: asset, holding }): Line => {
      const change = changeOf.get(holding.code) ?? { code: holding.code };
      const isCharged = now.has(holding.code);
      return {
        view: asset,
        holding,
        change,
        now: now.get(holding.code) ?? null,
        later: later.get(holding.code) ?? (isCharged ? 0 : null),
        isOpaque:
          isCharged &&
          !isChargedByGrade(holding.asset) &&
          holding.below.length > 0 &&
          rules.baseFactor(holding.asset).lookThrough === "opaque",
        hasClock: clocks.has(holding.code),
      };
    });
  }, [rows, before, after, changes, rules]);
  const columns = useMemo(
    () => [
      column.accessor((line) => name(line.view), {
        id: "name",
        header: t("columns.name"),
        cell: (cell) => (
          <>
            {cell.getValue()}
            <span className="block text-ink text-xs">
              {assetName(cell.row.original.view.asset)} ·{" "}
              {format.money(cell.row.original.holding.admittedValue, view.currency)}
            </span>
          </>
        ),
      }),
      column.accessor((line) => line.change.keep ?? 1, {
        id: "keep",
        header: t("whatIf.keep"),
        cell: (cell) => {
          const { change, view: asset } = cell.row.original;
          const keep = change.keep ?? 1;
          return (
            <select
              className={box}
              aria-label={t("whatIf.keepOf", { name: name(asset) })}
              value={keep}
              onChange={({ target }) => onChange({ ...change, keep: Number(target.value) })}
            >
              {[...new Set([...KEEPS, keep])]
                .sort((a, b) => a - b)
                .map((value) => (
                  <option key={value} value={value}>
                    {value === 0 ? t("whatIf.sold") : format.percent(value, { digits: 0 })}
                  </option>
                ))}
            </select>
          );
        },
      }),
      column.accessor((line) => line.change.lookThrough === true, {
        id: "lookThrough",
        header: t("whatIf.lookThrough"),
        cell: (cell) => {
          const { change, isOpaque, view: asset } = cell.row.original;
          if (!isOpaque) return <span className="text-ink-subtle">–</span>;
          return (
            <input
              type="checkbox"
              aria-label={t("whatIf.lookThroughOf", { name: name(asset) })}
              checked={change.lookThrough === true}
              onChange={({ target }) => onChange({ ...change, lookThrough: target.checked || undefined })}
            />
          );
        },
      }),
      column.accessor((line) => line.change.yearsLonger ?? 0, {
        id: "years",
        header: t("whatIf.hold"),
        cell: (cell) => {
          const { change, hasClock, view: asset } = cell.row.original;
          if (!hasClock) return <span className="text-ink-subtle">–</span>;
          const years = change.yearsLonger ?? 0;
          return (
            <select
              className={box}
              aria-label={t("whatIf.holdOf", { name: name(asset) })}
              value={years}
              onChange={({ target }) => onChange({ ...change, yearsLonger: Number(target.value) })}
            >
              {[...new Set([...YEARS, years])]
                .sort((a, b) => a - b)
                .map((value) => (
                  <option key={value} value={value}>
                    {value === 0 ? t("whatIf.asLong") : t("whatIf.yearsLonger", { years: value })}
                  </option>
                ))}
            </select>
          );
        },
      }),
      ...(["now", "later"] as const).map((key) =>
        column.accessor(key, {
          header: t(`whatIf.charge.${key}`),
          meta: { numeric: true },
          cell: (cell) => (
            <span className="tabular whitespace-nowrap">{format.money(cell.getValue(), view.currency)}</span>
          ),
        }),
      ),
      column.accessor((line) => (line.now === null || line.later === null ? null : line.later - line.now), {
        id: "difference",
        header: t("whatIf.difference"),
        meta: { numeric: true },
        cell: (cell) => (
          <span className="tabular whitespace-nowrap">
            {format.money(cell.getValue(), view.currency, { plus: true })}
          </span>
        ),
      }),
    ],
    [t, format, name, assetName, view.currency, onChange],
  );
  return (
    <DataTable
      columns={columns}
      rows={lines}
      caption={t("whatIf.holdingsTitle")}
      searchable
      csvName={`what-if-${view.date}`}
      rowKey={(line) => line.holding.code}
      initialSorting={[{ id: "now", desc: true }]}
      totals={{
        name: t("sumOfCharges"),
        now: <span className="tabular">{format.money(before.book.total, view.currency)}</span>,
        later: <span className="tabular">{format.money(after.book.total, view.currency)}</span>,
        difference: (
          <span className="tabular">
            {format.money(after.book.total - before.book.total, view.currency, { plus: true })}
          </span>
        ),
      }}
    />
  );
}

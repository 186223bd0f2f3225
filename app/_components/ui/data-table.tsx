"use client";

import {
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  getFilteredRowModel,
  getSortedRowModel,
  type Row,
  type RowData,
  type SortingState,
  useReactTable,
  type VisibilityState,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp, Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { CsvButton } from "./csv-button.tsx";
import { useIsPrinting } from "./use-is-printing.ts";

declare module "@tanstack/react-table" {
  interface ColumnMeta<TData extends RowData, TValue> {
    /** Figures stand right-aligned, one precision a column. */
    numeric?: boolean;
    /** The heading in words, where `header` is not text. */
    label?: string;
    /** What a spreadsheet gets; without it the accessor's value. */
    csv?: (row: TData) => CsvValue | Extract<TValue, CsvValue>;
  }
}

type CsvValue = string | number | boolean | null;

const VIRTUAL_FROM = 200;
const ROW_HEIGHT = 38;

/**
 * The one table: sticky header and first column, sort, search, column chooser, keyboard, a totals row that
 * reconciles; only the rows in view are drawn once there are more than 200.
 */
export function DataTable<T>({
  columns,
  rows,
  caption,
  totals,
  searchable = false,
  choosable = false,
  csvName,
  maxHeight = 560,
  rowKey,
  onRowClick,
  initialSorting = [],
  emptyText,
}: {
  // biome-ignore lint/suspicious/noExplicitAny: columns of one table hold values of different types
  columns: ColumnDef<T, any>[];
  rows: readonly T[];
  /** Says to a screen reader what the table holds. */
  caption: string;
  /** One cell a column, in the order of the visible columns. */
  totals?: Record<string, ReactNode>;
  searchable?: boolean;
  choosable?: boolean;
  /** File name of the CSV download, without ending; no button without it. */
  csvName?: string;
  maxHeight?: number;
  rowKey?: (row: T, index: number) => string;
  onRowClick?: (row: T) => void;
  initialSorting?: SortingState;
  emptyText?: string;
}) {
  const t = useTranslations("ui");
  const [sorting, setSorting] = useState<SortingState>(initialSorting);
  const [columnVisibility, setColumnVisibility] = useState<VisibilityState>({});
  const [globalFilter, setGlobalFilter] = useState("");
  const frame = useRef<HTMLDivElement>(null);
  const table = useReactTable({
    data: rows as T[],
    columns,
    state: { sorting, columnVisibility, globalFilter },
    onSortingChange: setSorting,
    onColumnVisibilityChange: setColumnVisibility,
    onGlobalFilterChange: setGlobalFilter,
    getRowId: rowKey ? (row, index) => rowKey(row, index) : undefined,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getFilteredRowModel: getFilteredRowModel(),
  });
  const shown = table.getRowModel().rows;
  const isPrinting = useIsPrinting();
  const isVirtual = shown.length > VIRTUAL_FROM && !isPrinting;
  const virtualizer = useVirtualizer({
    count: isVirtual ? shown.length : 0,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const window = virtualizer.getVirtualItems();
  const drawn: Row<T>[] = isVirtual ? window.map((item) => shown[item.index]!) : shown;
  const above = window[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (window.at(-1)?.end ?? 0);
  const width = table.getVisibleLeafColumns().length;

  return (
    <div className="flex flex-col gap-2">
      {searchable || choosable || csvName ? (
        <div className="flex flex-wrap items-center justify-between gap-2" data-screen-only>
          {searchable ? (
            <input
              type="search"
              value={globalFilter}
              onChange={(event) => setGlobalFilter(event.target.value)}
              placeholder={t("search")}
              aria-label={t("search")}
              className="h-8 w-56 rounded-md border border-line-strong bg-surface px-2.5 text-sm"
            />
          ) : (
            <span />
          )}
          <div className="flex items-center gap-2">
            <span className="text-ink text-xs">{t("rows", { count: shown.length })}</span>
            {choosable ? (
              <details className="relative">
                <summary className="flex h-8 list-none items-center gap-1.5 rounded-md border border-line-strong px-2.5 text-xs">
                  <Columns3 aria-hidden className="size-3.5" />
                  {t("columns")}
                </summary>
                <div className="absolute right-0 z-20 mt-1 flex w-56 flex-col gap-1 rounded-md border border-line bg-surface p-2 shadow-lg">
                  {table.getAllLeafColumns().map((column) => (
                    <label key={column.id} className="flex items-center gap-2 text-sm">
                      <input
                        type="checkbox"
                        checked={column.getIsVisible()}
                        onChange={column.getToggleVisibilityHandler()}
                      />
                      {headingOf(column.columnDef)}
                    </label>
                  ))}
                </div>
              </details>
            ) : null}
            {csvName ? (
              <CsvButton
                name={csvName}
                heading={table.getVisibleLeafColumns().map((column) => headingOf(column.columnDef))}
                rows={() =>
                  shown.map((row) =>
                    table
                      .getVisibleLeafColumns()
                      .map(
                        (column) =>
                          column.columnDef.meta?.csv?.(row.original) ?? row.getValue<CsvValue>(column.id) ?? null,
                      ),
                  )
                }
              />
            ) : null}
          </div>
        </div>
      ) : null}
      <div
        ref={frame}
        className="relative overflow-auto rounded-md border border-line print:max-h-none! print:overflow-visible"
        style={{ maxHeight }}
      >
        <table className="w-full border-separate border-spacing-0 break-keep text-sm">
          <caption className="sr-only">{caption}</caption>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header, index) => {
                  const sorted = header.column.getIsSorted();
                  const canSort = header.column.getCanSort();
                  const heading = flexRender(header.column.columnDef.header, header.getContext());
                  return (
                    <th
                      key={header.id}
                      scope="col"
                      colSpan={header.colSpan}
                      aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : undefined}
                      className={`cell sticky top-0 z-10 border-line border-b bg-surface-muted font-medium text-ink text-xs ${
                        header.column.columnDef.meta?.numeric ? "text-right" : "text-left"
                      } ${index === 0 ? "left-0 z-20" : ""}`}
                    >
                      {header.isPlaceholder ? null : canSort ? (
                        <button
                          type="button"
                          onClick={header.column.getToggleSortingHandler()}
                          title={t("sortBy", { column: headingOf(header.column.columnDef) })}
                          className="inline-flex items-center gap-1 font-medium hover:text-ink-strong"
                        >
                          {heading}
                          {sorted === "asc" ? <ArrowUp aria-hidden className="size-3" /> : null}
                          {sorted === "desc" ? <ArrowDown aria-hidden className="size-3" /> : null}
                        </button>
                      ) : (
                        heading
                      )}
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {above > 0 ? <Spacer height={above} width={width} /> : null}
            {drawn.map((row) => (
              <tr
                key={row.id}
                onClick={onRowClick ? () => onRowClick(row.original) : undefined}
                className={onRowClick ? "cursor-pointer hover:bg-surface-muted" : "hover:bg-surface-muted"}
              >
                {row.getVisibleCells().map((cell, index) => (
                  <td
                    key={cell.id}
                    className={`cell border-line border-b ${cell.column.columnDef.meta?.numeric ? "text-right" : "text-left"} ${
                      index === 0 ? "sticky left-0 bg-surface" : ""
                    }`}
                  >
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </td>
                ))}
              </tr>
            ))}
            {below > 0 ? <Spacer height={below} width={width} /> : null}
            {shown.length === 0 ? (
              <tr>
                <td colSpan={width} className="cell py-6 text-center text-ink">
                  {emptyText ?? t("noRows")}
                </td>
              </tr>
            ) : null}
          </tbody>
          {totals ? (
            <tfoot>
              <tr>
                {table.getVisibleLeafColumns().map((column, index) => (
                  <td
                    key={column.id}
                    className={`cell sticky bottom-0 border-line-strong border-t bg-surface-muted font-semibold ${
                      column.columnDef.meta?.numeric ? "text-right" : "text-left"
                    } ${index === 0 ? "left-0 z-10" : ""}`}
                  >
                    {totals[column.id] ?? null}
                  </td>
                ))}
              </tr>
            </tfoot>
          ) : null}
        </table>
      </div>
    </div>
  );
}

// biome-ignore lint/suspicious/noExplicitAny: see `columns`
function headingOf(definition: ColumnDef<any, any>): string {
  return definition.meta?.label ?? (typeof definition.header === "string" ? definition.header : (definition.id ?? ""));
}

const Spacer = ({ height, width }: { height: number; width: number }) => (
  <tr aria-hidden>
    <td colSpan={width} style={{ height }} />
  </tr>
);

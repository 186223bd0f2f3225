"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { type ReactNode, useMemo } from "react";
import { DataTable } from "../ui/data-table.tsx";

/** A column of a short table: what it holds, and how it is written. */
export interface SimpleColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly value: (row: Row) => string | number | null;
  readonly show?: (row: Row) => ReactNode;
  readonly numeric?: boolean;
}

/** A table of few columns, with sorting and CSV as every table has. */
export function SimpleTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  csvName,
  emptyText,
}: {
  caption: string;
  columns: readonly SimpleColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  csvName: string;
  emptyText?: string;
}) {
  const definitions = useMemo(
    () =>
      columns.map(
        ({ id, header, value, show, numeric }): ColumnDef<Row, string | number | null> => ({
          id,
          header,
          accessorFn: value,
          ...(numeric ? { meta: { numeric } } : {}),
          cell: ({ row }) => (
            <span className={numeric ? "tabular whitespace-nowrap" : ""}>
              {show ? show(row.original) : value(row.original)}
            </span>
          ),
        }),
      ),
    [columns],
  );
  return (
    <DataTable
      caption={caption}
      columns={definitions}
      rows={rows}
      rowKey={rowKey}
      csvName={csvName}
      maxHeight={420}
      emptyText={emptyText}
    />
  );
}

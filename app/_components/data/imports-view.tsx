"use client";

import { useQuery } from "@tanstack/react-query";
import type { ColumnDef } from "@tanstack/react-table";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ImportHistoryRow } from "@/server/persistence/import-repository.ts";
import { useTRPC } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { Callout } from "../ui/callout.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { DropZone } from "./drop-zone.tsx";
import { HISTORY_ROWS } from "./history-rows.ts";
import { ImportStatusMark } from "./import-status-mark.tsx";
import { Templates } from "./templates.tsx";
import { UndoButton } from "./undo-button.tsx";

/** Files in: drop one, see every import, start from a template. */
export function ImportsView({ canWrite }: { canWrite: boolean }) {
  const t = useTranslations("data");
  const trpc = useTRPC();
  const history = useQuery(trpc.imports.history.queryOptions({ limit: HISTORY_ROWS }));
  const columns = useHistoryColumns(canWrite);
  if (history.isPending) return <Skeleton className="h-96 w-full" />;
  if (!history.data) return <LoadError error={history.error} onRetry={() => history.refetch()} />;
  const { rows, committed } = history.data;
  return (
    <div className="flex flex-col gap-5">
      <PageHeader title={t("title")} headline={t("headline", { committed })} />
      {canWrite ? <DropZone /> : <Callout title={t("readOnly")} />}
      <Section title={t("history")} note={t("historyNote")}>
        {rows.length === 0 ? (
          <EmptyState title={t("emptyTitle")}>{t("emptyBody")}</EmptyState>
        ) : (
          <DataTable
            columns={columns}
            rows={rows}
            caption={t("history")}
            rowKey={({ id }) => id}
            searchable
            csvName="imports"
          />
        )}
      </Section>
      <Templates />
    </div>
  );
}

function useHistoryColumns(canWrite: boolean): ColumnDef<ImportHistoryRow>[] {
  const t = useTranslations("data");
  const format = useFormat();
  const { dateTime } = useFormatter();
  return useMemo(() => {
    const count = (
      id: "rowCount" | "factCount" | "restatedCount" | "unchangedCount",
      label: string,
      of = (row: ImportHistoryRow) => row[id],
    ) => ({
      id,
      header: label,
      accessorFn: of,
      meta: { numeric: true },
      cell: ({ row }: { row: { original: ImportHistoryRow } }) => format.number(of(row.original), { digits: 0 }),
    });
    return [
      {
        accessorKey: "fileName",
        header: t("file"),
        cell: ({ row: { original } }) => (
          <Link href={`/data/batches/${original.id}`} className="text-accent underline underline-offset-2">
            {original.fileName}
          </Link>
        ),
      },
      {
        id: "kind",
        header: t("kind"),
        accessorFn: ({ kind }) => (t.has(`kinds.${kind}`) ? t(`kinds.${kind}`) : ""),
      },
      {
        id: "status",
        header: t("status"),
        accessorFn: ({ status }) => t(`status_${status}`),
        cell: ({ row }) => <ImportStatusMark status={row.original.status} />,
      },
      count("rowCount", t("rows")),
      count("factCount", t("added"), ({ factCount, restatedCount }) => factCount - restatedCount),
      count("restatedCount", t("restated")),
      count("unchangedCount", t("unchanged")),
      { accessorKey: "createdBy", header: t("who") },
      {
        id: "createdAt",
        header: t("when"),
        accessorFn: ({ createdAt }) => createdAt.toISOString(),
        cell: ({ row }) => dateTime(row.original.createdAt, { dateStyle: "medium", timeStyle: "short" }),
      },
      ...(canWrite
        ? [
            {
              id: "undo",
              header: "",
              enableSorting: false,
              cell: ({ row }: { row: { original: ImportHistoryRow } }) =>
                row.original.status === "committed" ? <UndoButton batch={row.original} /> : null,
            },
          ]
        : []),
    ] as ColumnDef<ImportHistoryRow>[];
  }, [t, format, dateTime, canWrite]);
}

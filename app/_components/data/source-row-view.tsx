"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../api/client.ts";
import { LoadError } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { FileRows } from "./file-rows.tsx";

/** The row of a file that a figure came from, as it was written, the cell marked. */
export function SourceRowView({ batchId, row, column }: { batchId: string; row: number; column: string | null }) {
  const t = useTranslations("data");
  const trpc = useTRPC();
  const source = useQuery(trpc.imports.sourceRow.queryOptions({ batchId, row, column }));
  if (source.isPending) return <Skeleton className="h-40 w-full" />;
  if (!source.data) return <LoadError error={source.error} onRetry={() => source.refetch()} />;
  const { fileName, createdBy, header, rows } = source.data;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t("title")} headline={t("sourceRow", { row, file: fileName })} />
      <p className="text-ink text-sm">{t("sourceBy", { who: createdBy })}</p>
      <FileRows header={header} rows={rows} marked={{ line: row, column }} />
    </div>
  );
}

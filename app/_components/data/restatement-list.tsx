"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ColumnDef } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { toCsv } from "@/server/core/format/to-csv.ts";
import type { RestatementLine } from "@/server/services/import-plan.ts";
import { useTRPC } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { Button } from "../ui/button.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { saveFile } from "../ui/save-file.ts";
import { Section } from "../ui/section.tsx";

const PAGE = 500;
const ALL_AT_A_TIME = 20_000;

/** What a file would change of what is known (or did): key, old value, new value; all of it to download. */
export function RestatementList({ id, fileName, total }: { id: string; fileName: string; total: number }) {
  const t = useTranslations("data");
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [limit, setLimit] = useState(PAGE);
  const list = useQuery(trpc.imports.restatements.queryOptions({ id, limit }));
  const columns = useRestatementColumns();
  const rows = list.data?.rows ?? [];
  const downloadAll = async () => {
    const all: RestatementLine[] = [];
    while (all.length < total) {
      const page = await queries.fetchQuery(
        trpc.imports.restatements.queryOptions({ id, limit: ALL_AT_A_TIME, offset: all.length }),
      );
      if (page.rows.length === 0) break;
      all.push(...page.rows);
    }
    const heading = ["what", "effectiveOn", "fieldLabel", "before", "after", "row", "column"].map((key) => t(key));
    const lines = all.map((line) => [
      line.what,
      line.effectiveOn,
      line.field,
      line.before,
      line.after,
      line.row,
      line.column,
    ]);
    saveFile(`restatements-${fileName}.csv`, new Blob([toCsv(heading, lines)], { type: "text/csv;charset=utf-8" }));
  };
  return (
    <Section
      title={t("restatements")}
      note={t("restatementsNote")}
      actions={<Button onClick={downloadAll}>{ui("downloadCsv")}</Button>}
    >
      <DataTable
        columns={columns}
        rows={rows}
        caption={t("restatements")}
        rowKey={(_, index) => String(index)}
        searchable
        maxHeight={420}
      />
      {total > rows.length && rows.length > 0 ? (
        <Button className="mt-2" onClick={() => setLimit(Math.min(ALL_AT_A_TIME, limit + PAGE))}>
          {t("showMore", { count: Math.min(PAGE, total - rows.length) })}
        </Button>
      ) : null}
    </Section>
  );
}

function useRestatementColumns(): ColumnDef<RestatementLine>[] {
  const t = useTranslations("data");
  const format = useFormat();
  return useMemo(
    () =>
      [
        { accessorKey: "what", header: t("what") },
        { id: "effectiveOn", header: t("effectiveOn"), accessorFn: ({ effectiveOn }) => effectiveOn },
        {
          id: "field",
          header: t("fieldLabel"),
          accessorFn: ({ field }) => (t.has(`fields.${field}`) ? t(`fields.${field}`) : field),
        },
        {
          id: "before",
          header: t("before"),
          accessorFn: ({ before }) => before ?? format.missing,
          meta: { numeric: true },
        },
        {
          id: "after",
          header: t("after"),
          accessorFn: ({ after }) => after ?? format.missing,
          meta: { numeric: true },
          cell: ({ row }) => (
            <strong className="font-semibold text-ink-strong">{row.original.after ?? format.missing}</strong>
          ),
        },
        { id: "row", header: t("row"), accessorFn: ({ row }) => row ?? "", meta: { numeric: true } },
        { id: "column", header: t("column"), accessorFn: ({ column }) => column ?? "" },
      ] as ColumnDef<RestatementLine>[],
    [t, format],
  );
}

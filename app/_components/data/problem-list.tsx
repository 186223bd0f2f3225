"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { CircleAlert, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Problem } from "@/server/import/problem.ts";
import { Button } from "../ui/button.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { useProblemText } from "./use-problem-text.ts";

/** How many more are fetched at a time. */
export const PAGE = 500;

/** Every problem of a file with its place and its remedy; errors first. */
export function ProblemList({
  problems,
  total,
  onMore,
}: {
  problems: readonly Problem[];
  total: number;
  onMore: () => void;
}) {
  const t = useTranslations("data");
  const text = useProblemText();
  const columns = useMemo(
    () =>
      [
        {
          id: "level",
          header: t("level"),
          accessorFn: ({ level }) => t(level),
          cell: ({ row }) => {
            const isError = row.original.level === "error";
            const Icon = isError ? CircleAlert : TriangleAlert;
            return (
              <span
                className={`inline-flex items-center gap-1.5 whitespace-nowrap ${isError ? "text-bad" : "text-warn"}`}
              >
                <Icon aria-hidden className="size-3.5" />
                {t(row.original.level)}
              </span>
            );
          },
        },
        {
          id: "row",
          header: t("row"),
          accessorFn: ({ row }) => row ?? t("whole"),
          meta: { numeric: true },
        },
        { id: "column", header: t("column"), accessorFn: ({ column }) => column ?? "" },
        { id: "problem", header: t("problem"), accessorFn: (problem) => text(problem).problem },
        { id: "remedy", header: t("remedy"), accessorFn: (problem) => text(problem).remedy },
      ] as ColumnDef<Problem>[],
    [t, text],
  );
  return (
    <div className="flex flex-col gap-2">
      <DataTable
        columns={columns}
        rows={problems}
        caption={t("problems")}
        rowKey={(_, index) => String(index)}
        searchable
        csvName="problems"
        maxHeight={420}
      />
      {total > problems.length ? (
        <Button onClick={onMore} className="self-start">
          {t("showMore", { count: Math.min(PAGE, total - problems.length) })}
        </Button>
      ) : null}
    </div>
  );
}

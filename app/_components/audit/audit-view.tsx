"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { ColumnDef } from "@tanstack/react-table";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { AuditLine } from "@/server/services/audit.ts";
import { useTRPC } from "../api/client.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { Button } from "../ui/button.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { TableSkeleton } from "../users/table-skeleton.tsx";
import { AuditDetail } from "./audit-detail.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { type AuditQuestion, auditKeys, auditQuestionFrom } from "./audit-question.ts";
import { useActionName } from "./use-action-name.ts";

/** Who did what, when: newest first, narrowed by the address, older events on demand. */
export function AuditView() {
  const t = useTranslations("audit");
  const trpc = useTRPC();
  const { params, set } = useUrlState();
  const question = auditQuestionFrom((name) => params.get(name));
  const actions = useQuery(trpc.audit.actions.queryOptions());
  const trail = useInfiniteQuery({
    ...trpc.audit.list.infiniteQueryOptions(question, { getNextPageParam: (page) => page.next }),
    placeholderData: keepPreviousData,
  });
  const columns = useAuditColumns();
  const [opened, setOpened] = useState<AuditLine | null>(null);
  const events = trail.data?.pages.flatMap((page) => page.events) ?? [];

  return (
    <>
      <PageHeader title={t("title")} headline={t("headline")} />
      <AuditFilters
        question={question}
        actions={actions.data ?? []}
        onChange={(wanted: AuditQuestion) => set(Object.fromEntries(auditKeys.map((key) => [key, wanted[key]])))}
      />
      {trail.isPending ? <TableSkeleton /> : null}
      {trail.isError ? <LoadError error={trail.error} onRetry={() => trail.refetch()} /> : null}
      {trail.data && events.length === 0 ? <EmptyState title={t("emptyTitle")}>{t("emptyBody")}</EmptyState> : null}
      {events.length > 0 ? (
        <div aria-busy={trail.isFetching} className={trail.isPlaceholderData ? "opacity-60" : ""}>
          <DataTable
            columns={columns}
            rows={events}
            caption={t("caption")}
            rowKey={(event) => event.id}
            onRowClick={setOpened}
            csvName="audit"
            choosable
            maxHeight={720}
          />
          <div className="mt-3 flex justify-center" data-screen-only>
            {trail.hasNextPage ? (
              <Button onClick={() => trail.fetchNextPage()} disabled={trail.isFetchingNextPage}>
                {trail.isFetchingNextPage ? t("loadingMore") : t("more")}
              </Button>
            ) : (
              <p className="text-ink text-xs">{t("end")}</p>
            )}
          </div>
        </div>
      ) : null}
      <Drawer open={opened !== null} onClose={() => setOpened(null)} title={t("detail")}>
        {opened ? <AuditDetail event={opened} /> : null}
      </Drawer>
    </>
  );
}

function useAuditColumns() {
  const t = useTranslations("audit");
  const format = useFormatter();
  const { actionName } = useActionName();
  return useMemo(
    (): ColumnDef<AuditLine, string>[] => [
      {
        id: "when",
        header: t("when"),
        enableSorting: false,
        accessorFn: (event) => event.at.toISOString(),
        cell: ({ row }) => (
          <button
            type="button"
            title={t("showDetail")}
            className="tabular whitespace-nowrap text-left hover:text-accent hover:underline"
          >
            {format.dateTime(row.original.at, { dateStyle: "medium", timeStyle: "medium" })}
          </button>
        ),
      },
      { id: "who", header: t("who"), enableSorting: false, accessorFn: (event) => event.actor },
      { id: "what", header: t("what"), enableSorting: false, accessorFn: (event) => actionName(event.action) },
      { id: "subject", header: t("subject"), enableSorting: false, accessorFn: (event) => event.subject },
    ],
    [t, format, actionName],
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import type { ColumnDef } from "@tanstack/react-table";
import { UserPlus } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { UserLine } from "@/server/services/users.ts";
import { useTRPC } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { AddUserForm } from "./add-user-form.tsx";
import { EditUserForm } from "./edit-user-form.tsx";
import { type HandedOut, OneTimePasswordDialog } from "./one-time-password-dialog.tsx";
import { TableSkeleton } from "./table-skeleton.tsx";
import { UserAccessActions } from "./user-access-actions.tsx";
import { UserState } from "./user-state.tsx";

/** Who may sign in, as what; and everything an administrator does to an account. */
export function UsersView({ viewerId }: { viewerId: string }) {
  const t = useTranslations("users");
  const trpc = useTRPC();
  const list = useQuery(trpc.users.list.queryOptions());
  const columns = useUserColumns(viewerId);
  const [isAdding, setAdding] = useState(false);
  const [editedId, setEditedId] = useState<string | null>(null);
  const [handedOut, setHandedOut] = useState<HandedOut | null>(null);
  if (list.isPending) return <TableSkeleton />;
  if (!list.data) return <LoadError error={list.error} onRetry={() => list.refetch()} />;
  const { users, managers } = list.data;
  const edited = users.find((user) => user.id === editedId);
  const active = users.filter((user) => !user.disabledAt);
  const admins = active.filter((user) => user.role === "admin");

  function handOut(password: HandedOut) {
    setAdding(false);
    setEditedId(null);
    setHandedOut(password);
  }

  return (
    <>
      <PageHeader
        title={t("title")}
        headline={t("headline", { active: active.length, admins: admins.length })}
        actions={
          <Button look="primary" onClick={() => setAdding(true)}>
            <UserPlus aria-hidden className="size-4" />
            {t("add")}
          </Button>
        }
      />
      {users.length === 0 ? (
        <EmptyState title={t("emptyTitle")} />
      ) : (
        <DataTable
          columns={columns}
          rows={users}
          caption={t("caption")}
          rowKey={(user) => user.id}
          onRowClick={(user) => setEditedId(user.id)}
          initialSorting={[{ id: "name", desc: false }]}
          searchable
          choosable
          csvName="users"
          maxHeight={720}
        />
      )}
      <Drawer open={isAdding} onClose={() => setAdding(false)} title={t("addTitle")}>
        <AddUserForm managers={managers} onAdded={handOut} />
      </Drawer>
      <Drawer
        open={edited !== undefined}
        onClose={() => setEditedId(null)}
        title={t("editTitle", { name: edited?.name ?? "" })}
      >
        {edited ? (
          <div className="flex flex-col gap-5">
            <EditUserForm key={edited.id} user={edited} managers={managers} onSaved={() => setEditedId(null)} />
            <Section title={t("access")}>
              <UserAccessActions user={edited} onHandedOut={handOut} />
            </Section>
          </div>
        ) : null}
      </Drawer>
      <OneTimePasswordDialog handedOut={handedOut} onClose={() => setHandedOut(null)} />
    </>
  );
}

function useUserColumns(viewerId: string) {
  const t = useTranslations("users");
  const roles = useTranslations("roles");
  const format = useFormatter();
  return useMemo((): ColumnDef<UserLine, string | null>[] => {
    const moment = (date: Date | null) =>
      date ? format.dateTime(date, { dateStyle: "medium", timeStyle: "short" }) : t("never");
    const waysIn = (user: UserLine) =>
      [
        user.hasPassword ? t(user.passwordIsOneTime ? "byOneTimePassword" : "byPassword") : null,
        user.issuers.length > 0 ? t("bySso") : null,
      ].filter(Boolean);
    return [
      {
        id: "name",
        header: t("name"),
        accessorFn: (user) => user.name,
        cell: ({ row: { original: user } }) => (
          // A real button, so that the row can be opened from the keyboard; the click reaches the row.
          <button type="button" className="text-left font-medium text-accent hover:underline" title={t("edit")}>
            {user.name}
            {user.id === viewerId ? <span className="ml-2 font-normal text-ink text-xs">{t("you")}</span> : null}
          </button>
        ),
      },
      { id: "email", header: t("email"), accessorFn: (user) => user.email },
      { id: "role", header: t("role"), accessorFn: (user) => roles(user.role) },
      {
        id: "manager",
        header: t("manager"),
        accessorFn: (user) =>
          user.role === "manager" ? (user.manager ? `${user.manager.code} ${user.manager.name}` : t("noManager")) : "",
      },
      {
        id: "signsInBy",
        header: t("signsInBy"),
        accessorFn: (user) => waysIn(user).join(", ") || t("byNothing"),
      },
      {
        id: "lastSignIn",
        header: t("lastSignIn"),
        accessorFn: (user) => user.lastSignInAt?.toISOString() ?? "",
        cell: ({ row }) => <span className="whitespace-nowrap">{moment(row.original.lastSignInAt)}</span>,
      },
      {
        id: "state",
        header: t("state"),
        accessorFn: (user) => t(user.disabledAt ? "disabled" : "active"),
        cell: ({ row }) => <UserState isDisabled={row.original.disabledAt !== null} isDemo={row.original.isDemo} />,
      },
    ];
  }, [t, roles, format, viewerId]);
}

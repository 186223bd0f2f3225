"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../api/client.ts";
import { Callout } from "../ui/callout.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { TableSkeleton } from "../users/table-skeleton.tsx";
import { ChangePasswordForm } from "./change-password-form.tsx";

/** One's own account: what an administrator keeps, and the password. */
export function AccountView() {
  const t = useTranslations("account");
  const roles = useTranslations("roles");
  const trpc = useTRPC();
  const [isChanged, setChanged] = useState(false);
  const query = useQuery(trpc.session.account.queryOptions());
  if (query.isPending) return <TableSkeleton />;
  const account = query.data;
  if (!account) return <LoadError error={query.error} onRetry={() => query.refetch()} />;
  const mustChoose = account.passwordIsOneTime && !isChanged;
  const lines = [
    [t("name"), account.name],
    [t("email"), account.email],
    [t("role"), roles(account.role)],
    ...(account.manager ? [[t("manager"), `${account.manager.code} ${account.manager.name}`]] : []),
    [t("sso"), account.issuers.join(", ") || t("ssoNone")],
  ] as [string, string][];
  return (
    <>
      <PageHeader
        title={t("title")}
        headline={mustChoose ? t("chooseHeadline") : t("headline", { name: account.name })}
      />
      {mustChoose ? <Callout tone="warn" title={t("chooseBody")} /> : null}
      <div className="grid gap-4 lg:grid-cols-2">
        <Section title={t("password")} note={account.hasPassword ? t("passwordNote") : undefined}>
          {account.hasPassword ? (
            <div className="flex flex-col gap-4">
              {isChanged ? (
                <Callout tone="good" title={t("changed")}>
                  <Link href="/" className="text-accent underline underline-offset-4">
                    {t("goOn")}
                  </Link>
                </Callout>
              ) : null}
              <ChangePasswordForm
                email={account.email}
                onChanged={() => {
                  setChanged(true);
                  void query.refetch();
                }}
              />
            </div>
          ) : (
            <p className="text-ink">{t("noPassword")}</p>
          )}
        </Section>
        <Section title={t("details")} note={t("askAdmin")}>
          <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-2">
            {lines.map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-ink">{name}</dt>
                <dd className="break-words">{value}</dd>
              </div>
            ))}
          </dl>
        </Section>
      </div>
    </>
  );
}

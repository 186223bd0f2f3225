import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { EmptyState } from "@/app/_components/ui/empty-state.tsx";
import { PageHeader } from "@/app/_components/ui/page-header.tsx";
import { type Permission, rights, roles, scopeOf } from "@/server/auth/permissions.ts";
import { requirePage } from "@/server/auth/require-page.ts";
import { startPageOf } from "@/server/auth/start-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("noAccess"))("title") };
}

/** Where requirePage leads who may not see a page: whose page it is, and who can change that. */
export default async function NoAccessPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await requirePage("signedIn");
  const t = await getTranslations("noAccess");
  const roleNames = await getTranslations("roles");
  const format = await getFormatter();
  const { needs } = await searchParams;
  if (typeof needs !== "string" || !Object.hasOwn(rights, needs)) redirect(startPageOf(viewer.role));
  const open = roles.filter((role) => scopeOf(role, needs as Permission));
  return (
    <>
      <PageHeader title={t("title")} headline={t("headline")} />
      <EmptyState
        title={t("body", { role: roleNames(viewer.role), roles: format.list(open.map((role) => roleNames(role))) })}
        action={
          <Link href={startPageOf(viewer.role)} className="text-accent underline underline-offset-4">
            {t("back")}
          </Link>
        }
      />
    </>
  );
}

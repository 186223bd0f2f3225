import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SchemeView } from "@/app/_components/schemes/scheme-view.tsx";
import { versionFrom } from "@/app/_components/schemes/version-param.ts";
import { Hydrated, prefetchSubject, trpc } from "@/app/prefetch.tsx";
import { scopeOf } from "@/server/auth/permissions.ts";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("schemes"))("scheme") };
}

export default async function SchemePage({
  params,
  searchParams,
}: {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { role } = await requirePage("schemes.read");
  const code = decodeURIComponent((await params).code);
  const { version } = await searchParams;
  await prefetchSubject(trpc.schemes.one.queryOptions({ code, ...versionFrom(version) }), "unknownScheme");
  return (
    <Hydrated>
      <SchemeView
        code={code}
        mayWrite={scopeOf(role, "schemes.write") !== null}
        mayApprove={scopeOf(role, "schemes.approve") !== null}
        seesAll={scopeOf(role, "schemes.read") === "all"}
      />
    </Hydrated>
  );
}

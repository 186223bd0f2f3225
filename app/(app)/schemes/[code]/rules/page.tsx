import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SchemeRulesView } from "@/app/_components/schemes/scheme-rules-view.tsx";
import { versionFrom } from "@/app/_components/schemes/version-param.ts";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("schemeRules"))("title") };
}

export default async function SchemeRulesPage({
  params,
  searchParams,
}: {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requirePage("schemes.read");
  const code = decodeURIComponent((await params).code);
  const { version } = await searchParams;
  await queryClient().prefetchQuery(trpc.schemes.one.queryOptions({ code, ...versionFrom(version) }));
  return (
    <Hydrated>
      <SchemeRulesView code={code} />
    </Hydrated>
  );
}

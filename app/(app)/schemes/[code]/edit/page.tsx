import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StudioView } from "@/app/_components/schemes/studio/studio-view.tsx";
import { versionFrom } from "@/app/_components/schemes/version-param.ts";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { scopeOf } from "@/server/auth/permissions.ts";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("studio"))("title") };
}

export default async function StudioPage({
  params,
  searchParams,
}: {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { role } = await requirePage("schemes.write");
  const code = decodeURIComponent((await params).code);
  const { version } = await searchParams;
  await queryClient().prefetchQuery(trpc.schemes.one.queryOptions({ code, ...versionFrom(version) }));
  return (
    <Hydrated>
      <StudioView code={code} seesPay={scopeOf(role, "pay.read") === "all"} />
    </Hydrated>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { contextFromPage } from "@/app/_components/frame/context-params.ts";
import { LiabilitiesView } from "@/app/_components/liabilities/liabilities-view.tsx";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("liabilities"))("title") };
}

export default async function LiabilitiesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requirePage("capital.read");
  await queryClient().prefetchQuery(trpc.liabilities.get.queryOptions(contextFromPage(await searchParams)));
  return (
    <Hydrated>
      <LiabilitiesView />
    </Hydrated>
  );
}

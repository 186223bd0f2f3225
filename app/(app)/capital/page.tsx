import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CapitalView } from "@/app/_components/capital/capital-view.tsx";
import { contextFromPage } from "@/app/_components/frame/context-params.ts";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("capital"))("title") };
}

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requirePage("capital.read");
  await queryClient().prefetchQuery(trpc.capital.get.queryOptions(contextFromPage(await searchParams)));
  return (
    <Hydrated>
      <CapitalView />
    </Hydrated>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WhatIfView } from "@/app/_components/capital/what-if-view.tsx";
import { contextFromPage } from "@/app/_components/frame/context-params.ts";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("capital"))("tabs.whatIf") };
}

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requirePage("capital.read");
  await queryClient().prefetchQuery(trpc.capital.whatIf.queryOptions(contextFromPage(await searchParams)));
  return (
    <Hydrated>
      <WhatIfView />
    </Hydrated>
  );
}

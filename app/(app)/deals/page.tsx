import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DealsView } from "@/app/_components/deals/deals-view.tsx";
import { contextFromPage } from "@/app/_components/frame/context-params.ts";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deals"))("title") };
}

export default async function DealsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requirePage("privateBook.read");
  await queryClient().prefetchQuery(trpc.deals.get.queryOptions(contextFromPage(await searchParams)));
  return (
    <Hydrated>
      <DealsView />
    </Hydrated>
  );
}

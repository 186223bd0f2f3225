import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { contextFromPage } from "@/app/_components/frame/context-params.ts";
import { PrivateFundsView } from "@/app/_components/private-funds/private-funds-view.tsx";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("privateFunds"))("title") };
}

export default async function PrivateFundsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requirePage("privateBook.read");
  await queryClient().prefetchQuery(trpc.privateFunds.get.queryOptions(contextFromPage(await searchParams)));
  return (
    <Hydrated>
      <PrivateFundsView />
    </Hydrated>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CompareSchemesView } from "@/app/_components/schemes/compare-schemes-view.tsx";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("schemes"))("compareTitle") };
}

export default async function CompareSchemesPage() {
  await requirePage("schemes.read");
  await queryClient().prefetchQuery(trpc.schemes.list.queryOptions());
  return (
    <Hydrated>
      <CompareSchemesView />
    </Hydrated>
  );
}

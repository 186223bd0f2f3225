import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { contextFromPage } from "@/app/_components/frame/context-params.ts";
import { ManagersView } from "@/app/_components/managers/managers-view.tsx";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("managers"))("title") };
}

export default async function ManagersPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requirePage("results.read");
  await queryClient().prefetchQuery(trpc.managers.ladder.queryOptions(contextFromPage(await searchParams)));
  return (
    <Hydrated>
      <ManagersView />
    </Hydrated>
  );
}

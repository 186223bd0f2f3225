import { contextFromPage } from "@/app/_components/frame/context-params.ts";
import { OverviewView } from "@/app/_components/overview/overview-view.tsx";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export default async function OverviewPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requirePage("results.read");
  await queryClient().prefetchQuery(trpc.overview.get.queryOptions(contextFromPage(await searchParams)));
  return (
    <Hydrated>
      <OverviewView />
    </Hydrated>
  );
}

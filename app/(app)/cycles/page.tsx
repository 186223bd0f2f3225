import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CyclesView } from "@/app/_components/cycles/cycles-view.tsx";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cycles"))("title") };
}

export default async function CyclesPage() {
  await requirePage("cycles.read");
  await queryClient().prefetchQuery(trpc.cycles.list.queryOptions());
  return (
    <Hydrated>
      <CyclesView />
    </Hydrated>
  );
}

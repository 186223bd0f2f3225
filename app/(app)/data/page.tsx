import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HISTORY_ROWS } from "@/app/_components/data/history-rows.ts";
import { ImportsView } from "@/app/_components/data/imports-view.tsx";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { scopeOf } from "@/server/auth/permissions.ts";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("data"))("title") };
}

export default async function DataPage() {
  const viewer = await requirePage("data.read");
  await Promise.all([
    queryClient().prefetchQuery(trpc.imports.history.queryOptions({ limit: HISTORY_ROWS })),
    queryClient().prefetchQuery(trpc.imports.kinds.queryOptions()),
  ]);
  return (
    <Hydrated>
      <ImportsView canWrite={scopeOf(viewer.role, "data.write") !== null} />
    </Hydrated>
  );
}

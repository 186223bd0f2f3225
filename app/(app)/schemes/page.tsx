import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SchemesView } from "@/app/_components/schemes/schemes-view.tsx";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { scopeOf } from "@/server/auth/permissions.ts";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("schemes"))("title") };
}

export default async function SchemesPage() {
  const { role } = await requirePage("schemes.read");
  await queryClient().prefetchQuery(trpc.schemes.list.queryOptions());
  return (
    <Hydrated>
      <SchemesView mayWrite={scopeOf(role, "schemes.write") !== null} />
    </Hydrated>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { contextFromPage } from "@/app/_components/frame/context-params.ts";
import { ManagerView } from "@/app/_components/managers/manager-view.tsx";
import { Hydrated, prefetchSubject, trpc } from "@/app/prefetch.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("managers"))("manager") };
}

export default async function ManagerPage({
  params,
  searchParams,
}: {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requirePage("results.read");
  const code = decodeURIComponent((await params).code);
  await prefetchSubject(
    trpc.managers.page.queryOptions({ ...contextFromPage(await searchParams), code }),
    "unknownManager",
  );
  return (
    <Hydrated>
      <ManagerView code={code} />
    </Hydrated>
  );
}

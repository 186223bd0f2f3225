import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { attributionQuestionFrom } from "@/app/_components/attribution/attribution-choices.ts";
import { AttributionView } from "@/app/_components/attribution/attribution-view.tsx";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("attribution"))("title") };
}

export default async function AttributionPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requirePage("attribution.read");
  const params = await searchParams;
  const question = attributionQuestionFrom({
    get: (name) => (typeof params[name] === "string" ? params[name] : null),
  });
  await queryClient().prefetchQuery(trpc.attribution.report.queryOptions(question));
  return (
    <Hydrated>
      <AttributionView />
    </Hydrated>
  );
}

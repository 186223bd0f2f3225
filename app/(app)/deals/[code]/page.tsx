import type { Metadata } from "next";
import { DealCardView } from "@/app/_components/deals/deal-card-view.tsx";
import { contextFromPage } from "@/app/_components/frame/context-params.ts";
import { Hydrated, prefetchSubject, trpc } from "@/app/prefetch.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

interface Props {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).code) };
}

export default async function DealPage({ params, searchParams }: Props) {
  await requirePage("privateBook.read");
  const code = decodeURIComponent((await params).code);
  await prefetchSubject(trpc.deals.card.queryOptions({ ...contextFromPage(await searchParams), code }), "unknownDeal");
  return (
    <Hydrated>
      <DealCardView code={code} />
    </Hydrated>
  );
}

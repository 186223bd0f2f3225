import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CycleView } from "@/app/_components/cycles/cycle-view.tsx";
import { Hydrated, prefetchSubject, trpc } from "@/app/prefetch.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cycles"))("title") };
}

export default async function CyclePage({ params }: { params: Promise<{ id: string }> }) {
  await requirePage("cycles.read");
  const { id } = await params;
  await prefetchSubject(trpc.cycles.page.queryOptions({ id }), "unknownCycle");
  return (
    <Hydrated>
      <CycleView id={id} />
    </Hydrated>
  );
}

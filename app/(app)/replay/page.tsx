import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReplayView } from "@/app/_components/replay/replay-view.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("replay"))("title") };
}

export default async function ReplayPage() {
  await requirePage("replay.read");
  return <ReplayView />;
}

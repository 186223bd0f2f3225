import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RulesView } from "@/app/_components/capital/rules-view.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("capital"))("tabs.rules") };
}

export default async function Page() {
  await requirePage("capital.read");
  return <RulesView today={new Date().toISOString().slice(0, 10)} />;
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MethodsView } from "@/app/_components/methods/methods-view.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("methods"))("title") };
}

export default async function MethodsPage() {
  await requirePage("signedIn");
  return <MethodsView />;
}

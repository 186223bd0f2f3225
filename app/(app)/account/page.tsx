import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountView } from "@/app/_components/account/account-view.tsx";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  await requirePage("signedIn");
  await queryClient().prefetchQuery(trpc.session.account.queryOptions());
  return (
    <Hydrated>
      <AccountView />
    </Hydrated>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PayView } from "@/app/_components/pay/pay-view.tsx";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { scopeOf } from "@/server/auth/permissions.ts";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("payLedger"))("title") };
}

export default async function PayPage() {
  const { role } = await requirePage("pay.read");
  await queryClient().prefetchQuery(trpc.pay.page.queryOptions());
  return (
    <Hydrated>
      <PayView mayAgreeTerms={scopeOf(role, "pay.propose") !== null} />
    </Hydrated>
  );
}

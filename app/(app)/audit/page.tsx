import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { auditQuestionFrom } from "@/app/_components/audit/audit-question.ts";
import { AuditView } from "@/app/_components/audit/audit-view.tsx";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function AuditPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requirePage("audit.read");
  const params = await searchParams;
  const question = auditQuestionFrom((name) => (typeof params[name] === "string" ? params[name] : null));
  await Promise.all([
    queryClient().prefetchQuery(trpc.audit.actions.queryOptions()),
    queryClient().prefetchInfiniteQuery(
      trpc.audit.list.infiniteQueryOptions(question, { getNextPageParam: (page) => page.next }),
    ),
  ]);
  return (
    <Hydrated>
      <AuditView />
    </Hydrated>
  );
}

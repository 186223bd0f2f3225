import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UsersView } from "@/app/_components/users/users-view.tsx";
import { Hydrated, queryClient, trpc } from "@/app/prefetch.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("users"))("title") };
}

export default async function UsersPage() {
  const viewer = await requirePage("users.write");
  await queryClient().prefetchQuery(trpc.users.list.queryOptions());
  return (
    <Hydrated>
      <UsersView viewerId={viewer.userId} />
    </Hydrated>
  );
}

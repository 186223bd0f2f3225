import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportView } from "@/app/_components/data/import-view.tsx";
import { SourceRowView } from "@/app/_components/data/source-row-view.tsx";
import { Hydrated, prefetchSubject, queryClient, trpc } from "@/app/prefetch.tsx";
import { scopeOf } from "@/server/auth/permissions.ts";
import { requirePage } from "@/server/auth/require-page.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("data"))("file") };
}

/** One import; with `?row=` the row behind a figure, which viewers of results may see without seeing the import. */
export default async function ImportPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ row?: string; column?: string }>;
}) {
  const [{ id }, { row: rowText, column = null }] = await Promise.all([params, searchParams]);
  const row = Number(rowText);
  if (Number.isInteger(row) && row > 0) {
    await requirePage("attribution.read");
    return <SourceRowView batchId={id} row={row} column={column} />;
  }
  const viewer = await requirePage("data.read");
  await Promise.all([
    prefetchSubject(trpc.imports.get.queryOptions({ id }), "unknownImport"),
    queryClient().prefetchQuery(trpc.imports.kinds.queryOptions()),
  ]);
  return (
    <Hydrated>
      <ImportView id={id} canWrite={scopeOf(viewer.role, "data.write") !== null} />
    </Hydrated>
  );
}

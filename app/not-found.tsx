import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentViewer } from "@/server/auth/current-viewer.ts";
import { NotFoundState } from "./_components/ui/not-found-state.tsx";
import { Frame } from "./frame.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ui"))("notFoundTitle") };
}

/** An address that leads nowhere; who is signed in keeps the navigation. */
export default async function NotFound() {
  const t = await getTranslations("ui");
  const viewer = await currentViewer();
  const state = <NotFoundState title={t("notFoundTitle")} body={t("notFoundBody")} href="/" back={t("backToStart")} />;
  if (viewer) return <Frame viewer={viewer}>{state}</Frame>;
  return <main className="mx-auto flex max-w-lg flex-col gap-4 p-12">{state}</main>;
}

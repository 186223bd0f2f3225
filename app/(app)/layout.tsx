import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type Permission, rights, scopeOf } from "@/server/auth/permissions.ts";
import { requirePage } from "@/server/auth/require-page.ts";
import { navigation } from "../_components/frame/navigation.ts";
import { Sidebar } from "../_components/frame/sidebar.tsx";
import { TopBar } from "../_components/frame/top-bar.tsx";
import { ViewerRights } from "../_components/frame/viewer-rights.tsx";

/** The frame of every page behind sign-in. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const viewer = await requirePage("signedIn");
  const t = await getTranslations("frame");
  const entries = navigation.filter(({ needs }) => needs === "signedIn" || scopeOf(viewer.role, needs));
  const own = (Object.keys(rights) as Permission[]).filter((permission) => scopeOf(viewer.role, permission));
  return (
    <div className="flex min-h-dvh">
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-surface focus:p-3">
        {t("skip")}
      </a>
      <Sidebar entries={entries} />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar name={viewer.name} role={viewer.role} />
        <main id="content" className="mx-auto flex w-full max-w-[1440px] flex-1 flex-col gap-4 p-6">
          <ViewerRights rights={own}>{children}</ViewerRights>
        </main>
      </div>
    </div>
  );
}

import "server-only";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { type Permission, rights, scopeOf, type Viewer } from "@/server/auth/permissions.ts";
import { ConnectionAlerts } from "./_components/frame/connection-alerts.tsx";
import { navigation } from "./_components/frame/navigation.ts";
import { Sidebar } from "./_components/frame/sidebar.tsx";
import { TopBar } from "./_components/frame/top-bar.tsx";
import { ViewerRights } from "./_components/frame/viewer-rights.tsx";

/** Navigation, top bar and the place of the page, for somebody signed in. */
export async function Frame({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  const t = await getTranslations("frame");
  const { role, name, managerId } = viewer;
  const entries = navigation.filter(({ needs }) => needs === "signedIn" || scopeOf(role, needs));
  const own = (Object.keys(rights) as Permission[]).filter((permission) => scopeOf(role, permission));
  return (
    <ViewerRights rights={own} isUnlinkedManager={role === "manager" && managerId === null}>
      <div className="flex min-h-dvh">
        <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-surface focus:p-3">
          {t("skip")}
        </a>
        <Sidebar entries={entries} />
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar name={name} role={role} />
          <ConnectionAlerts />
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto flex w-full max-w-[1440px] flex-1 flex-col gap-4 p-6 outline-none"
          >
            {children}
          </main>
        </div>
      </div>
    </ViewerRights>
  );
}

import type { ReactNode } from "react";
import { Frame } from "@/app/frame.tsx";
import { requirePage } from "@/server/auth/require-page.ts";

/** The frame of every page behind sign-in. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  return <Frame viewer={await requirePage("signedIn")}>{children}</Frame>;
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInView } from "@/app/_components/sign-in/sign-in-view.tsx";
import { createCaller } from "@/server/api/root.ts";
import { currentViewer } from "@/server/auth/current-viewer.ts";
import { safeCallbackPath } from "@/server/auth/safe-callback-path.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { callbackUrl, error } = await searchParams;
  const back = safeCallbackPath(pathOf(callbackUrl));
  if (await currentViewer()) redirect(back);
  const { ssoName, demoAccounts } = await createCaller({ viewer: null }).session.signInOptions();
  return (
    <SignInView
      callbackUrl={back}
      arrivedWith={typeof error === "string" ? error : null}
      ssoName={ssoName}
      demoAccounts={demoAccounts}
    />
  );
}

/** NextAuth sends whole addresses: of ours only the path counts, of others nothing. */
function pathOf(callbackUrl: string | string[] | undefined): string | undefined {
  const ours = process.env.NEXTAUTH_URL;
  if (typeof callbackUrl !== "string") return undefined;
  return ours && callbackUrl.startsWith(`${ours}/`) ? callbackUrl.slice(ours.length) : callbackUrl;
}

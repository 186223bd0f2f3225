import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { MessagesProvider } from "./_components/frame/messages-provider.tsx";
import { type Locale, preferencesFrom } from "./_components/frame/preferences.ts";
import { Providers } from "./providers.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("frame");
  return { title: { default: t("product"), template: `%s · ${t("product")}` }, description: t("tagline") };
}

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = (await getLocale()) as Locale;
  const jar = await cookies();
  const preferences = preferencesFrom((name) => jar.get(name)?.value, locale);
  return (
    <html
      lang={locale}
      className={preferences.theme === "dark" ? "dark" : undefined}
      data-gains={preferences.gains}
      data-density={preferences.density}
    >
      <body>
        <MessagesProvider locale={locale}>
          <Providers preferences={preferences}>{children}</Providers>
        </MessagesProvider>
      </body>
    </html>
  );
}

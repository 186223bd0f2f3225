import Link from "next/link";
import { getTranslations } from "next-intl/server";

export default async function NotFound() {
  const t = await getTranslations("ui");
  return (
    <main className="mx-auto flex max-w-lg flex-col gap-3 p-12">
      <h1 className="font-semibold text-xl">{t("notFoundTitle")}</h1>
      <p className="text-ink-emphasis">{t("notFoundBody")}</p>
      <Link href="/" className="text-accent underline underline-offset-4">
        {t("backToStart")}
      </Link>
    </main>
  );
}

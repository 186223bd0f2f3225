"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { contextQuery } from "../frame/context-params.ts";
import { useUrlState } from "../frame/use-url-state.ts";

const tabs = [
  { href: "/capital", key: "book" },
  { href: "/capital/what-if", key: "whatIf" },
  { href: "/capital/regimes", key: "regimes" },
  { href: "/capital/rules", key: "rules" },
] as const;

/** The four pages on capital, each with the dates that were chosen. */
export function CapitalTabs() {
  const t = useTranslations("capital");
  const pathname = usePathname();
  const { params } = useUrlState();
  return (
    <nav aria-label={t("title")} className="flex flex-wrap gap-1 border-line border-b" data-screen-only>
      {tabs.map(({ href, key }) => (
        <Link
          key={key}
          href={`${href}${contextQuery(params)}`}
          aria-current={pathname === href ? "page" : undefined}
          className="-mb-px border-transparent border-b-2 px-3 py-2 text-ink-emphasis text-sm hover:text-ink-strong aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink-strong"
        >
          {t(`tabs.${key}`)}
        </Link>
      ))}
    </nav>
  );
}

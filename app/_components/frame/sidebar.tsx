"use client";

import {
  BookOpen,
  CalendarCheck,
  ChartNoAxesCombined,
  Coins,
  Database,
  History,
  Landmark,
  LayoutDashboard,
  type LucideIcon,
  PanelLeftClose,
  PanelLeftOpen,
  Rocket,
  Scale,
  ScrollText,
  ShieldCheck,
  SlidersHorizontal,
  UserCog,
  Users,
} from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { contextQuery } from "./context-params.ts";
import type { NavigationEntry } from "./navigation.ts";

const icons: Readonly<Record<NavigationEntry["name"], LucideIcon>> = {
  overview: LayoutDashboard,
  managers: Users,
  attribution: ChartNoAxesCombined,
  privateBook: Landmark,
  deals: Rocket,
  schemes: SlidersHorizontal,
  replay: History,
  cycles: CalendarCheck,
  pay: Coins,
  capital: ShieldCheck,
  liabilities: Scale,
  data: Database,
  users: UserCog,
  audit: ScrollText,
  methodology: BookOpen,
};

/** Left navigation: only what the role may see; keeps the context (dates, lenses, filters) of the page. */
export function Sidebar({ entries }: { entries: readonly NavigationEntry[] }) {
  const t = useTranslations("frame");
  const pathname = usePathname();
  const query = contextQuery(useSearchParams());
  const [narrow, setNarrow] = useState(false);
  return (
    <nav
      aria-label={t("navigation")}
      data-screen-only
      className={`sticky top-0 flex h-dvh shrink-0 flex-col border-line border-r bg-surface transition-[width] ${narrow ? "w-14" : "w-14 lg:w-52"}`}
    >
      <Link
        href={`/${query}`}
        className="flex h-14 items-center gap-2.5 border-line border-b px-4 font-semibold text-ink-strong"
      >
        <Mark />
        <span className={narrow ? "sr-only" : "sr-only lg:not-sr-only"}>{t("product")}</span>
      </Link>
      <div className="flex flex-1 flex-col gap-3 overflow-y-auto p-2">
        {groupsOf(entries).map(({ group, members }) => (
          <section key={group} aria-label={t(`groups.${group}`)}>
            <h2 className="px-2.5 pb-1 text-ink text-xs">
              <span className={narrow ? "sr-only" : "sr-only lg:not-sr-only"}>{t(`groups.${group}`)}</span>
            </h2>
            <ul className="flex flex-col gap-0.5">
              {members.map(({ href, name }) => (
                <NavigationLink
                  key={href}
                  href={`${href}${query}`}
                  icon={icons[name]}
                  label={t(name)}
                  isHere={href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`)}
                  isNarrow={narrow}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <button
        type="button"
        onClick={() => setNarrow(!narrow)}
        aria-label={narrow ? t("expand") : t("collapse")}
        className="m-2 hidden h-9 items-center rounded-md px-2.5 text-ink hover:bg-surface-subtle lg:flex"
      >
        {narrow ? <PanelLeftOpen aria-hidden className="size-4" /> : <PanelLeftClose aria-hidden className="size-4" />}
      </button>
    </nav>
  );
}

function NavigationLink({
  href,
  icon: Icon,
  label,
  isHere,
  isNarrow,
}: {
  href: string;
  icon: LucideIcon;
  label: string;
  isHere: boolean;
  isNarrow: boolean;
}) {
  return (
    <li>
      <Link
        href={href}
        aria-current={isHere ? "page" : undefined}
        title={label}
        className={`flex h-8 items-center gap-2.5 rounded-md px-2.5 ${
          isHere ? "bg-accent-faint font-medium text-accent-emphasis" : "text-ink-emphasis hover:bg-surface-subtle"
        }`}
      >
        <Icon aria-hidden className="size-4 shrink-0" />
        <span className={isNarrow ? "sr-only" : "sr-only truncate lg:not-sr-only"}>{label}</span>
      </Link>
    </li>
  );
}

/** Entries by group, in the order of the first of each. */
function groupsOf(entries: readonly NavigationEntry[]) {
  const groups = [...new Set(entries.map(({ group }) => group))];
  return groups.map((group) => ({ group, members: entries.filter((entry) => entry.group === group) }));
}

/** Two stones, white and black: the short view and the long think. */
export const Mark = ({ className = "size-6" }: { className?: string }) => (
  <svg aria-hidden viewBox="0 0 32 32" className={`shrink-0 ${className}`}>
    <rect width="32" height="32" rx="7" fill="#164a7d" />
    <circle cx="12" cy="16" r="6.25" fill="#f6f7f9" />
    <circle cx="21.5" cy="16" r="6.25" fill="#0e131b" stroke="#93c3f0" strokeWidth="1.25" />
  </svg>
);

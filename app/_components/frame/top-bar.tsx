"use client";

import { Popover, PopoverButton, PopoverPanel } from "@headlessui/react";
import { CircleUserRound, SlidersHorizontal } from "lucide-react";
import Link from "next/link";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import { Segmented } from "../ui/segmented.tsx";
import { usePreferences } from "./use-preferences.tsx";

const panel = "z-30 w-72 rounded-md border border-line bg-surface p-4 shadow-lg [--anchor-gap:6px]";
const trigger = "flex h-9 items-center gap-2 rounded-md px-2.5 text-ink-emphasis text-sm hover:bg-surface-subtle";

/** Display choices and the account, at the top of every page. */
export function TopBar({ name, role }: { name: string; role: string }) {
  const t = useTranslations("frame");
  const roles = useTranslations("roles");
  return (
    <div className="flex h-14 items-center justify-end gap-1 border-line border-b bg-surface px-6" data-screen-only>
      <Popover>
        <PopoverButton className={trigger}>
          <SlidersHorizontal aria-hidden className="size-4" />
          {t("preferences")}
        </PopoverButton>
        <PopoverPanel anchor="bottom end" className={panel}>
          <DisplayChoices />
        </PopoverPanel>
      </Popover>
      <Popover>
        <PopoverButton className={trigger}>
          <CircleUserRound aria-hidden className="size-4" />
          <span className="max-w-40 truncate">{name}</span>
          <span className="text-ink text-xs">{roles(role)}</span>
        </PopoverButton>
        <PopoverPanel anchor="bottom end" className={`${panel} flex flex-col gap-1 p-2`}>
          <Link href="/account" className={trigger}>
            {t("account")}
          </Link>
          <button type="button" className={trigger} onClick={() => signOut({ callbackUrl: "/sign-in" })}>
            {t("signOut")}
          </button>
        </PopoverPanel>
      </Popover>
    </div>
  );
}

/** Language, theme, colour convention, density. */
export function DisplayChoices({ withDensity = true }: { withDensity?: boolean }) {
  const t = useTranslations("frame");
  const preferences = usePreferences();
  return (
    <div className="flex flex-col gap-3 text-sm">
      <Row label={t("language")}>
        <Segmented
          label={t("language")}
          value={preferences.locale}
          onChange={(value) => preferences.set("locale", value)}
          options={[
            { value: "en", label: "English" },
            { value: "zh-CN", label: "中文" },
          ]}
        />
      </Row>
      <Row label={t("theme")}>
        <Segmented
          label={t("theme")}
          value={preferences.theme}
          onChange={(value) => preferences.set("theme", value)}
          options={[
            { value: "light", label: t("light") },
            { value: "dark", label: t("dark") },
          ]}
        />
      </Row>
      <Row label={t("gains")}>
        <Segmented
          label={t("gains")}
          value={preferences.gains}
          onChange={(value) => preferences.set("gains", value)}
          options={[
            { value: "east", label: t("east") },
            { value: "west", label: t("west") },
          ]}
        />
      </Row>
      {withDensity ? (
        <Row label={t("density")}>
          <Segmented
            label={t("density")}
            value={preferences.density}
            onChange={(value) => preferences.set("density", value)}
            options={[
              { value: "comfortable", label: t("comfortable") },
              { value: "compact", label: t("compact") },
            ]}
          />
        </Row>
      ) : null}
    </div>
  );
}

const Row = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div className="flex items-center justify-between gap-3">
    <span className="text-ink-emphasis">{label}</span>
    {children}
  </div>
);

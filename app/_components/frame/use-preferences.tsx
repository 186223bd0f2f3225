"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Preferences } from "./preferences.ts";

const Context = createContext<Preferences | null>(null);

export function PreferencesProvider({ value, children }: { value: Preferences; children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

const YEAR_IN_SECONDS = 31_536_000;

/** The reader's preferences and how to change one: a cookie, then the server renders anew. */
export function usePreferences() {
  const preferences = useContext(Context);
  const router = useRouter();
  if (!preferences) throw new Error("usePreferences needs a PreferencesProvider above it");
  return useMemo(
    () => ({
      ...preferences,
      set<K extends keyof Preferences>(name: K, value: Preferences[K]) {
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we support
        document.cookie = `${name}=${value}; path=/; max-age=${YEAR_IN_SECONDS}; samesite=lax`;
        const root = document.documentElement;
        if (name === "theme") root.classList.toggle("dark", value === "dark");
        if (name === "gains" || name === "density") root.dataset[name] = value;
        router.refresh();
      },
    }),
    [preferences, router],
  );
}

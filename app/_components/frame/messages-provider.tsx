"use client";

import { type Messages, NextIntlClientProvider } from "next-intl";
import { type ReactNode, use } from "react";
import type { Locale } from "./preferences.ts";

const scripts: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import("@/app/_messages/en.json"),
  "zh-CN": () => import("@/app/_messages/zh-CN.json"),
};
const loaded = new Map<Locale, Promise<{ default: Messages }>>();

function messagesOf(locale: Locale) {
  const known = loaded.get(locale) ?? scripts[locale]();
  loaded.set(locale, known);
  return known;
}

/** The sentences of one language, in a script that the browser keeps: inside every page they would outweigh it. */
export function MessagesProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const { default: messages } = use(messagesOf(locale));
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}

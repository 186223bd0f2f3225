import { createTranslator } from "use-intl/core";
import en from "@/app/_messages/en.json" with { type: "json" };
import zhCN from "@/app/_messages/zh-CN.json" with { type: "json" };

export const exportLocales = ["en", "zh-CN"] as const;
export type ExportLocale = (typeof exportLocales)[number];

/** Whatever an export says, in the reader's language. */
export interface ExportWords {
  /** A sentence by its key in the messages. */
  readonly say: (key: string, facts?: Readonly<Record<string, string | number>>) => string;
  readonly has: (key: string) => boolean;
  /** Why a figure does not exist. */
  readonly reason: (code: string) => string;
  readonly name: (subject: { readonly name: string; readonly nameZh?: string | null }) => string;
  readonly bilingual: (text: { readonly en: string; readonly zh: string }) => string;
  /** A label of the data ("listedEquity") where the messages have a word for it, else as it is. */
  readonly label: (namespace: string, code: string) => string;
}

export function exportWords(locale: ExportLocale): ExportWords {
  const isChinese = locale === "zh-CN";
  const messages = isChinese ? zhCN : en;
  const translate = createTranslator({ locale, messages, timeZone: "UTC" });
  const say = translate as unknown as ExportWords["say"];
  const has = (key: string) => (translate.has as (key: string) => boolean)(key);
  return {
    say,
    has,
    reason: (code) => (has(`reasons.${code}`) ? say(`reasons.${code}`) : code),
    name: ({ name, nameZh }) => (isChinese ? (nameZh ?? name) : name),
    bilingual: ({ en: english, zh }) => (isChinese ? zh : english),
    label: (namespace, code) => (has(`${namespace}.${code}`) ? say(`${namespace}.${code}`) : code),
  };
}

import type { Bilingual, MethodCard } from "./method-card";

/** A text in English and Chinese, for lists of many. */
export const say = (en: string, zh: string): Bilingual => ({ en, zh });

/** One input of a formula. */
export const input = (symbol: string, en: string, zh: string): MethodCard["inputs"][number] => ({
  symbol,
  meaning: { en, zh },
});

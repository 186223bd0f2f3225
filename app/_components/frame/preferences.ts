/** How a reader wants to see Longview. Kept in cookies, so that the first byte is already right and nothing flashes. */
export interface Preferences {
  locale: Locale;
  theme: Theme;
  gains: GainColours;
  density: Density;
}

export type Locale = "en" | "zh-CN";
export type Theme = "light" | "dark";
/** `east`: red is up, as on Chinese screens. `west`: blue is up and orange down, safe for colour-blind readers. */
export type GainColours = "east" | "west";
export type Density = "comfortable" | "compact";

const oneOf = <T extends string>(allowed: readonly T[], value: string | undefined): T | undefined =>
  allowed.find((candidate) => candidate === value);

/** The chosen language, else the first supported one that the browser asks for, else English. */
export function localeFrom(chosen: string | undefined, acceptLanguage: string | null): Locale {
  const known = oneOf<Locale>(["en", "zh-CN"], chosen);
  if (known) return known;
  for (const part of (acceptLanguage ?? "").split(",")) {
    const language = part.trim().toLowerCase();
    if (language.startsWith("zh")) return "zh-CN";
    if (language.startsWith("en")) return "en";
  }
  return "en";
}

/** Reads the preferences from cookies; the colour convention follows the language until it is chosen. */
export function preferencesFrom(cookie: (name: string) => string | undefined, locale: Locale): Preferences {
  return {
    locale,
    theme: oneOf<Theme>(["light", "dark"], cookie("theme")) ?? "light",
    gains: oneOf<GainColours>(["east", "west"], cookie("gains")) ?? (locale === "zh-CN" ? "east" : "west"),
    density: oneOf<Density>(["comfortable", "compact"], cookie("density")) ?? "comfortable",
  };
}

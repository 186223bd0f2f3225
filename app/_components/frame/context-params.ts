/**
 * What every page is about: as-of date, known-as-of moment, the two lenses, filters. It lives in the address, so that
 * every link, export and report carries it and Back works.
 */
export interface PageContext {
  asOf?: string;
  knownAsOf?: string;
  left?: string;
  right?: string;
  desk?: string;
  style?: string;
}

export const contextKeys = [
  "asOf",
  "knownAsOf",
  "left",
  "right",
  "desk",
  "style",
] as const satisfies readonly (keyof PageContext)[];

type Params = { get(name: string): string | null };

/** The context in an address. */
export function contextFrom(params: Params): PageContext {
  const context: PageContext = {};
  for (const key of contextKeys) {
    const value = params.get(key);
    if (value) context[key] = value;
  }
  return context;
}

/** The same from the `searchParams` of a server page. */
export function contextFromPage(params: Record<string, string | string[] | undefined>): PageContext {
  return contextFrom({ get: (name) => (typeof params[name] === "string" ? params[name] : null) });
}

/** "?asOf=2026-09-30&left=quarterly", or "" when nothing is chosen: to put behind a link. */
export function contextQuery(params: Params): string {
  const text = new URLSearchParams(contextFrom(params) as Record<string, string>).toString();
  return text ? `?${text}` : "";
}

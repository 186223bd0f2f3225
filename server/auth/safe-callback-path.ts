const ELSEWHERE = "http://elsewhere.invalid";

/**
 * Where to go after signing in: a path of this site, or "/" for everything else.
 * Refuses other sites in all their spellings (`//host`, `/\host`, `https:host`), the API and the sign-in page itself.
 */
export function safeCallbackPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith("/") || /[\\\p{Cc}]/u.test(wanted)) return "/";
  if (!URL.canParse(wanted, ELSEWHERE)) return "/";
  const url = new URL(wanted, ELSEWHERE);
  if (url.origin !== ELSEWHERE) return "/";
  // A path such as "/x/..//host" would become "//host".
  if (url.pathname.startsWith("//") || /^\/(api|sign-in|_next)(\/|$)/.test(url.pathname)) return "/";
  return url.pathname + url.search + url.hash;
}

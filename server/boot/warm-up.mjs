// The first answer of every page loads its code and compiles it, which keeps the process from answering others for up to a
// second. The launcher asks for them before it says that the app is ready, so that nobody waits for that.
import { encode } from "next-auth/jwt";
import { loadWarmUpAccount } from "./accounts.mjs";

/** A busy machine serves cold rather than late. */
const PATIENCE_MS = 12_000;

const PLACES = [
  "/sign-in",
  "/api/auth/session",
  "/",
  "/managers",
  "/attribution",
  "/private-funds",
  "/deals",
  "/deals/standards",
  "/schemes",
  "/replay",
  "/cycles",
  "/pay",
  "/capital",
  "/capital/what-if",
  "/capital/regimes",
  "/capital/rules",
  "/liabilities",
  "/data",
  "/users",
  "/audit",
  "/methods",
  "/account",
  "/no-access",
];

/** Pages about one thing are reached by the first link to one that the lists show. */
const LINKS = /href="(\/(?:managers|schemes|cycles|deals|data\/batches)\/[^"/?#]+)"/g;

/** Once a language: dates, numbers and sentences of each are made by code and tables of their own. */
const LANGUAGES = ["en", "zh-CN"];

/**
 * Asks for every page, one after another, as somebody who may see most of them. Without an account, for what everybody sees.
 * Reads only; a page that fails is asked for by its reader later and says why then.
 *
 * @param {string} session what `warmUpSession` gave
 */
export async function warmUp(address, session) {
  const until = performance.now() + PATIENCE_MS;
  for (const language of LANGUAGES) {
    const seen = new Set();
    const places = [...PLACES];
    for (let place = places.shift(); place && performance.now() < until; place = places.shift()) {
      const html = await fetch(address + place, {
        redirect: "manual",
        headers: { cookie: session, "accept-language": language },
        signal: AbortSignal.timeout(PATIENCE_MS),
      }).then(
        (answer) => answer.text(),
        () => "",
      );
      for (const [, link] of html.matchAll(LINKS)) {
        const list = link.slice(0, link.lastIndexOf("/"));
        if (seen.has(list) || PLACES.includes(link)) continue;
        seen.add(list);
        places.push(link);
      }
    }
  }
  // Refused before anything is kept; the code that takes files is loaded all the same.
  await fetch(`${address}/api/imports`, {
    method: "POST",
    headers: { cookie: session, "x-file-name": "warm-up" },
  }).catch(() => undefined);
}

/** A session as sign-in would give it, for a minute; the launcher holds the secret that makes them. */
export async function warmUpSession(databaseUrl) {
  const account = await loadWarmUpAccount(databaseUrl);
  if (!account) return "";
  const token = await encode({
    token: { sub: account.id, epoch: account.sessionEpoch },
    secret: process.env.NEXTAUTH_SECRET,
    maxAge: 60,
  });
  // Which of the two is read depends on whether people reach the app by https.
  return `next-auth.session-token=${token}; __Secure-next-auth.session-token=${token}`;
}

import "server-only";

/**
 * Where a request comes from, for counting sign-in attempts.
 *
 * Each proxy appends whom it heard from to X-Forwarded-For, so only as many entries from the right can be believed as
 * there are proxies of our own (LONGVIEW_TRUSTED_PROXIES). Without one the header holds what the web server itself
 * saw: server/boot drops what a client sends.
 */
export function clientAddress(headers: Record<string, unknown>, trustedProxies = proxiesFromEnvironment()): string {
  const header = headers["x-forwarded-for"];
  const hops = (typeof header === "string" ? header : "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  const address = hops.at(-Math.max(1, trustedProxies)) ?? hops[0] ?? "unknown";
  return withoutInterface(address);
}

function proxiesFromEnvironment(): number {
  const count = Number(process.env.LONGVIEW_TRUSTED_PROXIES ?? 0);
  return Number.isInteger(count) && count >= 0 ? count : 0;
}

/** An IPv6 customer owns a whole /64: addresses of one network count as one. */
function withoutInterface(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const before = head.split(":").filter(Boolean);
  const after = (tail ?? "").split(":").filter(Boolean);
  const groups =
    tail === undefined
      ? before
      : [...before, ...Array(Math.max(0, 8 - before.length - after.length)).fill("0"), ...after];
  return `${groups.slice(0, 4).join(":")}::/64`;
}

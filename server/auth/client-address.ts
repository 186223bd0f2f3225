import "server-only";

/**
 * Where a request comes from, for counting sign-in attempts.
 *
 * Everyone on the way appends whom they heard from to X-Forwarded-For: proxies, and last our own web server
 * (server/boot/seen-address.mjs). What stands further left than our own proxies (LONGVIEW_TRUSTED_PROXIES of them)
 * could have been made up by the client.
 */
export function clientAddress(headers: Record<string, unknown>, trustedProxies = proxiesFromEnvironment()): string {
  const header = headers["x-forwarded-for"];
  const hops = (typeof header === "string" ? header : "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  const address = hops.at(-1 - trustedProxies) ?? hops[0] ?? "unknown";
  return networkOf(address);
}

function proxiesFromEnvironment(): number {
  const count = Number(process.env.LONGVIEW_TRUSTED_PROXIES ?? 0);
  return Number.isInteger(count) && count >= 0 ? count : 0;
}

/** An IPv6 customer owns a whole /64: addresses of one network count as one. */
function networkOf(address: string): string {
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

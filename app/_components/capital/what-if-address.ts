import type { HoldingChange, NewHolding, WhatIf } from "@/server/core/capital/what-if.ts";

/**
 * A what-if as text of an address, so that a link carries it: "F18*l~P05-1*k0.5*y1" for changes, "star_share*1000000" for
 * new money, a plain number for the shock. Codes are escaped; whatever cannot be read is left out.
 */
export function whatIfFrom(params: { get(name: string): string | null }): WhatIf {
  const changes = parts(params.get("change")).flatMap(([code, ...marks]): HoldingChange[] => {
    if (!code) return [];
    const number = (mark: string): number | undefined => {
      const text = marks.find((candidate) => candidate.startsWith(mark));
      const value = text === undefined ? Number.NaN : Number(text.slice(1));
      return Number.isFinite(value) && value >= 0 ? value : undefined;
    };
    const lookThrough = marks.includes("l") ? true : undefined;
    return [{ code, keep: number("k"), lookThrough, yearsLonger: number("y") }];
  });
  const added = parts(params.get("add")).flatMap(([asset, text]): NewHolding[] => {
    const amount = Number(text);
    return asset && Number.isFinite(amount) && amount > 0 ? [{ asset, amount }] : [];
  });
  const shock = Number(params.get("shock") ?? 0);
  return { changes, added, listedShock: Number.isFinite(shock) && shock >= -1 && shock <= 1 ? shock : 0 };
}

/** The same as parameters of an address; what changes nothing is left out. */
export function whatIfParams({
  changes,
  added,
  listedShock,
}: WhatIf): Record<"change" | "add" | "shock", string | undefined> {
  const change = changes.flatMap(({ code, keep, lookThrough, yearsLonger }) => {
    const marks = [
      ...(keep === undefined || keep === 1 ? [] : [`k${keep}`]),
      ...(lookThrough === true ? ["l"] : []),
      ...(yearsLonger === undefined || yearsLonger === 0 ? [] : [`y${yearsLonger}`]),
    ];
    return marks.length === 0 ? [] : [[escaped(code), ...marks].join("*")];
  });
  return {
    change: change.join("~") || undefined,
    add: added.map(({ asset, amount }) => `${escaped(asset)}*${amount}`).join("~") || undefined,
    shock: listedShock === 0 ? undefined : String(listedShock),
  };
}

const parts = (text: string | null): string[][] =>
  (text ?? "")
    .split("~")
    .filter((part) => part !== "")
    .map((part) => part.split("*").map(decoded));

/** The two signs that part changes from each other are no part of a code; the usual escape leaves them as they are. */
const escaped = (text: string) => encodeURIComponent(text).replaceAll("*", "%2A").replaceAll("~", "%7E");

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

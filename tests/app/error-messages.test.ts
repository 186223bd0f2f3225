import fs from "node:fs";
import path from "node:path";
import { createTranslator } from "use-intl";
import { describe, expect, it } from "vitest";
import en from "@/app/_messages/en.json";
import zh from "@/app/_messages/zh-CN.json";

const languages = { en, "zh-CN": zh } as const;
const root = path.resolve(import.meta.dirname, "../..");

/** A place that throws: its code, and the names of the facts it gives; null where they are not a plain literal. */
interface Site {
  readonly where: string;
  readonly code: string;
  readonly facts: readonly string[] | null;
}

const sources = fs
  .readdirSync(path.join(root, "server"), { recursive: true, encoding: "utf8" })
  .map((file) => `server/${file.split(path.sep).join("/")}`)
  .filter((file) => file.endsWith(".ts") && !file.startsWith("server/generated/"))
  .sort()
  .map((file) => ({ file, text: fs.readFileSync(path.join(root, file), "utf8") }));

/** What stands between the parentheses of every call, split at the commas outside of brackets and quotes. */
function callsOf(text: string, name: RegExp): string[][] {
  return [...text.matchAll(name)].map((match) => {
    const parts = [""];
    let depth = 0;
    let quote = "";
    for (let at = match.index + match[0].length; at < text.length; at++) {
      const sign = text[at]!;
      if (quote) quote = sign === quote ? "" : quote;
      else if (/["'`]/.test(sign)) quote = sign;
      else if (/[([{]/.test(sign)) depth++;
      else if (/[)\]}]/.test(sign) && --depth < 0) break;
      if (sign === "," && depth === 0 && !quote) parts.push("");
      else parts[parts.length - 1] += sign;
    }
    return parts.map((part) => part.trim()).filter((part) => part !== "");
  });
}

/** `"a"`, `x ? "a" : "b"` and `x ?? "a"` name the codes that may be meant; a comparison names none. */
const codesIn = (argument = "") =>
  [...argument.matchAll(/(?:^|[?:]|\?\?)\s*"([A-Za-z0-9]+)"/g)].map(([, code]) => code!);

/** Names of the facts of `{ a, b: 1 }`; null where a spread or a variable hides some. */
function factsIn(argument: string | undefined): readonly string[] | null {
  if (argument === undefined) return [];
  if (!argument.startsWith("{") || !argument.endsWith("}")) return null;
  const members = callsOf(`of(${argument.slice(1, -1)})`, /of\(/g)[0] ?? [];
  const names = members.map((member) => /^([A-Za-z0-9]+)\s*(?::|$)/.exec(member)?.[1]);
  return names.every((name) => name !== undefined) ? names : null;
}

const sites: readonly Site[] = sources.flatMap(({ file, text }) =>
  callsOf(text, /new InvalidInputError\(/g).flatMap(([code, facts]) =>
    codesIn(code).map((each) => ({ where: `${file} ${each}`, code: each, facts: factsIn(facts) })),
  ),
);

/** `unavailable`, and the functions that hand their argument on to it. */
const REASON_CALLS = /\b(?:unavailable|noResult|withoutEvidence|without|nothing|none)\(/g;
const reasons = [
  ...new Set([
    ...sources.flatMap(({ text }) => callsOf(text, REASON_CALLS).flatMap(([reason]) => codesIn(reason))),
    ...sources.flatMap(({ file, text }) =>
      file.startsWith("server/core/risk/capture")
        ? callsOf(text, /\bratio\(/g).flatMap((parts) => codesIn(parts.at(-1)))
        : [],
    ),
  ]),
].sort();

const codes = [
  ...new Set([
    ...sites.map(({ code }) => code),
    ...sources
      .filter(({ file }) => file.startsWith("server/api/"))
      .flatMap(({ text }) => [
        ...[...text.matchAll(/new TRPCError\(\{[^}]*message: "([A-Za-z0-9]+)"/g)].map(([, code]) => code!),
        ...callsOf(text, /\brefuse\(/g).flatMap(([, code]) => codesIn(code)),
      ]),
  ]),
].sort();

/** The sentence, and the facts it asked for that were not given. */
function formatted(locale: keyof typeof languages, key: string, facts: Readonly<Record<string, string | number>>) {
  const failures: string[] = [];
  const translate = createTranslator({
    locale,
    messages: languages[locale] as unknown as Record<string, never>,
    onError: (error) => failures.push(error.message),
  }) as unknown as (key: string, facts: object) => string;
  return { sentence: translate(key, facts), failures };
}

const valuesOf = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 2]));

describe("the scan", () => {
  it("reads codes and facts as the sources write them", () => {
    expect(codesIn('n === 0 ? "a" : "b"')).toEqual(["a", "b"]);
    expect(codesIn('rate.reason ?? "a"')).toEqual(["a"]);
    expect(codesIn('kind === "a" ? because : kind')).toEqual([]);
    expect(factsIn(undefined)).toEqual([]);
    expect(factsIn('{ a, b: f(x, { y: 1 }), c: "p, q" }')).toEqual(["a", "b", "c"]);
    expect(factsIn("{ ...key, date }")).toBeNull();
    expect(factsIn("facts")).toBeNull();
  });

  it("finds the places", () => {
    expect(sites.length).toBeGreaterThan(200);
    expect(reasons.length).toBeGreaterThan(40);
    expect(codes).toContain("notSignedIn");
  });
});

describe.each(["en", "zh-CN"] as const)("in %s", (locale) => {
  it.each(codes)("the refusal %s is a sentence", (code) => {
    const message = (languages[locale].errors as Record<string, string>)[code];
    expect(message, `errors.${code}`).toMatch(/[.。]$/);
  });

  it.each(reasons)("the reason %s is a sentence", (reason) => {
    const message = (languages[locale].reasons as Record<string, string>)[reason];
    expect(message, `reasons.${reason}`).toMatch(/[.。]$/);
  });

  it("every refusal is given the facts its sentence asks for", () => {
    const failing = sites
      .filter(({ facts }) => facts !== null)
      .flatMap(({ where, code, facts }) =>
        formatted(locale, `errors.${code}`, valuesOf(facts!)).failures.map((failure) => `${where}: ${failure}`),
      );
    expect(failing).toEqual([]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeCallbackPath } from "@/server/auth/safe-callback-path.ts";

describe("the way back after signing in", () => {
  it.each(["/", "/managers", "/managers/HAM1?asOf=2026-09-30&left=quarterly#ladder", "/data?x=//y"])(
    "keeps %s",
    (path) => {
      expect(safeCallbackPath(path)).toBe(path);
    },
  );

  it.each([
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n//evil.example",
    "/./..//evil.example",
    "/%2e%2e//evil.example",
    "javascript:alert(1)",
    "https:evil.example",
    "evil.example",
    "",
    null,
    undefined,
  ])("goes to the start page for %j", (wanted) => {
    expect(safeCallbackPath(wanted)).toBe("/");
  });

  it.each(["/api/auth/signout", "/sign-in", "/sign-in?callbackUrl=/", "/_next/static/x.js"])(
    "does not lead to %s, which is no page to come back to",
    (path) => {
      expect(safeCallbackPath(path)).toBe("/");
    },
  );

  it("never leaves the site, whatever is asked for", () => {
    const nasty = fc.array(
      fc.constantFrom("/", "\\", ".", "..", ":", "@", "\t", "%2f", "%5c", "evil.example", "http:"),
    );
    fc.assert(
      fc.property(nasty, (parts) => {
        const path = safeCallbackPath(`/${parts.join("")}`);
        return new URL(path, "https://longview.example").origin === "https://longview.example";
      }),
      { numRuns: 2_000 },
    );
  });
});

import { describe, expect, it } from "vitest";
import { assertUsablePassword, hashPassword, isPasswordRight, newOneTimePassword } from "@/server/auth/password.ts";
import { withCode } from "../builders/with-code.ts";

describe("a password", () => {
  it("is kept as argon2id with at least 19 MiB and two passes", async () => {
    expect(await hashPassword("correct horse battery")).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("is right only when it is the same", async () => {
    const hash = await hashPassword("correct horse battery");
    expect(await isPasswordRight(hash, "correct horse battery")).toBe(true);
    expect(await isPasswordRight(hash, "Correct horse battery")).toBe(false);
    expect(await isPasswordRight(hash, "")).toBe(false);
  });

  it("is the same however the keyboard composes an accent", async () => {
    const hash = await hashPassword("caf\u00e9 caf\u00e9 caf\u00e9");
    expect(await isPasswordRight(hash, "cafe\u0301 cafe\u0301 cafe\u0301")).toBe(true);
  });

  it("is never right where there is none", async () => {
    expect(await isPasswordRight(null, "")).toBe(false);
    expect(await isPasswordRight(null, "correct horse battery")).toBe(false);
  });

  it.each([
    ["passwordTooShort", "short", "ana@example.com"],
    ["passwordTooShort", "\u{1F600}".repeat(11), "ana@example.com"],
    ["passwordTooLong", "x".repeat(201), "ana@example.com"],
    ["passwordContainsName", "my-Li.Wei-password", "li.wei@example.com"],
  ])("is refused as %s", (code, password, email) => {
    expect(() => assertUsablePassword(password, email)).toThrow(withCode(code));
  });

  it("may be anything long enough, in any script", () => {
    expect(() => assertUsablePassword("长周期考核不是宽恕而是耐心", "li.wei@example.com")).not.toThrow();
  });

  it("to hand out once is usable, easy to read out, and never twice the same", () => {
    const many = Array.from({ length: 200 }, newOneTimePassword);
    expect(new Set(many).size).toBe(200);
    for (const one of many) {
      expect(one).toMatch(/^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/);
      expect(() => assertUsablePassword(one, "ana@example.com")).not.toThrow();
    }
  });
});

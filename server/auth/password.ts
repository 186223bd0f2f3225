import "server-only";
import { randomBytes, randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";

/** argon2id with 19 MiB, 2 passes, 1 lane. @see OWASP Password Storage Cheat Sheet */
const ARGON2ID = 2; // the library's enum cannot be read by a compiler that works file by file
const settings = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;

/** @throws InvalidInputError passwordTooShort, passwordTooLong, passwordContainsName */
export function assertUsablePassword(password: string, email: string): void {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.min) throw new InvalidInputError("passwordTooShort", { min: PASSWORD_LENGTH.min });
  if (length > PASSWORD_LENGTH.max) throw new InvalidInputError("passwordTooLong", { max: PASSWORD_LENGTH.max });
  const account = email.split("@")[0] ?? "";
  if (account.length >= 4 && password.toLowerCase().includes(account))
    throw new InvalidInputError("passwordContainsName");
}

export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFKC"), settings);

/** What an account without a password is compared with: nobody knows its password. */
let nobody: Promise<string> | undefined;

/**
 * Whether the password is right. Takes as long for an account that does not exist or has no password (null) as for
 * one that has, so that the time does not tell them apart.
 */
export async function isPasswordRight(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(randomBytes(32).toString("base64url"));
  const nobodysHash = await nobody;
  const usable = [...password].length <= PASSWORD_LENGTH.max ? password.normalize("NFKC") : "";
  return (await verify(passwordHash ?? nobodysHash, usable)) && passwordHash !== null;
}

// Without what is mistaken for something else when it is read out or copied by hand: 0/o, 1/l/i.
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** A password to hand out once: four groups of five, 99 bits. */
export function newOneTimePassword(): string {
  const group = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}

import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "./pool.ts";

/** Attempts within the window, counted from the first; a success wipes the account's. */
export const SIGN_IN_LIMITS = { windowSeconds: 15 * 60, perAccount: 10, perAddress: 60 } as const;

const kept = globalThis as unknown as { longviewSignInLimiters?: Limiters };

interface Limiters {
  account: RateLimiterPostgres;
  address: RateLimiterPostgres;
}

function limiters(): Limiters {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: pool(),
      storeType: "pool",
      tableName: "sign_in_attempt",
      tableCreated: true,
      keyPrefix,
      points,
      duration: SIGN_IN_LIMITS.windowSeconds,
    });
  kept.longviewSignInLimiters ??= {
    account: limiter("account", SIGN_IN_LIMITS.perAccount),
    address: limiter("address", SIGN_IN_LIMITS.perAddress),
  };
  return kept.longviewSignInLimiters;
}

/** Keys of one length, whatever was typed. */
const key = (text: string) => createHash("sha256").update(text).digest("base64url");

export interface Refusal {
  retryAfterSeconds: number;
  /** The attempt that crossed the limit, the one worth a line in the audit trail. */
  isFirst: boolean;
}

async function take(limiter: RateLimiterPostgres, of: string): Promise<Refusal | null> {
  try {
    await limiter.consume(key(of));
    return null;
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    return {
      retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)),
      isFirst: error.consumedPoints === limiter.points + 1,
    };
  }
}

/**
 * Counts an attempt before the password is looked at, so that attempts at the same moment cannot slip through together.
 * @returns null when it may go on
 */
export async function takeSignInAttempt(account: string, address: string): Promise<Refusal | null> {
  const { account: byAccount, address: byAddress } = limiters();
  return (await take(byAddress, address)) ?? (await take(byAccount, account));
}

/** A right password: the account starts anew, the address gets its attempt back. */
export async function forgiveSignInAttempts(account: string, address: string): Promise<void> {
  const { account: byAccount, address: byAddress } = limiters();
  await Promise.all([byAccount.delete(key(account)), byAddress.reward(key(address))]);
}

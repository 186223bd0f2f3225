import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";

export interface DurationGap {
  /** liability duration - asset duration, in years: how much longer what is owed runs than what is held. */
  readonly plain: number;
  /** asset duration - liability duration x liabilities / assets, in years (规模调整后的久期缺口); below 0: assets too short. */
  readonly effective: Measured;
}

/**
 * How far apart assets and liabilities lie in time. Liabilities of 16 years against assets of 5.39 leave 10.61.
 *
 *   plain = D(liabilities) - D(assets)
 *   effective = D(assets) - D(liabilities) x L / A
 *
 * A fall of rates by 1 percentage point costs about effective gap x A x 1% where the effective gap is negative.
 *
 * @param assets, liabilities values in one currency; either null: not known
 * @throws InvalidInputError notFinite, negativeDuration
 * @see draft measures on asset-liability management of insurers (资产负债管理办法), 19 Dec 2025: effective gap of life insurers within -5 to +5 years
 */
export function durationGap(
  { assetDuration, liabilityDuration }: { readonly assetDuration: number; readonly liabilityDuration: number },
  { assets, liabilities }: { readonly assets: number | null; readonly liabilities: number | null },
): DurationGap {
  for (const duration of [assetDuration, liabilityDuration]) {
    if (!Number.isFinite(duration)) throw new InvalidInputError("notFinite", { duration });
    if (duration < 0) throw new InvalidInputError("negativeDuration", { duration });
  }
  const plain = liabilityDuration - assetDuration;
  if (assets === null || liabilities === null) return { plain, effective: unavailable("notReported") };
  if (!(assets > 0)) return { plain, effective: unavailable("nothingInvested") };
  return { plain, effective: measured(assetDuration - (liabilityDuration * liabilities) / assets) };
}

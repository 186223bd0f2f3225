import { InvalidInputError } from "../invalid-input-error";
import { rowInForce } from "./regimes/dated-rule";
import { type NaicAsset, type NaicInsurer, type NaicTables, shippedNaicTables } from "./regimes/naic-tables";

export interface NaicQuestion {
  readonly insurer: NaicInsurer;
  readonly asset: NaicAsset;
  /** Weighted beta of the common-stock portfolio; 1 where it is not known. */
  readonly portfolioBeta?: number | undefined;
  readonly date: string;
}

/**
 * Risk-based capital factor of an asset.
 *
 *   life, common stock: 30% x portfolio beta, not below 22.5% and not above 45%
 *   all others: the factor of the table
 *
 * @returns fraction of statement value
 * @throws InvalidInputError notFinite, noRuleInForce
 * @see NAIC risk-based capital instructions
 */
export function naicFactor(
  { insurer, asset, portfolioBeta = 1, date }: NaicQuestion,
  tables: NaicTables = shippedNaicTables,
): number {
  if (!Number.isFinite(portfolioBeta)) throw new InvalidInputError("notFinite", { portfolioBeta });
  const row = rowInForce(
    tables.factors,
    date,
    (candidate) => candidate.insurer === insurer && candidate.asset === asset,
    {
      insurer,
      asset,
    },
  );
  if (row.betaBounds === null) return row.factor;
  const [least, greatest] = row.betaBounds;
  return Math.min(greatest, Math.max(least, row.factor * portfolioBeta));
}

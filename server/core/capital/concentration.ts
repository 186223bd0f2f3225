import { InvalidInputError } from "../invalid-input-error";
import { sumBy } from "../sum";
import type { AggregatedInsurer } from "./aggregate";
import { isAbove } from "./compared-with-tolerance";
import type { CrossRules } from "./regimes/cross-rules";
import { type ClampReading, combinedFactor, DEFAULT_CLAMP, riskFactor } from "./risk-factor";

/**
 * Exposure to one counterparty above which all its assets are charged more.
 *
 *   threshold = sum over slices of total assets (slice x its rate)
 *
 * The rate is marginal: a life insurer of 120 bn CNY has 8% of 10 + 5% of 40 + 4% of 50 + 3% of 20 = 5.4 bn.
 *
 * @returns threshold in bn CNY
 * @throws InvalidInputError negativeTotalAssets, noRuleInForce
 * @see C-ROSS II Rule 8
 */
export function concentrationThreshold(
  insurer: AggregatedInsurer,
  totalAssetsBnCny: number,
  rules: CrossRules,
): number {
  if (!(totalAssetsBnCny >= 0)) throw new InvalidInputError("negativeTotalAssets", { totalAssetsBnCny });
  let from = 0;
  const slices = rules.brackets("concentrationThresholds", insurer).brackets.map(({ below, value }) => {
    const to = Math.min(totalAssetsBnCny, below ?? Number.POSITIVE_INFINITY);
    const slice = Math.max(0, to - from) * value;
    from = Math.max(from, to);
    return slice;
  });
  return sumBy(slices, (slice) => slice);
}

/** An asset of one counterparty with its own factors; money in bn CNY, as the threshold. */
export interface CounterpartyAsset {
  readonly admittedValue: number;
  readonly baseFactor: number;
  readonly k1: number;
  readonly k2: number;
  readonly otherK?: number | undefined;
  /** Look-through loading. */
  readonly Kp?: number | undefined;
}

export interface Counterparty {
  readonly name: string;
  readonly assets: readonly CounterpartyAsset[];
}

export interface CounterpartyCharge {
  readonly name: string;
  readonly exposure: number;
  readonly aboveThreshold: boolean;
  readonly minimumCapitalWithout: number;
  readonly minimumCapital: number;
}

export interface ConcentrationCharge {
  readonly thresholdBnCny: number;
  readonly counterparties: readonly CounterpartyCharge[];
  readonly totalWithout: number;
  readonly total: number;
  /** What concentration costs: total minus total without. */
  readonly charge: number;
}

/**
 * Counterparty concentration (交易对手集中度): k = 0.4 on all assets, not only the excess, of a name whose exposure is
 * strictly above the threshold. Negative admitted values count as 0.
 *
 * @throws InvalidInputError notFinite, negativeTotalAssets, noRuleInForce
 * @see C-ROSS II Rule 8
 */
export function concentrationCharge(
  insurer: AggregatedInsurer,
  totalAssetsBnCny: number,
  counterparties: readonly Counterparty[],
  rules: CrossRules,
  clamp: ClampReading = DEFAULT_CLAMP,
): ConcentrationCharge {
  const thresholdBnCny = concentrationThreshold(insurer, totalAssetsBnCny, rules);
  const charges = counterparties.map(({ name, assets }) => {
    const exposure = sumBy(assets, exposureOf);
    const aboveThreshold = isAbove(exposure, thresholdBnCny);
    const capital = (concentrationK: number) =>
      sumBy(assets, (asset) => {
        const { baseFactor, k1, k2, otherK = 0, Kp = 0 } = asset;
        const K = combinedFactor({ k1, k2, otherK: otherK + concentrationK }, rules, clamp);
        return exposureOf(asset) * riskFactor(baseFactor, K, Kp, rules);
      });
    return {
      name,
      exposure,
      aboveThreshold,
      minimumCapitalWithout: capital(0),
      minimumCapital: capital(aboveThreshold ? rules.parameter("concentrationK") : 0),
    };
  });
  const totalWithout = sumBy(charges, (charge) => charge.minimumCapitalWithout);
  const total = sumBy(charges, (charge) => charge.minimumCapital);
  return { thresholdBnCny, counterparties: charges, totalWithout, total, charge: total - totalWithout };
}

function exposureOf({ admittedValue }: CounterpartyAsset): number {
  if (!Number.isFinite(admittedValue)) throw new InvalidInputError("notFinite", { admittedValue });
  return Math.max(0, admittedValue);
}

/**
 * Special factor on property when it takes up more than a quarter of total assets; 0 otherwise.
 *
 * @throws InvalidInputError totalAssetsNotPositive, noRuleInForce
 * @see C-ROSS II Rule 8
 */
export function propertyOverLimitFactor(property: number, totalAssets: number, rules: CrossRules): number {
  if (!(totalAssets > 0)) throw new InvalidInputError("totalAssetsNotPositive", { totalAssets });
  return isAbove(property / totalAssets, rules.parameter("propertyShareLimit"))
    ? rules.parameter("propertyOverLimitK")
    : 0;
}

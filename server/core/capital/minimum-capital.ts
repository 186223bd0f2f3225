import { InvalidInputError } from "../invalid-input-error";
import { sumBy } from "../sum";
import { floatingFactor, floatingRatio } from "./floating-ratio";
import { indexFactor } from "./index-factor";
import type { CrossRules } from "./regimes/cross-rules";
import type { BaseFactorRow, ChargedUnder } from "./regimes/cross-tables";
import {
  type ClampReading,
  combinedFactor,
  DEFAULT_CLAMP,
  lookThroughLoading,
  type ProductType,
  riskFactor,
} from "./risk-factor";

/** A special factor beside k1 and k2, with the reason why it is there. */
export interface OtherFactor {
  readonly k: number;
  readonly reason: string;
}

/** One asset, or the bottom asset of a product that is looked through. */
export interface Position {
  /** Asset code of the base-factor table, such as `main_board_share`. */
  readonly asset: string;
  /** 认可价值, in any one currency; for a listed share its book value. */
  readonly admittedValue: number;
  /** Cost of a directly held listed share; positions with it make up the book whose floating ratio x counts. */
  readonly purchaseCost?: number | undefined;
  readonly indices?: readonly string[] | undefined;
  /** Weighted holding time in years; absent: not known to be long. */
  readonly holdingYears?: number | undefined;
  /** Products on top of the asset, the surface included; absent or 0: held directly. */
  readonly layers?: number | undefined;
  readonly productType?: ProductType | undefined;
  readonly emergingMarket?: boolean | undefined;
  /** RF0 set by issuer, where the table has a range only. */
  readonly issuerFactor?: number | undefined;
  readonly otherFactors?: readonly OtherFactor[] | undefined;
}

/** The charge of one position and everything it is made of. */
export interface PositionCharge {
  readonly asset: string;
  readonly chargedUnder: ChargedUnder;
  readonly baseFactor: number;
  readonly k1: number;
  readonly k2: number;
  readonly otherK: number;
  readonly K: number;
  readonly Kp: number;
  readonly riskFactor: number;
  readonly admittedValue: number;
  readonly minimumCapital: number;
}

const none: readonly never[] = [];

/**
 * Minimum capital of one position.
 *
 *   MC = EX x RF     EX = admitted value, 0 if negative
 *   RF = RF0 x (1 + K + Kp), at most 1
 *
 * @param bookFactor k1 of the listed book; used only where the position is a directly held listed share of that book
 * @throws InvalidInputError noRuleInForce, notFinite, layersNotWhole, issuerFactorNeeded, issuerFactorOutOfRange
 * @see C-ROSS II Rules 2, 7, 8
 */
export function positionCharge(
  position: Position,
  rules: CrossRules,
  clamp: ClampReading = DEFAULT_CLAMP,
  bookFactor = 0,
): PositionCharge {
  const { asset, admittedValue, layers = 0, productType = "equity" } = position;
  if (!Number.isFinite(admittedValue)) throw new InvalidInputError("notFinite", { asset, admittedValue });
  if (!Number.isInteger(layers) || layers < 0) throw new InvalidInputError("layersNotWhole", { asset, layers });
  const row = rules.baseFactor(asset);
  const baseFactor = row.factor ?? issuerFactor(row, position);
  const k1 = isInListedBook(position, row)
    ? bookFactor
    : row.k1 + (position.emergingMarket === true ? (row.emergingMarketK1 ?? 0) : 0);
  const { indices = none, holdingYears = 0 } = position;
  const k2 = indexFactor({ asset, indices, holdingYears }, baseFactor, rules);
  const otherK = position.otherFactors === undefined ? 0 : sumBy(position.otherFactors, ({ k }) => k);
  const K = combinedFactor({ k1, k2, otherK }, rules, clamp);
  const Kp = row.lookThrough === "base" ? lookThroughLoading(layers, productType, rules) : 0;
  const factor = riskFactor(baseFactor, K, Kp, rules);
  return {
    asset,
    chargedUnder: row.chargedUnder,
    baseFactor,
    k1,
    k2,
    otherK,
    K,
    Kp,
    riskFactor: factor,
    admittedValue,
    minimumCapital: Math.max(0, admittedValue) * factor,
  };
}

function issuerFactor({ asset, range }: BaseFactorRow, { issuerFactor: given }: Position): number {
  if (given === undefined) throw new InvalidInputError("issuerFactorNeeded", { asset, range });
  if (range !== undefined && !(given >= range[0] && given <= range[1]))
    throw new InvalidInputError("issuerFactorOutOfRange", { asset, range, given });
  return given;
}

const isInListedBook = ({ purchaseCost, layers = 0 }: Position, row: BaseFactorRow) =>
  row.floating && layers === 0 && purchaseCost !== undefined;

/** A book's charges; `x` and `k1` are those of its directly held listed shares. */
export interface BookCharge {
  /** null when no directly held listed share with a cost is in the book. */
  readonly x: number | null;
  readonly k1: number;
  /** In the order of the positions. */
  readonly positions: readonly PositionCharge[];
  /** Arithmetic sums: inside one kind of risk there is no credit for diversification. */
  readonly byRisk: Readonly<Record<ChargedUnder, number>>;
  readonly total: number;
}

/**
 * Minimum capital of a book: x and k1 from all its directly held listed shares, then every position by itself, then
 * sums by kind of risk. Positions of other kinds take no part in x.
 *
 * @throws InvalidInputError as positionCharge and floatingRatio
 * @see C-ROSS II Rules 2, 7, 8
 */
export function bookCharge(
  positions: readonly Position[],
  rules: CrossRules,
  clamp: ClampReading = DEFAULT_CLAMP,
): BookCharge {
  const listed = positions.filter((position) => isInListedBook(position, rules.baseFactor(position.asset)));
  const x = floatingRatio(
    listed.map(({ purchaseCost, admittedValue }) => ({ purchaseCost: purchaseCost ?? 0, bookValue: admittedValue })),
  );
  const k1 = floatingFactor(x, rules.parameter("floatingSaturation"));
  const charges = positions.map((position) => positionCharge(position, rules, clamp, k1));
  const under = (risk: ChargedUnder) =>
    sumBy(charges, (charge) => (charge.chargedUnder === risk ? charge.minimumCapital : 0));
  return {
    x,
    k1,
    positions: charges,
    byRisk: {
      rate: under("rate"),
      equity: under("equity"),
      property: under("property"),
      overseas_fixed_income: under("overseas_fixed_income"),
      overseas_equity_and_property: under("overseas_equity_and_property"),
      fx: under("fx"),
      default: under("default"),
    },
    total: sumBy(charges, (charge) => charge.minimumCapital),
  };
}

import { InvalidInputError } from "../invalid-input-error";
import { type Exact, type ExactInput, notNegative, ONE, share, smaller, total, ZERO } from "./exact";

/**
 * How far a partial catch-up runs:
 * - fullCarry: until the manager (GP) holds the carry share of all profit: preference * carry / (catch-up - carry)
 * - carryOnPreference: until the GP has preference * carry / (1 - carry). With a catch-up below 100% the investors
 *   earn during the catch-up as well, so that the GP never reaches its share of the whole.
 * With a catch-up of 100% both are the same.
 */
export type CatchUpConvention = "fullCarry" | "carryOnPreference";

/** One hurdle and what holds above it. */
export interface WaterfallTier {
  /** Profit of the investors (LP), as money, from which this tier works; rising from tier to tier. */
  readonly preferredAmount: ExactInput;
  /** GP's share while catching up; 0 or equal to the carry = no catch-up. Below the carry it could never end. */
  readonly catchUpShare: ExactInput;
  /** GP's share after the catch-up. */
  readonly carry: ExactInput;
}

export type WaterfallLayerKind = "return_of_capital" | "preferred_return" | "gp_catch_up" | "carry";

export interface WaterfallLayer {
  readonly tier: WaterfallLayerKind;
  readonly lp: Exact;
  readonly gp: Exact;
}

export interface WaterfallSplit {
  readonly lp: Exact;
  readonly gp: Exact;
  readonly total: Exact;
  /** GP / profit; null without profit. */
  readonly gpShareOfProfit: Exact | null;
  /** What each layer paid, in order, as far as cash reached. */
  readonly layers: readonly WaterfallLayer[];
}

interface Layer {
  readonly tier: WaterfallLayerKind;
  /** Cash the layer can take; null = all that is left. */
  readonly size: Exact | null;
  readonly gpShare: Exact;
}

/**
 * Splits proceeds between investors (LP) and manager (GP): capital back, preferred return, catch-up, carry, and the
 * same again above each further hurdle. What is paid out is what came in.
 *
 * Tier by tier: the LP is paid alone up to the tier's preferred profit; then the GP catches up
 *
 *   layer = (carry * profit so far - GP so far) / (catch-up - carry)        of which the GP gets catch-up * layer
 *
 * then cash is shared 1 - carry to carry until the LP's profit reaches the next tier's hurdle.
 *
 * @param tiers none = everything above capital belongs to the LP
 * @throws InvalidInputError notFinite, negativeAmount, shareOutOfRange, catchUpNotAboveCarry, tiersNotInOrder
 */
export function waterfallSplit(
  proceeds: ExactInput,
  capital: ExactInput,
  tiers: readonly WaterfallTier[],
  convention: CatchUpConvention = "fullCarry",
): WaterfallSplit {
  let left = notNegative(proceeds, "proceeds");
  const paidIn = notNegative(capital, "capital");
  const layers: WaterfallLayer[] = [];
  for (const { tier, size, gpShare } of layersOf(paidIn, tiers, convention)) {
    if (left.isZero()) break;
    const cash = size === null ? left : smaller(left, size);
    const gp = cash.times(gpShare);
    layers.push({ tier, lp: cash.minus(gp), gp });
    left = left.minus(cash);
  }
  const lp = total(layers.map((layer) => layer.lp));
  const gp = total(layers.map((layer) => layer.gp));
  const profit = lp.plus(gp).minus(paidIn);
  return { lp, gp, total: lp.plus(gp), gpShareOfProfit: profit.gt(0) ? gp.div(profit) : null, layers };
}

/**
 * Split of one deal with a preferred return that is a flat rate on its cost, no time accrual (single deal, American).
 *
 * @throws InvalidInputError those of waterfallSplit
 */
export function dealWaterfall(
  proceeds: ExactInput,
  cost: ExactInput,
  terms: { preferredRate: ExactInput; catchUpShare: ExactInput; carry: ExactInput; convention?: CatchUpConvention },
): WaterfallSplit {
  const preferredAmount = notNegative(cost, "cost").times(notNegative(terms.preferredRate, "preferredRate"));
  const tier = { preferredAmount, catchUpShare: terms.catchUpShare, carry: terms.carry };
  return waterfallSplit(proceeds, cost, [tier], terms.convention ?? "fullCarry");
}

function layersOf(capital: Exact, tiers: readonly WaterfallTier[], convention: CatchUpConvention): readonly Layer[] {
  const layers: Layer[] = [{ tier: "return_of_capital", size: capital, gpShare: ZERO }];
  let lpProfit = ZERO;
  let gpProfit = ZERO;
  const add = (tier: WaterfallLayerKind, size: Exact, gpShare: Exact) => {
    layers.push({ tier, size, gpShare });
    gpProfit = gpProfit.plus(size.times(gpShare));
    lpProfit = lpProfit.plus(size.times(ONE.minus(gpShare)));
  };

  const hurdles = tiers.map((tier, i) => notNegative(tier.preferredAmount, `tiers.${i}.preferredAmount`));
  hurdles.forEach((hurdle, i) => {
    if (i > 0 && hurdle.lte(hurdles[i - 1] ?? ZERO)) throw new InvalidInputError("tiersNotInOrder", { tier: i });
  });
  if (hurdles[0] === undefined) return [...layers, { tier: "preferred_return", size: null, gpShare: ZERO }];
  add("preferred_return", hurdles[0], ZERO);

  tiers.forEach((tier, i) => {
    const carry = share(tier.carry, `tiers.${i}.carry`);
    const catchUp = share(tier.catchUpShare, `tiers.${i}.catchUpShare`);
    const next = hurdles[i + 1];
    if (catchUp.gt(0) && !catchUp.eq(carry)) {
      const needed = catchUpLayer(lpProfit, gpProfit, catchUp, carry, i === 0 ? convention : "fullCarry");
      const room = next === undefined || catchUp.eq(1) ? null : next.minus(lpProfit).div(ONE.minus(catchUp));
      const size = room === null ? needed : smaller(needed, room);
      if (size.gt(0)) add("gp_catch_up", size, catchUp);
    }
    if (next === undefined) layers.push({ tier: "carry", size: null, gpShare: carry });
    else if (carry.lt(1) && next.gt(lpProfit)) add("carry", next.minus(lpProfit).div(ONE.minus(carry)), carry);
  });
  return layers;
}

/** Cash a catch-up takes until the GP is where the convention wants it. */
function catchUpLayer(lp: Exact, gp: Exact, catchUp: Exact, carry: Exact, convention: CatchUpConvention): Exact {
  if (carry.eq(1)) throw new InvalidInputError("shareOutOfRange", { field: "carry", value: "1" });
  if (convention === "carryOnPreference") return lp.times(carry).div(ONE.minus(carry)).div(catchUp);
  if (catchUp.lt(carry))
    throw new InvalidInputError("catchUpNotAboveCarry", { catchUp: catchUp.toNumber(), carry: carry.toNumber() });
  return carry.times(lp.plus(gp)).minus(gp).div(catchUp.minus(carry));
}

/** Hurdle of a tier given as a multiple of capital: profit = (multiple - 1) * capital. */
export const hurdleOfMultiple = (multiple: ExactInput, capital: ExactInput): Exact =>
  notNegative(multiple, "multiple").minus(1).times(notNegative(capital, "capital"));

/** Hurdle of a tier given as a yearly rate on capital that stays out for some years: ((1 + rate)^years - 1) * capital. */
export const hurdleOfRate = (rate: ExactInput, years: ExactInput, capital: ExactInput): Exact =>
  notNegative(rate, "rate").plus(1).pow(notNegative(years, "years")).minus(1).times(notNegative(capital, "capital"));

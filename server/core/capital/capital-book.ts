import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { sumBy } from "../sum";
import type { AggregatedInsurer } from "./aggregate";
import { rateFactor, spreadFactor, surfaceDefaultCharge } from "./bond-charges";
import { isAbove } from "./compared-with-tolerance";
import { concentrationThreshold, propertyOverLimitFactor } from "./concentration";
import { DEFAULT_HOLDING_CLOCK, type LedgerEntry, wayToLongHold } from "./holding-clock";
import { longHoldRule } from "./index-factor";
import { bookCharge, type OtherFactor, type Position, type PositionCharge } from "./minimum-capital";
import type { CrossRules } from "./regimes/cross-rules";
import type { CrossParameterName, MarketSubModule } from "./regimes/cross-tables";
import { type ClampReading, DEFAULT_CLAMP, type ProductType } from "./risk-factor";

/** A bond or debt-type asset that is charged by grade and duration; every other code is one of the base-factor table. */
export const BOND_ASSET = "bond";

/** A debt-type product charged on its surface by its rating, such as a debt investment plan. */
export const DEBT_PRODUCT = "debt_product";

/** Charged by grade, under credit: no row of the base-factor table and no listed share. */
export const isChargedByGrade = (asset: string): boolean => asset === BOND_ASSET || asset === DEBT_PRODUCT;

/** Special factors that an asset bears by itself, and the parameter that says how much each is. */
const ownFactorParameters = {
  greenBond: "greenBondK",
  lookedThroughReit: "lookedThroughReitK",
  assetClassLimit: "assetClassLimitK",
  debtInvestmentPlan: "debtInvestmentPlanK",
} as const satisfies Record<string, CrossParameterName>;
export type OwnFactor = keyof typeof ownFactorParameters;
export const ownFactors = Object.keys(ownFactorParameters) as OwnFactor[];
export const isOwnFactor = (name: string): name is OwnFactor => (ownFactors as string[]).includes(name);

/** A part below an opaque product. */
export interface BelowPart {
  readonly asset: string;
  /** Share of the product's value; the shares of a product sum to 1. */
  readonly share: number;
  readonly layers: number;
  readonly productType?: ProductType | undefined;
}

/** An asset of the book as the institution keeps it. Money in CNY. */
export interface CapitalHolding {
  readonly code: string;
  readonly asset: string;
  readonly admittedValue: number;
  readonly purchaseCost: number | null;
  readonly modifiedDuration: number | null;
  readonly counterparty: string | null;
  readonly indices: readonly string[];
  readonly layers: number;
  readonly productType: ProductType | null;
  readonly emergingMarket: boolean;
  readonly issuerFactor: number | null;
  readonly grade: string | null;
  readonly specialFactors?: readonly OwnFactor[] | undefined;
  readonly below: readonly BelowPart[];
  readonly trades: readonly LedgerEntry[];
  /** Charged by what lies below instead of as an opaque product. */
  readonly isLookedThrough?: boolean | undefined;
  /** Years added to the holding clock: what holding longer would bring. */
  readonly yearsLonger?: number | undefined;
}

export interface BookOptions {
  readonly insurer: AggregatedInsurer;
  /** CNY; null: neither concentration nor the property limit can be judged. */
  readonly totalAssets: number | null;
  readonly clamp?: ClampReading | undefined;
}

/** Where a listed holding stands on the way to its long-hold factor. */
export interface ClockState {
  readonly weightedHoldingYears: number | null;
  readonly longerThanYears: number;
  readonly lookBackYears: number | null;
  readonly isLongHeld: boolean;
  /** First day of the long-hold factor if nothing is traded; null: never. */
  readonly longHoldBegins: string | null;
}

/** The charge of one asset and all it was made of. */
export interface CapitalLine {
  readonly code: string;
  readonly admittedValue: number;
  /** Under which risk; a bond is charged under credit (spread) and, for a non-life insurer, under rates. */
  readonly charges: Readonly<Partial<Record<MarketSubModule | "credit", number>>>;
  readonly charge: number;
  /** Charge by value, null for a book value of 0 or less. */
  readonly riskFactor: number | null;
  /** The factors of a position that is charged by one base factor; null for bonds and for products looked through. */
  readonly factors: PositionCharge | null;
  readonly otherFactors: readonly OtherFactor[];
  /** Parts of a product that is looked through, in its order. */
  readonly parts: readonly PositionCharge[];
  readonly clock: ClockState | null;
  readonly paperGain: number | null;
}

export interface ConcentrationLine {
  readonly counterparty: string;
  readonly exposure: number;
  readonly threshold: number;
  readonly isAbove: boolean;
}

/** An asset that could not be charged, and why. */
export interface UnchargedLine {
  readonly code: string;
  readonly admittedValue: number;
  readonly reason: string;
}

export interface CapitalBook {
  readonly x: number | null;
  readonly k1: number;
  readonly lines: readonly CapitalLine[];
  readonly uncharged: readonly UnchargedLine[];
  /** Arithmetic sums by risk: inside one kind of risk there is no credit for diversification. */
  readonly byRisk: Readonly<Record<MarketSubModule | "credit", number>>;
  readonly total: number;
  readonly concentration: readonly ConcentrationLine[];
  /** k on property because there is too much of it. */
  readonly propertyK: number;
}

const BN = 1e9;

/**
 * Charges of a whole book under C-ROSS II: floating ratio and k1 from all directly held listed shares, holding clocks from
 * their trades, the opaque charge or the parts below, bonds by grade and duration, and the factors of concentration and of
 * too much property on top. An asset that no rule covers is listed with its reason and charged nothing, never guessed.
 *
 * @param date valuation day, which the holding clocks run to
 * @throws InvalidInputError notFinite, sellsMoreThanHeld, negativeTotalAssets, noRuleInForce for parameters of the regime
 * @see C-ROSS II Rules 2, 7, 8, 9
 */
export function capitalBook(
  holdings: readonly CapitalHolding[],
  date: string,
  rules: CrossRules,
  { insurer, totalAssets, clamp = DEFAULT_CLAMP }: BookOptions,
): CapitalBook {
  const uncharged: UnchargedLine[] = [];
  const chargeable = holdings.filter((holding) => {
    const reason = whyNotCharged(holding, rules);
    if (reason !== null) uncharged.push({ code: holding.code, admittedValue: holding.admittedValue, reason });
    return reason === null;
  });
  const concentration = concentrationLines(chargeable, insurer, totalAssets, rules);
  const above = new Set(concentration.filter((line) => line.isAbove).map(({ counterparty }) => counterparty));
  const propertyK = overLimitFactor(chargeable, totalAssets, rules);
  const prepared = chargeable.map((holding) => {
    const isConcentrated = holding.counterparty !== null && above.has(holding.counterparty);
    const isOverLimit = propertyK !== 0 && isProperty(holding, rules);
    const { specialFactors = NO_OWN } = holding;
    const otherFactors =
      isConcentrated || isOverLimit || specialFactors.length > 0
        ? [
            ...specialFactors.map((name) => ({ k: rules.parameter(ownFactorParameters[name]), reason: name })),
            ...(isConcentrated ? [{ k: rules.parameter("concentrationK"), reason: "concentration" }] : []),
            ...(isOverLimit ? [{ k: propertyK, reason: "propertyOverLimit" }] : []),
          ]
        : NO_FACTORS;
    return { holding, otherFactors, clock: clockOf(holding, date, rules) };
  });
  const positions = prepared.map(({ holding, otherFactors, clock }) => positionsOf(holding, otherFactors, clock));
  const book = bookCharge(positions.flat(), rules, clamp);
  let next = 0;
  const lines = prepared.map(({ holding, otherFactors, clock }, i): CapitalLine => {
    const charged = book.positions.slice(next, next + positions[i]!.length);
    next += charged.length;
    const charges = isChargedByGrade(holding.asset)
      ? creditCharges(holding, insurer, otherFactors, rules)
      : byRiskOf(charged);
    const charge = sumBy(Object.values(charges), (amount) => amount);
    const isSplit = holding.isLookedThrough === true && charged.length > 0;
    return {
      code: holding.code,
      admittedValue: holding.admittedValue,
      charges,
      charge,
      riskFactor: holding.admittedValue > 0 ? charge / holding.admittedValue : null,
      factors: isSplit ? null : (charged[0] ?? null),
      otherFactors,
      parts: isSplit ? charged : [],
      clock,
      paperGain: holding.purchaseCost === null ? null : holding.admittedValue - holding.purchaseCost,
    };
  });
  const under = (risk: MarketSubModule | "credit") => sumBy(lines, ({ charges }) => charges[risk] ?? 0);
  const byRisk = {
    rate: under("rate"),
    equity: under("equity"),
    property: under("property"),
    overseas_fixed_income: under("overseas_fixed_income"),
    overseas_equity_and_property: under("overseas_equity_and_property"),
    fx: under("fx"),
    credit: under("credit"),
  };
  return {
    x: book.x,
    k1: book.k1,
    lines,
    uncharged,
    byRisk,
    total: sumBy(lines, ({ charge }) => charge),
    concentration,
    propertyK,
  };
}

function whyNotCharged(holding: CapitalHolding, rules: CrossRules): string | null {
  if (!Number.isFinite(holding.admittedValue))
    throw new InvalidInputError("notFinite", { asset: holding.code, admittedValue: holding.admittedValue });
  if (holding.asset === BOND_ASSET) {
    if (holding.grade === null) return "gradeMissing";
    if (holding.modifiedDuration === null) return "durationMissing";
    return rules.hasCurve("spread", holding.grade) ? null : "noRuleInForce";
  }
  if (holding.asset === DEBT_PRODUCT) {
    if (holding.grade === null) return "gradeMissing";
    return rules.hasSurfaceDefaultFactor(holding.grade) ? null : "noRuleInForce";
  }
  if (!rules.hasBaseFactor(holding.asset)) return "noRuleInForce";
  if (holding.isLookedThrough === true && holding.below.some(({ asset }) => !rules.hasBaseFactor(asset)))
    return "noRuleInForce";
  const row = rules.baseFactor(holding.asset);
  if (row.factor === null && holding.issuerFactor === null) return "issuerFactorMissing";
  return null;
}

function concentrationLines(
  holdings: readonly CapitalHolding[],
  insurer: AggregatedInsurer,
  totalAssets: number | null,
  rules: CrossRules,
): ConcentrationLine[] {
  if (totalAssets === null) return [];
  const threshold = concentrationThreshold(insurer, totalAssets / BN, rules) * BN;
  const exposures = new Map<string, number>();
  for (const { counterparty, admittedValue } of holdings) {
    if (counterparty !== null)
      exposures.set(counterparty, (exposures.get(counterparty) ?? 0) + Math.max(0, admittedValue));
  }
  return [...exposures]
    .map(([counterparty, exposure]) => ({ counterparty, exposure, threshold, isAbove: isAbove(exposure, threshold) }))
    .sort((a, b) => b.exposure - a.exposure);
}

const NO_FACTORS: readonly OtherFactor[] = [];
const NO_OWN: readonly OwnFactor[] = [];

const isProperty = ({ asset }: CapitalHolding, rules: CrossRules) =>
  !isChargedByGrade(asset) && rules.baseFactor(asset).chargedUnder === "property";

function overLimitFactor(holdings: readonly CapitalHolding[], totalAssets: number | null, rules: CrossRules): number {
  if (totalAssets === null || totalAssets <= 0) return 0;
  const property = sumBy(holdings, (holding) => (isProperty(holding, rules) ? Math.max(0, holding.admittedValue) : 0));
  return property === 0 ? 0 : propertyOverLimitFactor(property, totalAssets, rules);
}

/** The clock of a share that holding longer makes cheaper; null for all others and where no trades are known. */
function clockOf(holding: CapitalHolding, date: string, rules: CrossRules): ClockState | null {
  const rule = longHoldRule({ asset: holding.asset, indices: holding.indices }, rules);
  if (rule === null || holding.trades.length === 0) return null;
  const { longerThanYears, lookBackYears } = rule;
  const options = { ...DEFAULT_HOLDING_CLOCK, lotAgeCapYears: lookBackYears };
  const way = wayToLongHold(holding.trades, date, longerThanYears, options, holding.yearsLonger);
  const years = way.weightedHoldingYears;
  return { ...way, ...rule, isLongHeld: years !== null && isAbove(years, longerThanYears) };
}

function positionsOf(
  holding: CapitalHolding,
  otherFactors: readonly OtherFactor[],
  clock: ClockState | null,
): Position[] {
  if (isChargedByGrade(holding.asset)) return [];
  const { admittedValue, emergingMarket } = holding;
  if (holding.isLookedThrough === true && holding.below.length > 0)
    return holding.below.map(({ asset, share, layers, productType }) => ({
      asset,
      admittedValue: admittedValue * share,
      layers,
      productType,
      emergingMarket,
      otherFactors,
    }));
  return [
    {
      asset: holding.asset,
      admittedValue,
      purchaseCost: holding.purchaseCost ?? undefined,
      indices: holding.indices,
      holdingYears: clock?.weightedHoldingYears ?? undefined,
      layers: holding.layers,
      productType: holding.productType ?? undefined,
      emergingMarket,
      issuerFactor: holding.issuerFactor ?? undefined,
      otherFactors,
    },
  ];
}

/** Opaque debt is charged under default, which belongs to credit risk. */
function byRiskOf(charges: readonly PositionCharge[]): CapitalLine["charges"] {
  const byRisk: Partial<Record<MarketSubModule | "credit", number>> = {};
  for (const { chargedUnder, minimumCapital } of charges) {
    const risk = chargedUnder === "default" ? "credit" : chargedUnder;
    byRisk[risk] = (byRisk[risk] ?? 0) + minimumCapital;
  }
  return byRisk;
}

/**
 * Spread of a bond, surface default of a product. A life insurer's rate risk is a scenario over all its flows, so that a
 * single bond has a spread charge only.
 */
function creditCharges(
  { asset, admittedValue, grade, modifiedDuration }: CapitalHolding,
  insurer: AggregatedInsurer,
  otherFactors: readonly OtherFactor[],
  rules: CrossRules,
): CapitalLine["charges"] {
  const exposure = Math.max(0, admittedValue);
  const k = sumBy(otherFactors, (factor) => factor.k);
  if (asset === DEBT_PRODUCT) return { credit: exposure * surfaceDefaultCharge(grade ?? "", rules, k) };
  const duration = modifiedDuration ?? 0;
  const credit = exposure * spreadFactor({ grade: grade ?? "", modifiedDuration: duration, k }, rules);
  return insurer === "life" ? { credit } : { credit, rate: exposure * rateFactor(duration, rules) };
}

/**
 * Charge of one asset if it were looked through, or not: what stands opposite its charge in the book.
 *
 * @returns n/a (nothingBelow, notOpaque) where there is nothing to look through
 */
export function lookThroughSaving(
  holding: CapitalHolding,
  date: string,
  rules: CrossRules,
  options: BookOptions,
): Measured<number> {
  if (isChargedByGrade(holding.asset) || rules.baseFactor(holding.asset).lookThrough !== "opaque")
    return unavailable("notOpaque");
  if (holding.below.length === 0) return unavailable("nothingBelow");
  const chargeOf = (isLookedThrough: boolean) =>
    capitalBook([{ ...holding, isLookedThrough, counterparty: null }], date, rules, { ...options, totalAssets: null });
  const through = chargeOf(true);
  if (through.uncharged.length > 0) return unavailable("noRuleInForce");
  return measured(chargeOf(false).total - through.total);
}

import { sum, sumBy } from "../sum";
import { companyCapital } from "./aggregate";
import type { CapitalHolding } from "./capital-book";
import { type CapitalInstitution, type CapitalPosition, marketRisks } from "./capital-position";
import { isAbove } from "./compared-with-tolerance";
import { floatingFactor } from "./floating-ratio";
import type { CrossRules } from "./regimes/cross-rules";
import { type MarketSubModule, marketSubModules } from "./regimes/cross-tables";
import { type ClampReading, combinedFactor, DEFAULT_CLAMP, riskFactor } from "./risk-factor";
import { isListedAndDirect, NOTHING_CHANGED, whatIfPosition } from "./what-if";

type Risk = MarketSubModule | "credit";

/** Parts of assets by code: 1 the whole of it, 0.5 half. */
export type AssetParts = ReadonlyMap<string, number>;

/** Listed shares that differ in value alone: one factor for all of them, whatever k1 is. */
interface ShareGroup {
  readonly risk: Risk;
  readonly baseFactor: number;
  readonly k2: number;
  readonly otherK: number;
  readonly Kp: number;
  exposure: number;
}

/** A listed share of the book, and the group it is charged with. */
interface ListedShare {
  readonly group: number;
  readonly exposure: number;
  readonly value: number;
  readonly cost: number;
}

/**
 * Minimum capital of the company after parts of some assets have been sold at value for cash. What is sold takes its
 * share of the cost along, so that x and k1 of all other listed shares move; total assets stay.
 *
 * Prepared once for a position and then asked for thousands of parts: charges of assets that are not listed shares are
 * taken off, those of listed shares are summed by their factors. Where a name or property falls back below its limit, so
 * that charges of others change too, the whole position is computed again.
 *
 * @returns the same as `whatIfPosition` with those parts sold
 * @throws InvalidInputError as capitalPosition
 * @see C-ROSS II Rules 2, 8
 */
export function capitalWithout(
  holdings: readonly CapitalHolding[],
  institution: CapitalInstitution,
  position: CapitalPosition,
  date: string,
  rules: CrossRules,
  clamp: ClampReading = DEFAULT_CLAMP,
): (sold: AssetParts) => number {
  const holdingOf = new Map(holdings.map((holding) => [holding.code, holding]));
  const lineOf = new Map(position.lines.map((line) => [line.code, line]));
  const { listed, groups } = listedShares(holdingOf, position, rules);
  const shares = [...listed.values()];
  const [allValue, allCost] = [sumBy(shares, ({ value }) => value), sumBy(shares, ({ cost }) => cost)];
  const overLimit = new Map(
    position.book.concentration.filter((name) => name.isAbove).map((name) => [name.counterparty, name]),
  );
  const saturation = rules.parameter("floatingSaturation");

  /** Whether charges of assets that stay change by more than k1. */
  const movesLimits = (sold: AssetParts): boolean => {
    if (overLimit.size === 0 && position.book.propertyK === 0) return false;
    const soldOf = new Map<string, number[]>();
    for (const [code, part] of sold) {
      const holding = holdingOf.get(code);
      const line = lineOf.get(code);
      if (holding === undefined || line === undefined) continue;
      if (position.book.propertyK !== 0 && line.charges.property !== undefined) return true;
      if (holding.counterparty === null || !overLimit.has(holding.counterparty)) continue;
      const amounts = soldOf.get(holding.counterparty) ?? [];
      amounts.push(part * Math.max(0, holding.admittedValue));
      soldOf.set(holding.counterparty, amounts);
    }
    return [...soldOf].some(([name, amounts]) => {
      const { exposure, threshold } = overLimit.get(name)!;
      return !isAbove(exposure - sum(amounts), threshold);
    });
  };

  const withoutShares = (sold: readonly (readonly [ListedShare, number])[]): Map<Risk, number> => {
    const cost = allCost - sumBy(sold, ([share, part]) => part * share.cost);
    const value = allValue - sumBy(sold, ([share, part]) => part * share.value);
    // Of differences that cancel out a last digit may be left: no cost is no x.
    const k1 = floatingFactor(cost > allCost * 1e-12 ? (value - cost) / cost : null, saturation);
    const left = groups.map(({ exposure }) => exposure);
    for (const [{ group, exposure }, part] of sold) left[group] = left[group]! - part * exposure;
    const charges = new Map<Risk, number>();
    groups.forEach(({ risk, baseFactor, k2, otherK, Kp }, i) => {
      const factor = riskFactor(baseFactor, combinedFactor({ k1, k2, otherK }, rules, clamp), Kp, rules);
      charges.set(risk, (charges.get(risk) ?? 0) + Math.max(0, left[i]!) * factor);
    });
    return charges;
  };

  const chargedNow = withoutShares([]);
  return (sold) => {
    if (movesLimits(sold)) {
      const changes = [...sold].map(([code, part]) => ({ code, keep: 1 - part }));
      return whatIfPosition(holdings, institution, { ...NOTHING_CHANGED, changes }, date, rules, clamp).company
        .minimumCapital;
    }
    const soldShares: (readonly [ListedShare, number])[] = [];
    const taken = new Map<Risk, number[]>();
    for (const [code, part] of sold) {
      const share = listed.get(code);
      if (share !== undefined) {
        soldShares.push([share, part]);
        continue;
      }
      for (const [risk, charge] of Object.entries(lineOf.get(code)?.charges ?? {})) {
        const amounts = taken.get(risk as Risk) ?? [];
        amounts.push(part * charge);
        taken.set(risk as Risk, amounts);
      }
    }
    const after = soldShares.length === 0 ? chargedNow : withoutShares(soldShares);
    const change = (risk: Risk) => (after.get(risk) ?? 0) - (chargedNow.get(risk) ?? 0) - sum(taken.get(risk) ?? []);
    return companyCapital(
      marketRisks(
        institution,
        Object.fromEntries(
          marketSubModules.map((module) => [module, position.marketAmounts[module] + change(module)]),
        ) as Record<MarketSubModule, number>,
        (position.moduleAmounts.credit ?? 0) + change("credit"),
      ),
      rules,
    ).minimumCapital;
  };
}

function listedShares(
  holdingOf: ReadonlyMap<string, CapitalHolding>,
  position: CapitalPosition,
  rules: CrossRules,
): { listed: Map<string, ListedShare>; groups: ShareGroup[] } {
  const groups: ShareGroup[] = [];
  const groupOf = new Map<string, number>();
  const listed = new Map<string, ListedShare>();
  for (const { code, factors, charges } of position.lines) {
    const holding = holdingOf.get(code);
    if (holding === undefined || factors === null || holding.purchaseCost === null) continue;
    if (!isListedAndDirect(holding, rules)) continue;
    const [risk = "equity"] = Object.keys(charges) as Risk[];
    const { baseFactor, k2, otherK, Kp } = factors;
    const key = [risk, baseFactor, k2, otherK, Kp].join(" ");
    const group = groupOf.get(key) ?? groups.length;
    if (group === groups.length) {
      groups.push({ risk, baseFactor, k2, otherK, Kp, exposure: 0 });
      groupOf.set(key, group);
    }
    const exposure = Math.max(0, holding.admittedValue);
    groups[group]!.exposure += exposure;
    listed.set(code, { group, exposure, value: holding.admittedValue, cost: holding.purchaseCost });
  }
  return { listed, groups };
}

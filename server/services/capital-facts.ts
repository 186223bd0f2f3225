import "server-only";
import { z } from "zod";
import { type CapitalHolding, isOwnFactor } from "@/server/core/capital/capital-book.ts";
import type { CapitalInstitution } from "@/server/core/capital/capital-position.ts";
import type { LedgerEntry } from "@/server/core/capital/holding-clock.ts";
import type { MarketSubModule } from "@/server/core/capital/regimes/cross-tables.ts";
import { type RiskRating, riskRatings } from "@/server/core/capital/solvency-position.ts";
import { addMonths } from "@/server/core/returns/calendar/plain-date.ts";
import { type CapitalAssetRow, loadCapitalAssets } from "@/server/persistence/capital-repository.ts";
import { loadAssetPositions, loadAssetTrades, loadInstitutionFigures } from "@/server/persistence/fact-repository.ts";
import { loadBatchNames } from "@/server/persistence/manager-repository.ts";
import type { CapitalAssumptions, FileRow } from "./capital-view.ts";
import { loadExchangeRates, solvencyRates } from "./exchange-rates.ts";
import { grouped } from "./source-refs.ts";

/** An asset as known, with what else pages say of it. */
export interface CapitalFact {
  readonly row: CapitalAssetRow;
  readonly holding: CapitalHolding;
  readonly valuedOn: string;
  readonly source: FileRow;
  /** Change of value less change of cost over twelve months; null without a value then or a cost. */
  readonly gain: number | null;
}

export interface CapitalFacts {
  readonly facts: readonly CapitalFact[];
  readonly institution: CapitalInstitution;
  readonly assumptions: CapitalAssumptions;
  /** CI and AI of the symmetric adjustment; null where either is not known. */
  readonly equityIndex: { readonly level: number; readonly average: number } | null;
  readonly portfolioBeta: number | null;
}

const belowShape = z.array(
  z.object({
    asset: z.string(),
    share: z.number(),
    layers: z.number().int().nonnegative().default(1),
    productType: z.enum(["equity", "debt"]).optional(),
  }),
);

/** A value older than this says nothing of the day. */
const VALUE_LASTS_MONTHS = 15;
/** Used where the institution gives none; the page says so. */
const ASSUMED = { costOfCapital: 0.08, targetSolvencyRatio: 1, taxRate: 0.25 } as const;

const otherMarketFigures: Readonly<Record<string, MarketSubModule>> = {
  otherRateCapital: "rate",
  otherEquityCapital: "equity",
  otherPropertyCapital: "property",
  otherOverseasFixedIncomeCapital: "overseas_fixed_income",
  otherOverseasEquityCapital: "overseas_equity_and_property",
  otherFxCapital: "fx",
};

/** The book and the institution as of a day, as known at a moment. */
export async function capitalFacts(asOf: string, knownAsOf: Date | null): Promise<CapitalFacts> {
  const query = { knownAsOf, to: asOf };
  const [assets, positions, trades, figures, batchNames, rates] = await Promise.all([
    loadCapitalAssets(),
    loadAssetPositions(query),
    loadAssetTrades(query),
    loadInstitutionFigures(query),
    loadBatchNames(),
    loadExchangeRates(asOf, knownAsOf),
  ]);
  const rateOf = solvencyRates(rates, asOf);
  const positionsOf = grouped(positions, ({ assetId }) => assetId);
  const tradesOf = grouped(trades, ({ assetId }) => assetId);
  const oldest = addMonths(asOf, -VALUE_LASTS_MONTHS);
  const yearAgo = addMonths(asOf, -12);
  const facts = assets.flatMap((row): CapitalFact[] => {
    // Positions come by asset and day, so that the last of a list is the newest.
    const known = positionsOf.get(row.id) ?? [];
    const last = known.at(-1);
    if (last === undefined || last.effectiveOn < oldest) return [];
    const then = known.filter(({ effectiveOn }) => effectiveOn <= yearAgo).at(-1);
    const below = belowShape.safeParse(row.below);
    // Gains over the year too are at the rate of the day: what the asset did, not what its currency did.
    const rate = rateOf(row.currency);
    const value = Number(last.admittedValue) * rate;
    const paper = (position: typeof last) =>
      position.purchaseCost === null ? null : (Number(position.admittedValue) - Number(position.purchaseCost)) * rate;
    const [now, before] = [paper(last), then === undefined ? null : paper(then)];
    return [
      {
        row,
        holding: {
          code: row.code,
          asset: row.asset,
          admittedValue: value,
          purchaseCost: last.purchaseCost === null ? null : Number(last.purchaseCost) * rate,
          modifiedDuration: last.modifiedDuration,
          counterparty: row.counterparty,
          indices: row.indices,
          layers: row.layers,
          productType: row.productType === "debt" || row.productType === "equity" ? row.productType : null,
          emergingMarket: row.emergingMarket,
          issuerFactor: row.issuerFactor,
          grade: row.grade,
          specialFactors: row.specialFactors.filter(isOwnFactor),
          below: below.success ? below.data : [],
          trades: (tradesOf.get(row.id) ?? []).map(
            ({ effectiveOn, side, shares, price }): LedgerEntry =>
              side === "buy"
                ? {
                    date: effectiveOn,
                    side,
                    shares: Number(shares),
                    price: price === null ? undefined : Number(price) * rate,
                  }
                : { date: effectiveOn, side, shares: Number(shares) },
          ),
        },
        valuedOn: last.effectiveOn,
        source: {
          batchId: last.batchId,
          fileName: batchNames.get(last.batchId) ?? "",
          row: last.sourceRow,
        },
        gain: now === null || before === null ? null : now - before,
      },
    ];
  });
  const newest = new Map(figures.map((figure) => [figure.name, figure]));
  const number = (name: string): number | null => {
    const value = newest.get(name)?.value;
    return value === null || value === undefined ? null : Number(value);
  };
  const assumed: string[] = [];
  const orAssumed = (name: keyof typeof ASSUMED): number => {
    const value = number(name);
    if (value === null) assumed.push(name);
    return value ?? ASSUMED[name];
  };
  const rating = newest.get("riskRating")?.text ?? "";
  const isRating = (text: string): text is RiskRating => (riskRatings as readonly string[]).includes(text);
  if (!isRating(rating)) assumed.push("riskRating");
  const insurer = newest.get("insurerKind")?.text === "property_and_casualty" ? "property_and_casualty" : "life";
  if (newest.get("insurerKind") === undefined) assumed.push("insurerKind");
  const [level, average] = [number("equityIndexLevel"), number("equityIndexAverage")];
  const lifeInsurance = insurer === "life" ? (number("lifeInsuranceCapital") ?? 0) : 0;
  return {
    facts,
    institution: {
      insurer,
      totalAssets: number("totalAssets"),
      actualCapital: number("actualCapital"),
      coreCapital: number("coreCapital"),
      riskRating: isRating(rating) ? rating : "B",
      otherMarket: Object.fromEntries(
        Object.entries(otherMarketFigures).map(([name, module]) => [module, number(name) ?? 0]),
      ),
      otherModules: {
        life_insurance: lifeInsurance,
        non_life: number("nonLifeCapital") ?? 0,
        credit: number("otherCreditCapital") ?? 0,
      },
      taxRate: orAssumed("taxRate"),
    },
    assumptions: {
      costOfCapital: orAssumed("costOfCapital"),
      requiredRatio: orAssumed("targetSolvencyRatio"),
      taxRate: number("taxRate") ?? ASSUMED.taxRate,
      assumed,
    },
    equityIndex: level !== null && average !== null ? { level, average } : null,
    portfolioBeta: number("portfolioBeta"),
  };
}

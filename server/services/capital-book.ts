import "server-only";
import { isChargedByGrade, lookThroughSaving } from "@/server/core/capital/capital-book.ts";
import { capitalSavedByHoldingLonger } from "@/server/core/capital/capital-levers.ts";
import { type AllocatedLine, type CapitalPosition, capitalPosition } from "@/server/core/capital/capital-position.ts";
import type { AssetParts } from "@/server/core/capital/capital-without.ts";
import { type CrossRules, crossRulesAt } from "@/server/core/capital/regimes/cross-rules.ts";
import type { RegimeTables } from "@/server/core/capital/regimes/rule-overlay.ts";
import type { ClampReading } from "@/server/core/capital/risk-factor.ts";
import { type ToleratedLosses, toleratedLosses } from "@/server/core/capital/tolerated-capital.ts";
import { type Measured, measured, unavailable } from "@/server/core/measured.ts";
import { sumBy } from "@/server/core/sum.ts";
import { loadCapitalRulesMark } from "@/server/persistence/capital-repository.ts";
import { loadAssignments } from "@/server/persistence/fact-repository.ts";
import { loadManagers, loadPortfolios } from "@/server/persistence/manager-repository.ts";
import { loadFactsMark } from "@/server/persistence/snapshot-repository.ts";
import { type CapitalFact, type CapitalFacts, capitalFacts } from "./capital-facts.ts";
import { RuleFinder } from "./capital-rule-refs.ts";
import { capitalTables } from "./capital-rules.ts";
import type { AssetGroup, CapitalAssetLine, CapitalAssetView, CapitalGroup, RuleRef } from "./capital-view.ts";
import { grouped } from "./source-refs.ts";

/** Which book: as of a day, as known at a moment (null: now), under a reading of the bounds of K. */
export interface CapitalQuestion {
  readonly asOf: string;
  readonly knownAsOf: Date | null;
  readonly clamp?: ClampReading | undefined;
}

/** Everything computed of a day: kept until facts or rules change. */
export interface CapitalState {
  readonly asOf: string;
  readonly clamp: ClampReading | undefined;
  readonly known: CapitalFacts;
  readonly tables: RegimeTables;
  readonly rules: CrossRules;
  readonly position: CapitalPosition;
  readonly lines: readonly CapitalAssetLine[];
  readonly ruleRefs: Readonly<Record<string, RuleRef>>;
  readonly views: ReadonlyMap<string, CapitalAssetView>;
  /** What tolerating the paper losses of parts of the book costs. */
  readonly toleratedOf: (parts: AssetParts) => ToleratedLosses;
}

const KEPT_STATES = 4;
const states = new Map<string, Promise<CapitalState>>();

/**
 * The capital position of a day as known at a moment. Computed once for the same facts and rules. A large book takes some
 * hundred milliseconds: pages ask for it in a thread (server/jobs/capital-thread.ts).
 *
 * @throws InvalidInputError as capitalPosition
 */
export async function capitalState({ asOf, knownAsOf, clamp }: CapitalQuestion): Promise<CapitalState> {
  const marks = await Promise.all([loadFactsMark(knownAsOf), loadCapitalRulesMark()]);
  const id = [asOf, knownAsOf?.toISOString() ?? "", clamp ?? "", ...marks].join("|");
  const known = states.get(id);
  if (known) return known;
  const computing = computeState({ asOf, knownAsOf, clamp });
  states.set(id, computing);
  computing.catch(() => states.delete(id));
  for (const oldest of states.keys()) {
    if (states.size <= KEPT_STATES) break;
    states.delete(oldest);
  }
  return computing;
}

async function computeState({ asOf, knownAsOf, clamp }: CapitalQuestion): Promise<CapitalState> {
  const [known, tables, portfolios, managers, assignments] = await Promise.all([
    capitalFacts(asOf, knownAsOf),
    capitalTables(knownAsOf),
    loadPortfolios(),
    loadManagers({ managers: "all" }),
    loadAssignments({ knownAsOf, to: asOf }),
  ]);
  const rules = crossRulesAt(asOf, tables.cross);
  const holdings = known.facts.map(({ holding }) => holding);
  const { institution } = known;
  const position = capitalPosition(holdings, institution, asOf, rules, clamp);
  const toleratedOf = toleratedLosses(holdings, institution, position, asOf, rules, known.assumptions, clamp);
  const managerOf = new Map(managers.map((manager) => [manager.id, manager]));
  const portfolioOf = new Map(portfolios.map((portfolio) => [portfolio.id, portfolio]));
  const answering = grouped(
    assignments.filter(({ credit, until }) => credit === "holding" && (until === null || until >= asOf)),
    ({ portfolioId }) => portfolioId,
  );
  const views = new Map(
    known.facts.map(({ row, valuedOn, source }): [string, CapitalAssetView] => {
      const portfolio = row.portfolioId === null ? undefined : portfolioOf.get(row.portfolioId);
      return [
        row.code,
        {
          code: row.code,
          name: row.name,
          nameZh: row.nameZh,
          asset: row.asset,
          assetClass: groupOf(row.asset, row.dealId),
          portfolioId: row.portfolioId,
          portfolioCode: portfolio?.code ?? null,
          portfolioName: portfolio?.name ?? null,
          portfolioNameZh: portfolio?.nameZh ?? null,
          dealCode: row.dealCode,
          managers: (answering.get(row.portfolioId ?? "") ?? []).flatMap(({ managerId, share }) => {
            const manager = managerOf.get(managerId);
            return manager ? [{ code: manager.code, name: manager.name, nameZh: manager.nameZh, share }] : [];
          }),
          valuedOn,
          source,
          isPatient: portfolio?.book === "private" || portfolio?.assetClass === "listedTechGrowth",
        },
      ];
    }),
  );
  const factOf = new Map(known.facts.map((fact) => [fact.row.code, fact]));
  const refs = new RuleFinder(tables, asOf);
  const lines = position.lines.map((line): CapitalAssetLine => {
    const fact = factOf.get(line.code)!;
    return {
      ...line,
      ...views.get(line.code)!,
      returnOnCapital: returnOn(fact.gain, line.charge),
      savedByLookingThrough: lookThroughSaving(fact.holding, asOf, rules, { ...institution, clamp }),
      savedByHoldingLonger: savedByHolding(fact, line, position.book.k1, rules, clamp),
      tolerance: line.paperGain !== null && line.paperGain < 0 ? toleratedOf(new Map([[line.code, 1]])) : null,
      rules: refs.of(fact, line),
    };
  });
  return { asOf, clamp, known, tables, rules, position, lines, ruleRefs: refs.used, views, toleratedOf };
}

const overseas = /^(overseas_|stock_connect_)/;

/** Groups that a reader thinks in; the rule table has many more. */
function groupOf(asset: string, dealId: string | null): AssetGroup {
  if (isChargedByGrade(asset) || asset === "opaque_debt_product") return "bonds";
  if (asset === "star_share" || asset === "chinext_share") return "tech";
  if (asset === "main_board_share") return "listed";
  if (overseas.test(asset)) return "overseas";
  if (asset.startsWith("investment_property") || asset.endsWith("reit")) return "property";
  if (dealId !== null) return "unlisted";
  if (asset.startsWith("unlisted_equity") || asset === "opaque_equity_product") return "funds";
  if (asset.startsWith("associate") || asset.endsWith("subsidiary")) return "unlisted";
  return asset.endsWith("fund") || asset.startsWith("exempt") ? "funds" : "other";
}

function returnOn(gain: number | null, charge: number): Measured {
  if (gain === null) return unavailable("noGainOfTwelveMonths");
  return charge > 0 ? measured(gain / charge) : unavailable("noCapitalCharged");
}

/** What is still to be saved: nothing once the share is held long enough, where the saving is being earned. */
function savedByHolding(
  { holding }: CapitalFact,
  line: AllocatedLine,
  bookFactor: number,
  rules: CrossRules,
  clamp: ClampReading | undefined,
): Measured {
  if (isChargedByGrade(holding.asset)) return unavailable("noLongHoldRule");
  const saving = capitalSavedByHoldingLonger(
    {
      asset: holding.asset,
      admittedValue: holding.admittedValue,
      purchaseCost: holding.purchaseCost ?? undefined,
      indices: holding.indices,
      holdingYears: line.clock?.weightedHoldingYears ?? undefined,
      layers: holding.layers,
      issuerFactor: holding.issuerFactor ?? undefined,
      otherFactors: line.otherFactors,
    },
    rules,
    holding.layers === 0 && holding.purchaseCost !== null ? bookFactor : 0,
    clamp,
  );
  return saving.value === null ? saving : measured(saving.value.saved);
}

/** Sum of lines under one name; a share takes its part of every amount. */
export function capitalGroup(
  key: string,
  name: string,
  nameZh: string | null,
  parts: readonly { readonly line: CapitalAssetLine; readonly share: number; readonly gain: number | null }[],
  toleratedOf: CapitalState["toleratedOf"],
): CapitalGroup {
  const total = (amount: (line: CapitalAssetLine) => number) => sumBy(parts, ({ line, share }) => share * amount(line));
  const withGain = parts.filter(({ gain }) => gain !== null);
  const chargeWithGain = sumBy(withGain, ({ line, share }) => share * line.charge);
  return {
    key,
    name,
    nameZh,
    value: total(({ admittedValue }) => admittedValue),
    charge: total(({ charge }) => charge),
    allocated: total(({ allocated }) => allocated),
    allocatedProportionally: total(({ allocatedProportionally }) => allocatedProportionally),
    paperLoss: total(({ paperGain }) => Math.max(0, -(paperGain ?? 0))),
    tolerance: toleratedOf(partsOf(parts)),
    returnOnCapital:
      withGain.length === 0
        ? unavailable("noGainOfTwelveMonths")
        : chargeWithGain > 0
          ? measured(sumBy(withGain, ({ gain, share }) => share * gain!) / chargeWithGain)
          : unavailable("noCapitalCharged"),
  };
}

function partsOf(parts: readonly { readonly line: CapitalAssetLine; readonly share: number }[]): AssetParts {
  const sums = new Map<string, number>();
  for (const { line, share } of parts) sums.set(line.code, (sums.get(line.code) ?? 0) + share);
  return sums;
}

/** Lines under a key, by the key's sum, largest charge first. */
export function groupedLines(
  { lines, known, toleratedOf }: Pick<CapitalState, "lines" | "known" | "toleratedOf">,
  keysOf: (line: CapitalAssetLine) => readonly { key: string; name: string; nameZh: string | null; share: number }[],
): CapitalGroup[] {
  const gains = new Map(known.facts.map(({ row, gain }) => [row.code, gain]));
  const parts = lines.flatMap((line) =>
    keysOf(line).map((of) => ({ of, part: { line, share: of.share, gain: gains.get(line.code) ?? null } })),
  );
  return [...grouped(parts, ({ of }) => of.key)]
    .map(([key, members]) => {
      const { name, nameZh } = members[0]!.of;
      return capitalGroup(
        key,
        name,
        nameZh,
        members.map(({ part }) => part),
        toleratedOf,
      );
    })
    .sort((a, b) => b.charge - a.charge);
}

/** A line's managers with their shares: the key of sums by manager. */
export const byManager = ({ managers }: CapitalAssetLine) =>
  managers.map(({ code, name, nameZh, share }) => ({ key: code, name, nameZh, share }));

/** Whether an asset has one factor on the base-factor table of the day. */
export const isChargeable = (asset: string, rules: CrossRules): boolean =>
  rules.hasBaseFactor(asset) && rules.baseFactor(asset).factor !== null;

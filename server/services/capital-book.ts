import "server-only";
import { scopeOf, type Viewer } from "@/server/auth/permissions.ts";
import { BOND_ASSET, hasRule, lookThroughSaving } from "@/server/core/capital/capital-book.ts";
import { capitalSavedByHoldingLonger } from "@/server/core/capital/capital-levers.ts";
import { type AllocatedLine, type CapitalPosition, capitalPosition } from "@/server/core/capital/capital-position.ts";
import { type CrossRules, crossRulesAt } from "@/server/core/capital/regimes/cross-rules.ts";
import { rowsInForce, ruleStanding } from "@/server/core/capital/regimes/dated-rule.ts";
import { type RegimeTables, type RuleRow, ruleKey, shippedTables } from "@/server/core/capital/regimes/rule-overlay.ts";
import { type Measured, measured, unavailable } from "@/server/core/measured.ts";
import { sumBy } from "@/server/core/sum.ts";
import { loadCapitalRulesMark } from "@/server/persistence/capital-repository.ts";
import { loadAssignments } from "@/server/persistence/fact-repository.ts";
import { loadManagers, loadPortfolios } from "@/server/persistence/manager-repository.ts";
import { loadFactsMark } from "@/server/persistence/snapshot-repository.ts";
import { type CapitalFact, type CapitalFacts, capitalFacts } from "./capital-facts.ts";
import { capitalTables } from "./capital-rules.ts";
import type {
  AssetGroup,
  CapitalAssetLine,
  CapitalAssetView,
  CapitalGroup,
  CapitalLines,
  RuleRef,
} from "./capital-view.ts";
import { grouped } from "./source-refs.ts";

/** Everything computed of a day: kept until facts or rules change. */
export interface CapitalState {
  readonly asOf: string;
  readonly known: CapitalFacts;
  readonly tables: RegimeTables;
  readonly rules: CrossRules;
  readonly position: CapitalPosition;
  readonly lines: readonly CapitalAssetLine[];
  readonly views: ReadonlyMap<string, CapitalAssetView>;
}

const KEPT_STATES = 4;
const states = new Map<string, Promise<CapitalState>>();

/**
 * The capital position of a day as known at a moment. Computed once for the same facts and rules; 5,000 assets take some
 * hundred milliseconds, so that it stays in the request.
 *
 * @throws InvalidInputError as capitalPosition
 */
export async function capitalState(asOf: string, knownAsOf: Date | null): Promise<CapitalState> {
  const marks = await Promise.all([loadFactsMark(knownAsOf), loadCapitalRulesMark()]);
  const id = [asOf, knownAsOf?.toISOString() ?? "", ...marks].join("|");
  const known = states.get(id);
  if (known) return known;
  const computing = computeState(asOf, knownAsOf);
  states.set(id, computing);
  computing.catch(() => states.delete(id));
  for (const oldest of states.keys()) {
    if (states.size <= KEPT_STATES) break;
    states.delete(oldest);
  }
  return computing;
}

async function computeState(asOf: string, knownAsOf: Date | null): Promise<CapitalState> {
  const [known, tables, portfolios, managers, assignments] = await Promise.all([
    capitalFacts(asOf, knownAsOf),
    capitalTables(knownAsOf),
    loadPortfolios(),
    loadManagers({ managers: "all" }),
    loadAssignments({ knownAsOf, to: asOf }),
  ]);
  const rules = crossRulesAt(asOf, tables.cross);
  const position = capitalPosition(
    known.facts.map(({ holding }) => holding),
    known.institution,
    asOf,
    rules,
  );
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
      savedByLookingThrough: lookThroughSaving(fact.holding, asOf, rules, {
        insurer: known.institution.insurer,
        totalAssets: known.institution.totalAssets,
      }),
      savedByHoldingLonger: savedByHolding(fact, line, position.book.k1, rules),
      rules: refs.of(fact, line),
    };
  });
  return { asOf, known, tables, rules, position, lines, views };
}

const overseas = /^(overseas_|stock_connect_)/;

/** Groups that a reader thinks in; the rule table has many more. */
function groupOf(asset: string, dealId: string | null): AssetGroup {
  if (asset === BOND_ASSET || asset === "opaque_debt_product") return "bonds";
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
): Measured {
  if (holding.asset === BOND_ASSET) return unavailable("noLongHoldRule");
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
  );
  return saving.value === null ? saving : measured(saving.value.saved);
}

/** Finds the rows that a charge was made of, with their provenance. */
class RuleFinder {
  readonly #rows = new Map<string, RuleRef>();
  readonly #index: readonly { readonly ref: RuleRef; readonly row: RegimeTables["cross"]["indexFactors"][number] }[];

  constructor(tables: RegimeTables, asOf: string) {
    const shippedSources = new Set(
      Object.values(shippedTables.cross as unknown as Record<string, RuleRow[]>).flatMap((rows) =>
        rows.map(({ source, sourceDate }) => `${source} ${sourceDate}`),
      ),
    );
    const refOf = (table: string, row: RuleRow): RuleRef => {
      const { validFrom, validTo, source, sourceDate, sourceClass, confidence, article, note } = row;
      return {
        regime: "cross",
        table,
        key: ruleKey("cross", table, row),
        provenance: { validFrom, validTo, source, sourceDate, sourceClass, confidence, article, note },
        standing: ruleStanding(row),
        isOwn: !shippedSources.has(`${source} ${sourceDate}`),
      };
    };
    for (const table of ["baseFactors", "parameters", "curves"] as const)
      for (const row of rowsInForce<RuleRow>(tables.cross[table], asOf)) {
        const ref = refOf(table, row);
        this.#rows.set(`${table} ${ref.key}`, ref);
      }
    this.#index = rowsInForce(tables.cross.indexFactors, asOf).map((row) => ({ ref: refOf("indexFactors", row), row }));
  }

  of({ holding }: CapitalFact, line: AllocatedLine): RuleRef[] {
    const find = (table: string, key: string) => this.#rows.get(`${table} ${key}`) ?? [];
    if (holding.asset === BOND_ASSET) return [find("curves", `spread · ${holding.grade}`)].flat();
    const index = this.#index.filter(
      ({ row }) =>
        line.factors !== null &&
        line.factors.k2 !== 0 &&
        row.assets.includes(holding.asset) &&
        (row.index === null || holding.indices.includes(row.index)) &&
        Math.abs(
          (row.targetFactor === null ? row.k2! : row.targetFactor / line.factors.baseFactor - 1) - line.factors.k2,
        ) < 1e-12,
    );
    return [
      find("baseFactors", holding.asset),
      ...line.parts.map(({ asset }) => find("baseFactors", asset)),
      ...index.map(({ ref }) => ref).slice(0, 1),
      line.factors !== null && line.factors.Kp !== 0 ? find("parameters", "lookThroughStep") : [],
      line.factors !== null && line.factors.k1 !== 0 ? find("parameters", "clampLower") : [],
      line.otherFactors.some(({ reason }) => reason === "concentration") ? find("parameters", "concentrationK") : [],
      line.otherFactors.some(({ reason }) => reason === "propertyOverLimit")
        ? find("parameters", "propertyOverLimitK")
        : [],
    ].flat();
  }
}

/** Sum of lines under one name; a share takes its part of every amount. */
export function capitalGroup(
  key: string,
  name: string,
  nameZh: string | null,
  parts: readonly { readonly line: CapitalAssetLine; readonly share: number; readonly gain: number | null }[],
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
    returnOnCapital:
      withGain.length === 0
        ? unavailable("noGainOfTwelveMonths")
        : chargeWithGain > 0
          ? measured(sumBy(withGain, ({ gain, share }) => share * gain!) / chargeWithGain)
          : unavailable("noCapitalCharged"),
  };
}

/** Lines under a key, by the key's sum, largest charge first. */
export function groupedLines(
  { lines, known }: Pick<CapitalState, "lines" | "known">,
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
      );
    })
    .sort((a, b) => b.charge - a.charge);
}

/**
 * Charges by deal, portfolio and manager (keys are codes of deals, ids of portfolios, codes of managers) for the pages of
 * others. Whoever may not read capital gets nothing.
 */
export async function capitalLines(viewer: Viewer, asOf: string, knownAsOf: Date | null): Promise<CapitalLines> {
  if (scopeOf(viewer.role, "capital.read") !== "all")
    return { byDeal: new Map(), byPortfolio: new Map(), byManager: new Map(), total: null };
  const state = await capitalState(asOf, knownAsOf);
  const byKey = (groups: readonly CapitalGroup[]) => new Map(groups.map((group) => [group.key, group]));
  const one = (key: string | null, name: string | null, nameZh: string | null) =>
    key === null ? [] : [{ key, name: name ?? "", nameZh, share: 1 }];
  return {
    byDeal: byKey(groupedLines(state, ({ dealCode, name, nameZh }) => one(dealCode, name, nameZh))),
    byPortfolio: byKey(
      groupedLines(state, ({ portfolioId, portfolioName, portfolioNameZh }) =>
        one(portfolioId, portfolioName, portfolioNameZh),
      ),
    ),
    byManager: byKey(groupedLines(state, byManager)),
    total: groupedLines(state, () => one("all", "", null))[0] ?? null,
  };
}

/** A line's managers with their shares: the key of sums by manager. */
export const byManager = ({ managers }: CapitalAssetLine) =>
  managers.map(({ code, name, nameZh, share }) => ({ key: code, name, nameZh, share }));

/** Whether an asset has one factor on the base-factor table of the day. */
export const isChargeable = (asset: string, rules: CrossRules): boolean =>
  hasRule(() => rules.baseFactor(asset)) && rules.baseFactor(asset).factor !== null;

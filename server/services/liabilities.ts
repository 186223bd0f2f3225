import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { equityHeadroom } from "@/server/core/capital/equity-cap.ts";
import { type CrossRules, crossRulesAt } from "@/server/core/capital/regimes/cross-rules.ts";
import type { CrossTables } from "@/server/core/capital/regimes/cross-tables.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { cashFlowMismatch } from "@/server/core/liabilities/cash-flow-mismatch.ts";
import { durationGap } from "@/server/core/liabilities/duration-gap.ts";
import { type ExpectedFlow, flowDuration } from "@/server/core/liabilities/flow-duration.ts";
import { type SpreadRow, spreadByHorizon } from "@/server/core/liabilities/spread-by-horizon.ts";
import { type ManagerReturns, wholeBookReturns } from "@/server/core/liabilities/whole-book-returns.ts";
import { type YearlyRate, yieldCoverage } from "@/server/core/liabilities/yield-coverage.ts";
import { type Measured, measured, unavailable } from "@/server/core/measured.ts";
import { institutionContext } from "@/server/core/records/institution-context.ts";
import { periodIndex, periodStart } from "@/server/core/returns/calendar/period.ts";
import type { SourceRef } from "@/server/core/schemes/manager-record.ts";
import { loadExpectedFlows, loadInstitutionFigures } from "@/server/persistence/fact-repository.ts";
import type { LoadedFact } from "@/server/persistence/fact-tables.ts";
import { loadBatchNames } from "@/server/persistence/manager-repository.ts";
import { capitalTables } from "./capital-rules.ts";
import type { PageAnswer, PageContextInput, Sentence } from "./context-view.ts";
import { loadExchangeRates, solvencyRates } from "./exchange-rates.ts";
import type { Judgeable } from "./judgeable.ts";
import type { DurationSide, EquityCapView, LiabilitiesView } from "./liabilities-view.ts";
import { openSnapshot } from "./snapshot.ts";
import { grouped, sourceRefs } from "./source-refs.ts";

const CURRENCY = "CNY";

type Figure = LoadedFact<"institutionFigures">;

/**
 * How the book stands to what it is owed to: spread over liability cost, durations, cash by year, coverage, equity cap.
 * The book is the whole institution's, whatever desk or style a page is filtered by.
 */
export async function liabilities(viewer: Viewer, input: PageContextInput): Promise<PageAnswer<LiabilitiesView>> {
  const opened = await openSnapshot(viewer, { ...input, desk: undefined, style: undefined }, "capital.read");
  if (opened.status !== "ready") return opened;
  const { context, entries } = opened;
  const knownAsOf = context.knownAsOf === null ? null : new Date(context.knownAsOf);
  const [facts, flows, batchNames, exchange, tables] = await Promise.all([
    loadInstitutionFigures({ knownAsOf, to: context.asOf }),
    loadExpectedFlows({ knownAsOf, from: context.asOf }),
    loadBatchNames(),
    loadExchangeRates(context.asOf, knownAsOf),
    capitalTables(knownAsOf),
  ]);
  const rateOf = solvencyRates(exchange, context.asOf);
  const figures = new Figures(facts, batchNames);
  const quarters = wholeBookReturns(entries.flatMap(managerReturns));
  const { rates } = institutionContext(
    facts.map(({ name, effectiveOn, value }) => ({ name, on: effectiveOn, value: numberOf(value) })),
    context.asOf,
  );
  const spread = spreadByHorizon(quarters, rates?.liabilityCost ?? []);
  const rules = rulesOn(context.asOf, tables.cross);
  const costs = figures.yearly("liabilityCost");
  const [assetFlows, liabilityFlows] = (["asset", "liability"] as const).map((side) =>
    flows
      .filter((flow) => flow.side === side)
      .map(
        ({ effectiveOn, amount, currency }): ExpectedFlow => ({
          on: effectiveOn,
          amount: Number(amount) * rateOf(currency),
        }),
      ),
  ) as [ExpectedFlow[], ExpectedFlow[]];
  const cost = figures.latest("liabilityCost");
  const discount = figures.latest("discountRate").value.value === null ? cost : figures.latest("discountRate");
  const side = (duration: string, value: string, list: readonly ExpectedFlow[]) =>
    durationSide(figures, duration, value, list, context.asOf, discount.value);
  const assets = side("assetDuration", "totalAssets", assetFlows);
  const owed = side("liabilityDuration", "liabilityValue", liabilityFlows);
  const gap =
    assets.years.value === null || owed.years.value === null
      ? null
      : durationGap(
          { assetDuration: assets.years.value, liabilityDuration: owed.years.value },
          { assets: assets.value, liabilities: owed.value },
        );
  const noGap = assets.years.value === null ? assets.years : owed.years;
  const mismatch = cashFlowMismatch({ assets: assetFlows, liabilities: liabilityFlows }, context.asOf);
  return {
    status: "ready",
    context: { ...context, desk: input.desk ?? null, style: input.style ?? null },
    headline: headline(spread, gap?.plain ?? null),
    currency: CURRENCY,
    cost: { ...cost.value, on: cost.on },
    spread,
    quarters,
    coverage: {
      net: yieldCoverage(figures.yearly("investmentYield"), costs),
      comprehensive: yieldCoverage(figures.yearly("comprehensiveInvestmentYield"), costs),
      minimum: rules && (parameter(rules, "yieldCoverageMinimum") ?? null),
    },
    duration: {
      assets,
      liabilities: owed,
      gap: gap === null ? noGap : measured(gap.plain),
      effectiveGap: gap === null ? noGap : gap.effective,
      limits: limitsOf(rules),
      discountRate: discount.value,
    },
    mismatch,
    equityCap: equityCapView(figures, rules, context.asOf),
    sources: {
      cost: figures.sources(["liabilityCost"]),
      yields: figures.sources(["investmentYield", "comprehensiveInvestmentYield", "liabilityCost"]),
      durations: figures.sources(["assetDuration", "liabilityDuration", "totalAssets", "liabilityValue"]),
      flows: [...grouped(flows, ({ side: of, name }) => `${of} ${name}`)].flatMap(([key, rows]) =>
        sourceRefs("expectedFlow", { id: key, name: rows[0]!.name }, rows, batchNames),
      ),
      cap: figures.sources(["comprehensiveSolvencyRatio", "equityAssets", "totalAssets"]),
    },
  };
}

const numberOf = (value: string | null) => (value === null ? null : Number(value));

function managerReturns({ record, context }: Judgeable): ManagerReturns[] {
  const returns = context.returns?.whole;
  return record.frequency === null || returns === undefined
    ? []
    : [{ managerId: record.managerId, frequency: record.frequency, returns }];
}

/** Figures of the institution by name, as known. */
class Figures {
  readonly #byName: ReadonlyMap<string, Figure[]>;

  constructor(
    facts: readonly Figure[],
    readonly batchNames: ReadonlyMap<string, string>,
  ) {
    const dated = facts.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
    this.#byName = grouped(dated, ({ name }) => name);
  }

  /** @param before only what is about a day before this one */
  latest(name: string, before?: string): { readonly value: Measured; readonly on: string | null } {
    const last = this.#byName
      .get(name)
      ?.findLast(({ value, effectiveOn }) => value !== null && (before === undefined || effectiveOn < before));
    return last?.value == null
      ? { value: unavailable("notReported"), on: null }
      : { value: measured(Number(last.value)), on: last.effectiveOn };
  }

  /** Values on 31 December, ascending. */
  yearly(name: string): YearlyRate[] {
    return (this.#byName.get(name) ?? []).flatMap(({ effectiveOn, value }) =>
      value !== null && effectiveOn.endsWith("-12-31")
        ? [{ year: Number(effectiveOn.slice(0, 4)), rate: Number(value) }]
        : [],
    );
  }

  sources(names: readonly string[]): SourceRef[] {
    return names.flatMap((name) =>
      sourceRefs("institutionFigure", { id: name, name }, this.#byName.get(name) ?? [], this.batchNames),
    );
  }
}

function durationSide(
  figures: Figures,
  duration: string,
  balance: string,
  flows: readonly ExpectedFlow[],
  asOf: string,
  rate: Measured,
): DurationSide {
  const reported = figures.latest(duration);
  const computed = rate.value === null ? null : flowDuration(flows, asOf, rate.value);
  const fromFlows = computed === null ? unavailable(rate.reason ?? "notReported") : computed.modified;
  const isReported = reported.value.value !== null;
  return {
    years: isReported ? reported.value : fromFlows,
    basis: isReported ? "reported" : "flows",
    reportedOn: reported.on,
    fromFlows,
    presentValue: computed?.presentValue ?? 0,
    value: figures.latest(balance).value.value,
  };
}

/** The rules of the day, the institution's own among them; null on a day before the regime began. */
function rulesOn(day: string, tables: CrossTables): CrossRules | null {
  try {
    return crossRulesAt(day, tables);
  } catch (error) {
    if (error instanceof InvalidInputError && error.code === "noRuleInForce") return null;
    throw error;
  }
}

function parameter(rules: CrossRules, name: Parameters<CrossRules["parameter"]>[0]): number | null {
  try {
    return rules.parameter(name);
  } catch (error) {
    if (error instanceof InvalidInputError && error.code === "noRuleInForce") return null;
    throw error;
  }
}

function limitsOf(rules: CrossRules | null) {
  const lower = rules && parameter(rules, "durationGapLowerYears");
  const upper = rules && parameter(rules, "durationGapUpperYears");
  return lower == null || upper == null ? null : { lower, upper };
}

/** The cap goes by the ratio of the quarter before; where none was reported by then, by the latest that is known. */
function equityCapView(figures: Figures, rules: CrossRules | null, asOf: string): EquityCapView {
  const quarterBegins = periodStart(periodIndex(asOf, "quarterly"), "quarterly");
  const before = figures.latest("comprehensiveSolvencyRatio", quarterBegins);
  const { value: ratio, on: ratioOn } = before.on === null ? figures.latest("comprehensiveSolvencyRatio") : before;
  const [equity, total] = ["equityAssets", "totalAssets"].map((name) => figures.latest(name).value) as [
    Measured,
    Measured,
  ];
  const missing = unavailable("notReported");
  if (ratio.value === null || total.value === null || rules === null)
    return { solvencyRatio: ratio, solvencyRatioOn: ratioOn, cap: missing, equityShare: missing, headroom: missing };
  try {
    const { cap, equityShare, headroom } = equityHeadroom(equity.value ?? 0, total.value, ratio.value, rules);
    return {
      solvencyRatio: ratio,
      solvencyRatioOn: ratioOn,
      cap: measured(cap),
      equityShare: equity.value === null || equityShare === null ? missing : measured(equityShare),
      headroom: equity.value === null ? missing : measured(headroom),
    };
  } catch (error) {
    if (error instanceof InvalidInputError && error.code === "noRuleInForce")
      return {
        solvencyRatio: ratio,
        solvencyRatioOn: ratioOn,
        cap: unavailable("noRuleInForce"),
        equityShare: missing,
        headroom: missing,
      };
    throw error;
  }
}

/** What the book earned over liability cost in the short and in the long, and how far durations lie apart. */
function headline(spread: readonly SpreadRow[], gap: number | null): Sentence {
  const short = spread.find(({ horizon }) => horizon === "1y")?.spread.value ?? null;
  const long = spread.findLast(({ horizon, spread: over }) => horizon !== "sinceInception" && over.value !== null);
  if (long?.spread.value == null) return { code: gap === null ? "notKnown" : "gapOnly", facts: { gap: gap ?? 0 } };
  return {
    code: short === null || long.horizon === "1y" ? "longOnly" : "shortAndLong",
    facts: {
      short: Math.abs(short ?? 0),
      shortSide: sideOf(short ?? 0),
      long: Math.abs(long.spread.value),
      longSide: sideOf(long.spread.value),
      horizon: long.horizon,
      gap: gap ?? 0,
      hasGap: gap === null ? "no" : "yes",
    },
  };
}

const sideOf = (spread: number) => (spread < 0 ? "less" : "more");

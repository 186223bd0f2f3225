import "server-only";
import { isChargedByGrade } from "@/server/core/capital/capital-book.ts";
import { compareRegimes } from "@/server/core/capital/compare-regimes.ts";
import { marginalCapital } from "@/server/core/capital/marginal-capital.ts";
import { rowsInForce } from "@/server/core/capital/regimes/dated-rule.ts";
import { DEFAULT_CLAMP } from "@/server/core/capital/risk-factor.ts";
import { solvencyTwoRulesAt, symmetricAdjustment } from "@/server/core/capital/solvency-two.ts";
import { type ToleratedLosses, wholeBook } from "@/server/core/capital/tolerated-capital.ts";
import { NOTHING_CHANGED, whatIfPosition } from "@/server/core/capital/what-if.ts";
import { byManager, type CapitalState, capitalGroup, groupedLines, isChargeable } from "./capital-book.ts";
import type {
  CapitalLines,
  CapitalPageView,
  LongRows,
  RegimesPageView,
  StressRow,
  WhatIfPageView,
} from "./capital-view.ts";
import type { Sentence } from "./context-view.ts";

const CURRENCY = "CNY";

const allRows = <Row>(rows: readonly Row[]): LongRows<Row> => ({ rows, count: rows.length });

/** What the book costs in solvency capital, who uses it, and what tolerating its paper losses costs for another year. */
export function capitalAnswer(state: CapitalState): CapitalPageView {
  const { known, rules, position, lines, views } = state;
  const { assumptions } = known;
  const tolerated = state.toleratedOf(wholeBook(position));
  const gains = new Map(known.facts.map(({ row, gain }) => [row.code, gain]));
  const patient = capitalGroup(
    "patient",
    "",
    null,
    lines.filter(({ isPatient }) => isPatient).map((line) => ({ line, share: 1, gain: gains.get(line.code) ?? null })),
    state.toleratedOf,
  );
  const { lines: _, book, ...company } = position;
  return {
    headline: headline(state, patient.allocated, tolerated),
    currency: CURRENCY,
    position: { ...company, x: book.x, k1: book.k1, total: book.total },
    clamp: state.clamp ?? DEFAULT_CLAMP,
    lines: allRows([...lines].sort((a, b) => b.charge - a.charge)),
    ruleRefs: state.ruleRefs,
    uncharged: book.uncharged.map((line) => {
      const { name, nameZh } = views.get(line.code)!;
      return { ...line, name, nameZh };
    }),
    byClass: groupedLines(state, ({ assetClass }) => [{ key: assetClass, name: assetClass, nameZh: null, share: 1 }]),
    byManager: groupedLines(state, byManager),
    patient,
    tolerated,
    assumptions,
    concentration: book.concentration.slice(0, MOST_NAMES).map((line) => ({
      ...line,
      // A name is one text in the file; where an asset bears it too, its Chinese name is known.
      nameZh: lines.find(({ name, nameZh }) => nameZh !== null && name === line.counterparty)?.nameZh ?? null,
    })),
    propertyK: book.propertyK,
    stresses: stresses(state),
    foundingWorry: {
      ...marginalCapital([{ asset: "main_board_share", admittedValue: 100, purchaseCost: 100, newValue: 80 }], rules, {
        taxRate: 0,
        requiredRatio: 1,
        clamp: state.clamp,
      }),
      baseFactor: rules.baseFactor("main_board_share").factor ?? 0,
    },
    marks: {
      core: rules.parameter("corePassMark"),
      comprehensive: rules.parameter("comprehensivePassMark"),
      coreWatch: rules.parameter("coreWatchMark"),
      comprehensiveWatch: rules.parameter("comprehensiveWatchMark"),
    },
  };
}

/** Names by exposure that the page lists. */
const MOST_NAMES = 12;

function headline(
  { position, lines }: Pick<CapitalState, "position" | "lines">,
  patientCapital: number,
  { loss, marginalCapital: capital, capitalCost, returnNeeded, count }: ToleratedLosses,
): Sentence {
  if (lines.length === 0) return { code: "noAssets", facts: {} };
  const { solvency, company } = position;
  const facts = {
    comprehensive: solvency?.comprehensiveRatio ?? 0,
    core: solvency?.coreRatio ?? 0,
    patientCapital,
    share: company.minimumCapital === 0 ? 0 : patientCapital / company.minimumCapital,
    loss,
    capital,
    capitalCost,
    returnNeeded: returnNeeded ?? 0,
    count,
  };
  const ratios = solvency?.comprehensiveRatio === null || solvency === null ? "noRatios" : "ratios";
  return { code: count === 0 ? `${ratios}NoLosses` : ratios, facts };
}

/** The mandatory falls of listed equities, and none, from the rules of the day. */
function stresses({ asOf, clamp, known, rules, tables }: CapitalState): StressRow[] {
  const shocks = rowsInForce(tables.cross.stresses, asOf).flatMap(({ name, listedEquityShock }) =>
    listedEquityShock === undefined ? [] : [{ name, shock: listedEquityShock }],
  );
  const holdings = known.facts.map(({ holding }) => holding);
  return [{ name: "none", shock: 0 }, ...shocks].map(({ name, shock }): StressRow => {
    const shocked = { ...NOTHING_CHANGED, listedShock: shock };
    const after = whatIfPosition(holdings, known.institution, shocked, asOf, rules, clamp);
    return {
      name,
      shock,
      minimumCapital: after.company.minimumCapital,
      actualCapital: after.actualCapital,
      comprehensiveRatio: after.solvency?.comprehensiveRatio ?? null,
      coreRatio: after.solvency?.coreRatio ?? null,
      payMustBeLimited: after.solvency?.payAndDividendsMustBeLimited ?? null,
      onWatchList: after.solvency?.onWatchList ?? null,
      namesAbove: after.book.concentration.filter(({ isAbove }) => isAbove).map(({ counterparty }) => counterparty),
    };
  });
}

/** The same book under every regime: factors by asset and sums, without diversification anywhere. */
export function regimesAnswer({ asOf, known, tables, views, lines }: CapitalState): RegimesPageView {
  const lineOf = new Map(lines.map((line) => [line.code, line]));
  const compared = known.facts.filter(({ row }) => !isChargedByGrade(row.asset) && lineOf.has(row.code));
  const adjustment =
    known.equityIndex === null
      ? 0
      : symmetricAdjustment(
          known.equityIndex.level,
          known.equityIndex.average,
          solvencyTwoRulesAt(asOf, "eu", tables.solvencyTwo),
        );
  const columns = compareRegimes(
    compared.map(({ holding }) => ({
      asset: holding.asset,
      admittedValue: holding.admittedValue,
      purchaseCost: holding.purchaseCost ?? undefined,
      indices: holding.indices,
      holdingYears: lineOf.get(holding.code)?.clock?.weightedHoldingYears ?? undefined,
      layers: holding.layers,
      productType: holding.productType ?? undefined,
      emergingMarket: holding.emergingMarket,
      issuerFactor: holding.issuerFactor ?? undefined,
      otherFactors: lineOf.get(holding.code)?.otherFactors,
    })),
    {
      date: asOf,
      symmetricAdjustment: adjustment,
      naicInsurer: known.institution.insurer === "life" ? "life" : "property_and_casualty",
      portfolioBeta: known.portfolioBeta ?? undefined,
      tables,
    },
  );
  const [cross, europe, later] = columns;
  return {
    headline:
      compared.length === 0
        ? { code: "noAssets", facts: {} }
        : {
            code: "compared",
            facts: {
              assets: compared.length,
              cross: cross?.total ?? 0,
              europe: europe?.total ?? 0,
              later: later?.total ?? 0,
              ratio: cross !== undefined && cross.total > 0 ? (europe?.total ?? 0) / cross.total - 1 : 0,
            },
          },
    currency: CURRENCY,
    symmetricAdjustment: adjustment,
    adjustmentIsAssumed: known.equityIndex === null,
    columns: columns.map(({ factors: _, ...column }) => column),
    assets: allRows(
      compared.map(({ row, holding }, i) => ({
        ...views.get(row.code)!,
        admittedValue: holding.admittedValue,
        factors: columns.map(({ factors }) => factors[i]!),
      })),
    ),
    bondsLeftOut: known.facts.filter(({ row }) => isChargedByGrade(row.asset)).length,
  };
}

/** What the what-if desk needs: it computes in the browser with the same functions, so that it moves at once. */
export function whatIfAnswer({ asOf, known, tables, rules, views }: CapitalState): WhatIfPageView {
  return {
    currency: CURRENCY,
    date: asOf,
    holdings: allRows(known.facts.map(({ row, holding, gain }) => ({ view: views.get(row.code)!, holding, gain }))),
    institution: known.institution,
    tables: tables.cross,
    buyable: rowsInForce(tables.cross.baseFactors, asOf)
      .map(({ asset }) => asset)
      .filter((asset) => isChargeable(asset, rules)),
  };
}

/** Charges by deal, portfolio and manager, for the pages of others. */
export function linesAnswer(state: CapitalState): CapitalLines {
  const byKey = (keysOf: Parameters<typeof groupedLines>[1]) =>
    new Map(groupedLines(state, keysOf).map((group) => [group.key, group]));
  const one = (key: string | null, name: string | null, nameZh: string | null) =>
    key === null ? [] : [{ key, name: name ?? "", nameZh, share: 1 }];
  return {
    byDeal: byKey(({ dealCode, name, nameZh }) => one(dealCode, name, nameZh)),
    byPortfolio: byKey(({ portfolioId, portfolioName, portfolioNameZh }) =>
      one(portfolioId, portfolioName, portfolioNameZh),
    ),
    byManager: byKey(byManager),
    total: groupedLines(state, () => one("all", "", null))[0] ?? null,
    solvency: state.position.solvency,
    minimumCapital: state.position.company.minimumCapital,
    costOfCapital: state.known.assumptions.costOfCapital,
    requiredRatio: state.known.assumptions.requiredRatio,
  };
}

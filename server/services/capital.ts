import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { BOND_ASSET } from "@/server/core/capital/capital-book.ts";
import { compareRegimes } from "@/server/core/capital/compare-regimes.ts";
import { marginalCapital } from "@/server/core/capital/marginal-capital.ts";
import { rowsInForce } from "@/server/core/capital/regimes/dated-rule.ts";
import { solvencyTwoRulesAt, symmetricAdjustment } from "@/server/core/capital/solvency-two.ts";
import { NOTHING_CHANGED, toleratedLosses, whatIfPosition } from "@/server/core/capital/what-if.ts";
import {
  byManager,
  type CapitalState,
  capitalGroup,
  capitalState,
  groupedLines,
  isChargeable,
} from "./capital-book.ts";
import type { CapitalPageView, RegimesPageView, StressRow, WhatIfPageView } from "./capital-view.ts";
import type { ContextView, PageAnswer, PageContextInput, Sentence } from "./context-view.ts";
import { openSnapshot } from "./snapshot.ts";

const CURRENCY = "CNY";

type Ready = { readonly context: ContextView; readonly state: CapitalState };
type NotReady = Exclude<PageAnswer<unknown>, { status: "ready" }>;

/** The book is the whole institution's, whatever desk or style a page is filtered by. */
async function opened(viewer: Viewer, input: PageContextInput): Promise<Ready | NotReady> {
  const snapshot = await openSnapshot(viewer, { ...input, desk: undefined, style: undefined }, "capital.read");
  if (snapshot.status !== "ready") return snapshot;
  const { context } = snapshot;
  const state = await capitalState(context.asOf, context.knownAsOf === null ? null : new Date(context.knownAsOf));
  return { context, state };
}

const isReady = (answer: Ready | NotReady): answer is Ready => "state" in answer;

/** What the book costs in solvency capital, who uses it, and what tolerating its paper losses costs for another year. */
export async function capitalPage(viewer: Viewer, input: PageContextInput): Promise<PageAnswer<CapitalPageView>> {
  const answer = await opened(viewer, input);
  if (!isReady(answer)) return answer;
  const { context, state } = answer;
  const { asOf, known, rules, position, lines, views } = state;
  const { institution, assumptions } = known;
  const holdings = known.facts.map(({ holding }) => holding);
  const tolerated = toleratedLosses(holdings, institution, position, asOf, rules, assumptions);
  const gains = new Map(known.facts.map(({ row, gain }) => [row.code, gain]));
  const patient = capitalGroup(
    "patient",
    "",
    null,
    lines.filter(({ isPatient }) => isPatient).map((line) => ({ line, share: 1, gain: gains.get(line.code) ?? null })),
  );
  const { lines: _, book, ...company } = position;
  return {
    status: "ready",
    context,
    headline: headline(state, patient.allocated, tolerated),
    currency: CURRENCY,
    position: { ...company, x: book.x, k1: book.k1, total: book.total },
    lines: [...lines].sort((a, b) => b.charge - a.charge),
    uncharged: book.uncharged.map((line) => {
      const { name, nameZh } = views.get(line.code)!;
      return { ...line, name, nameZh };
    }),
    byClass: groupedLines(state, ({ assetClass }) => [{ key: assetClass, name: assetClass, nameZh: null, share: 1 }]),
    byManager: groupedLines(state, byManager),
    patient,
    tolerated,
    assumptions,
    concentration: book.concentration.slice(0, MOST_NAMES),
    propertyK: book.propertyK,
    stresses: stresses(state),
    foundingWorry: {
      ...marginalCapital([{ asset: "main_board_share", admittedValue: 100, purchaseCost: 100, newValue: 80 }], rules, {
        taxRate: 0,
        requiredRatio: 1,
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
  { loss, marginalCapital: capital, capitalCost, returnNeeded, count }: ReturnType<typeof toleratedLosses>,
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
function stresses({ asOf, known, rules, tables }: CapitalState): StressRow[] {
  const shocks = rowsInForce(tables.cross.stresses, asOf).flatMap(({ name, listedEquityShock }) =>
    listedEquityShock === undefined ? [] : [{ name, shock: listedEquityShock }],
  );
  const holdings = known.facts.map(({ holding }) => holding);
  return [{ name: "none", shock: 0 }, ...shocks].map(({ name, shock }): StressRow => {
    const after = whatIfPosition(holdings, known.institution, { ...NOTHING_CHANGED, listedShock: shock }, asOf, rules);
    return {
      name,
      shock,
      minimumCapital: after.company.minimumCapital,
      actualCapital: after.actualCapital,
      comprehensiveRatio: after.solvency?.comprehensiveRatio ?? null,
      coreRatio: after.solvency?.coreRatio ?? null,
      payMustBeLimited: after.solvency?.payAndDividendsMustBeLimited ?? null,
      onWatchList: after.solvency?.onWatchList ?? null,
    };
  });
}

/** The same book under every regime: factors by asset and sums, without diversification anywhere. */
export async function regimesPage(viewer: Viewer, input: PageContextInput): Promise<PageAnswer<RegimesPageView>> {
  const answer = await opened(viewer, input);
  if (!isReady(answer)) return answer;
  const { context, state } = answer;
  const { asOf, known, tables, views, lines } = state;
  const lineOf = new Map(lines.map((line) => [line.code, line]));
  const compared = known.facts.filter(({ row }) => row.asset !== BOND_ASSET && lineOf.has(row.code));
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
    status: "ready",
    context,
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
    columns,
    assets: compared.map(({ row, holding }) => ({ ...views.get(row.code)!, admittedValue: holding.admittedValue })),
    bondsLeftOut: known.facts.filter(({ row }) => row.asset === BOND_ASSET).length,
  };
}

/** What the what-if desk needs: it computes in the browser with the same functions, so that it moves at once. */
export async function whatIfPage(viewer: Viewer, input: PageContextInput): Promise<PageAnswer<WhatIfPageView>> {
  const answer = await opened(viewer, input);
  if (!isReady(answer)) return answer;
  const { context, state } = answer;
  const { asOf, known, tables, rules, views } = state;
  return {
    status: "ready",
    context,
    currency: CURRENCY,
    date: asOf,
    holdings: known.facts.map(({ holding }) => holding),
    assets: [...views.values()],
    institution: known.institution,
    tables: tables.cross,
    gains: Object.fromEntries(known.facts.flatMap(({ row, gain }) => (gain === null ? [] : [[row.code, gain]]))),
    buyable: rowsInForce(tables.cross.baseFactors, asOf)
      .map(({ asset }) => asset)
      .filter((asset) => isChargeable(asset, rules)),
  };
}

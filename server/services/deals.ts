import "server-only";
import { managerScope, scopeOf, type Viewer } from "@/server/auth/permissions.ts";
import { bookConcentration } from "@/server/core/deals/book-concentration.ts";
import { aheadAssumptions, holdingAhead } from "@/server/core/deals/deal-ahead.ts";
import { negativeListHits, type StandardDeal, standardCells } from "@/server/core/deals/deal-standards.ts";
import { moneyAhead, moneyAheadOfAll } from "@/server/core/deals/money-ahead.ts";
import { powerLaw, VENTURE_OUTCOMES } from "@/server/core/deals/power-law.ts";
import { standardBreaches } from "@/server/core/deals/standard-breaches.ts";
import { measured, unavailable } from "@/server/core/measured.ts";
import { Exact } from "@/server/core/pay/exact.ts";
import { fundGroups } from "@/server/core/records/fund-groups.ts";
import { compileDealTolerance } from "@/server/core/schemes/tolerance/deal-tolerance.ts";
import type { PageAnswer, PageContextInput, Sentence } from "./context-view.ts";
import { type LoadedDeal, loadDealFiles } from "./deal-files.ts";
import { type DealPolicy, dealPolicy } from "./deal-standards.ts";
import { dealViews, totalLoss } from "./deal-views.ts";
import type { BudgetView, DealsView, DealView, StandardCellView, StandardsView } from "./deals-view.ts";
import { loadExchangeRates } from "./exchange-rates.ts";
import { inOneCurrency } from "./one-currency.ts";
import { corridorOf, type OpenSnapshot, openSnapshot } from "./snapshot.ts";

interface Book {
  readonly opened: OpenSnapshot;
  readonly deals: readonly DealView[];
  readonly loaded: readonly LoadedDeal[];
  readonly policy: DealPolicy;
  readonly knownAsOf: Date | null;
}

/** The deals that the viewer may see, with what they are held to. */
export async function openDealBook(
  viewer: Viewer,
  input: PageContextInput,
): Promise<Book | Exclude<PageAnswer<object>, { status: "ready" }>> {
  const opened = await openSnapshot(viewer, input, "privateBook.read");
  if (opened.status !== "ready") return opened;
  const { asOf } = opened.context;
  const knownAsOf = input.knownAsOf === undefined ? null : new Date(input.knownAsOf);
  const [corridor, loaded, policy] = await Promise.all([
    corridorOf(opened.snapshotId),
    loadDealFiles(managerScope(viewer, "privateBook.read"), asOf, knownAsOf),
    dealPolicy(asOf, knownAsOf),
  ]);
  return { opened, loaded, policy, knownAsOf, deals: dealViews(loaded, corridor, asOf, policy.rules) };
}

/** Every tech and private investment: where it is on its way, whether its paper loss is expected, how it may be left. */
export async function dealsPage(viewer: Viewer, input: PageContextInput): Promise<PageAnswer<DealsView>> {
  const book = await openDealBook(viewer, input);
  if ("status" in book) return book;
  const { opened, policy } = book;
  const { asOf } = opened.context;
  const managers = new Set(opened.records.map(({ managerId }) => managerId));
  const isFiltered = input.desk !== undefined || input.style !== undefined;
  const deals = isFiltered
    ? book.deals.filter(({ heldBy, decidedBy }) =>
        [...heldBy, ...(decidedBy ? [decidedBy] : [])].some(({ id }) => managers.has(id)),
      )
    : book.deals;
  const one = await dealsInOneCurrency(deals, opened.context);
  const { currency, items: summed } = one;
  const open = summed.filter(({ state }) => state.isOpen);
  const assumptions = aheadAssumptions(policy.rules);
  const loss = totalLoss(summed);
  const { cells, negative } = againstStandards(summed, deals, policy, asOf);
  const total = (key: "invested" | "distributed" | "value" | "paper" | "realised" | "total") => exactSum(summed, key);
  const ventures = summed.filter(({ invested }) => Number(invested) > 0);
  return {
    status: "ready",
    context: opened.context,
    headline: headline(deals, loss, currency),
    deals,
    currency,
    converted: one.converted,
    otherCurrencies: one.leftOut,
    inOneCurrency: one.converted > 0 ? summed : null,
    totals: {
      invested: total("invested"),
      distributed: total("distributed"),
      value: total("value"),
      paper: total("paper"),
      realised: total("realised"),
      total: total("total"),
    },
    loss,
    cells,
    powerLaw:
      ventures.length === 0
        ? null
        : powerLaw(
            ventures.map(({ company, invested, distributed, value }) => ({
              name: company,
              invested: Number(invested),
              value: Number(distributed) + Number(value),
            })),
          ),
    publishedSource: VENTURE_OUTCOMES.source,
    concentration: bookConcentration(
      open.map(({ company, domain, state, investedOn, invested }) => ({
        company,
        domain,
        stage: state.stage,
        vintage: (investedOn ?? asOf).slice(0, 4),
        amount: Number(invested),
      })),
      policy.rules,
    ),
    vintages: fundGroups(
      summed.flatMap(({ investedOn, invested, distributed, value, multiple }) =>
        investedOn === null
          ? []
          : [
              {
                key: Number(investedOn.slice(0, 4)),
                paidIn: Number(invested),
                distributed: Number(distributed),
                value: Number(value),
                tvpi: multiple.value,
                irr: null,
              },
            ],
      ),
    ),
    exits: exitsByRoute(summed),
    ahead: moneyAheadOfAll(open.map((deal) => moneyAhead(holdingAhead(deal, asOf), assumptions))).map((year) => ({
      ...year,
      calendarYear: Number(asOf.slice(0, 4)) + year.year,
    })),
    budgets: budgets(opened, summed),
    budgetScheme: opened.context.right.name,
    rules: policy.rules,
    negative,
    canEdit: scopeOf(viewer.role, "data.write") !== null,
  };
}

/** The standards, what uses them up, and the rules, with their history. */
export async function standardsPage(viewer: Viewer, input: PageContextInput): Promise<PageAnswer<StandardsView>> {
  const book = await openDealBook(viewer, input);
  if ("status" in book) return book;
  const { opened, policy, deals } = book;
  const { currency, items: summed, converted } = await dealsInOneCurrency(deals, opened.context);
  const { cells, negative } = againstStandards(summed, deals, policy, opened.context.asOf);
  const current = new Set(policy.standards.map(({ id }) => id));
  const moment = (date: Date | null) => date?.toISOString() ?? null;
  return {
    status: "ready",
    context: opened.context,
    standards: policy.history.standards.map((row) => ({
      ...row,
      knownAt: row.knownAt.toISOString(),
      retiredAt: moment(row.retiredAt),
      isInForce: current.has(row.id),
    })),
    negativeList: policy.history.negativeList.map((row) => ({
      ...row,
      knownAt: row.knownAt.toISOString(),
      retiredAt: moment(row.retiredAt),
    })),
    rules: policy.rules,
    ruleVersions: policy.history.rules,
    cells,
    breaches: standardBreaches(cells, deals.map(standardDeal), negative, policy.negativeList),
    deals,
    inOneCurrency: converted > 0 ? summed : null,
    negative,
    domains: [...new Set(deals.map(({ domain }) => domain))].sort(),
    currency,
    canWrite: scopeOf(viewer.role, "standards.write") !== null,
  };
}

/** How a deal looks to the standards. */
export const standardDeal = ({ state, ...deal }: DealView): StandardDeal => {
  const total = Number(deal.total);
  return {
    dealId: deal.dealId,
    company: deal.company,
    companyZh: deal.companyZh,
    domain: deal.domain,
    stage: state.stage,
    investedOn: deal.investedOn,
    lastTicketOn: state.lastTicketOn,
    invested: Number(deal.invested),
    open: state.isOpen ? Number(deal.invested) : 0,
    loss: total < 0 ? -total : 0,
    isOpen: state.isOpen,
    lastAssessedOn: state.assessments.reduce<string | null>(
      (last, { on }) => (last === null || on > last ? on : last),
      null,
    ),
  };
};

/** Cells over the deals that can be summed; the negative list holds for all of them. */
function againstStandards(deals: readonly DealView[], all: readonly DealView[], policy: DealPolicy, asOf: string) {
  const held = deals.map(standardDeal);
  const cells = standardCells(held, policy.standards, asOf).map((cell): StandardCellView => {
    const members = deals.filter(({ state, domain }) => state.stage === cell.stage && domain === cell.domain);
    return {
      ...cell,
      paperLoss: members.reduce((sum, { loss }) => sum + Number(loss.loss), 0),
      unexplained: members.reduce((sum, { loss }) => sum + Number(loss.parts.unexplained), 0),
    };
  });
  return { cells, negative: negativeListHits(all.map(standardDeal), policy.negativeList, asOf) };
}

/** Budgets of the right lens's tolerance by class of deal; empty where it has none. */
function budgets({ right, entries, context }: OpenSnapshot, deals: readonly DealView[]): BudgetView[] {
  const { tolerance } = right.definition;
  if (!tolerance?.deals || deals.length === 0) return [];
  const events = entries.flatMap(({ context: facts }) => facts.events ?? []);
  const files = entries.flatMap(({ context: facts }) => facts.dueDiligence ?? []);
  const { classes, deals: judged } = compileDealTolerance({ ...tolerance, deals: tolerance.deals })(
    deals.map(({ state, ...line }) => ({ ...line, stage: state.stage })),
    {
      asOf: context.asOf,
      events,
      dueDiligence: files,
      positions: entries.flatMap(({ record }) => record.positions),
    },
  );
  const named = tolerance.deals.classes;
  return classes.map(({ classIndex, deals: count, invested, budget, asked, used }) => ({
    name: named[classIndex]!.name,
    deals: count,
    invested: invested.toFixed(),
    budget: budget.toFixed(),
    asked: asked.toFixed(),
    used,
    members: judged.flatMap((item) =>
      item.classIndex === classIndex ? [{ dealId: item.deal.dealId, asked: item.asked.toFixed() }] : [],
    ),
  }));
}

function exitsByRoute(deals: readonly DealView[]): DealsView["exits"] {
  const routes = [...new Set(deals.flatMap(({ exitRoute, state }) => (state.isOpen ? [] : (exitRoute ?? "other"))))];
  return routes.map((route) => {
    const members = deals.filter(({ exitRoute, state }) => !state.isOpen && (exitRoute ?? "other") === route);
    const [invested, proceeds] = [exactSum(members, "invested"), exactSum(members, "distributed")];
    const paid = new Exact(invested);
    return {
      route,
      deals: members.length,
      invested,
      proceeds,
      multiple: paid.gt(0) ? measured(new Exact(proceeds).div(paid).toNumber()) : unavailable("nothingPaidIn"),
    };
  });
}

const exactSum = (
  deals: readonly DealView[],
  key: "invested" | "distributed" | "value" | "paper" | "realised" | "total",
): string => deals.reduce((sum, deal) => sum.plus(deal[key]), new Exact(0)).toFixed();

/** Deals with every amount in the one currency that sums of the book are in, at the rate of the as-of day. */
async function dealsInOneCurrency(
  deals: readonly DealView[],
  { asOf, knownAsOf }: { readonly asOf: string; readonly knownAsOf: string | null },
) {
  const rates = await loadExchangeRates(asOf, knownAsOf === null ? null : new Date(knownAsOf));
  return inOneCurrency(deals, rates, asOf, (deal, convert) => ({
    ...deal,
    invested: convert(deal.invested),
    distributed: convert(deal.distributed),
    value: convert(deal.value),
    paper: convert(deal.paper),
    realised: convert(deal.realised),
    total: convert(deal.total),
    loss: { loss: convert(deal.loss.loss), parts: mapParts(deal.loss.parts, convert) },
  }));
}

const mapParts = (parts: DealView["loss"]["parts"], convert: (amount: string) => string) =>
  Object.fromEntries(Object.entries(parts).map(([name, amount]) => [name, convert(amount)])) as typeof parts;

function headline(deals: readonly DealView[], loss: DealsView["loss"], currency: string): Sentence {
  const open = deals.filter(({ state }) => state.isOpen);
  const losing = open.filter(({ loss: own }) => Number(own.loss) > 0);
  const total = Number(loss.loss);
  const outside = Number(loss.parts.unexplained);
  const facts = {
    open: open.length,
    losing: losing.length,
    loss: total,
    currency,
    explained: total > 0 ? 1 - outside / total : 1,
    stuck: deals.filter(({ stuck }) => stuck.isStuck).length,
    silent: deals.filter(({ silentMonths }) => silentMonths !== null).length,
  };
  return { code: deals.length === 0 ? "nothing" : total > 0 ? "losses" : "noLosses", facts };
}

import { randomUUID } from "node:crypto";
import type {
  KnownReferences,
  NewReference,
  ReferenceChange,
  ReferenceTable,
  ReferenceValue,
} from "@/server/persistence/reference-repository.ts";
import { type DraftImport, type DraftSeries, fundKey, portfolioSeries } from "./draft-import.ts";
import type { ImportMapping } from "./import-mapping.ts";
import { type Problem, problem } from "./problem.ts";

type Plain = ReferenceValue;
type IdColumn = "seriesId" | "blendId" | "componentId" | "portfolioId" | "managerId" | "fundId" | "dealId" | "assetId";

const PORTFOLIO_DEFAULTS = {
  nameZh: null,
  assetClass: "other",
  accountingClass: null,
  desk: null,
  style: null,
  currency: "CNY",
  benchmarkId: null,
  vintageYear: null,
};
/** Series and funds are known by many rows of a file, so none of them is theirs. */
const WITHOUT_ROW: ReadonlySet<ReferenceTable> = new Set(["Series", "Fund"]);
const CAPITAL_ASSET_DEFAULTS = {
  nameZh: null,
  portfolioId: null,
  dealId: null,
  counterparty: null,
  currency: "CNY",
  indices: [],
  layers: 0,
  productType: null,
  emergingMarket: false,
  issuerFactor: null,
  grade: null,
  specialFactors: [],
  below: [],
};
const MANAGER_DEFAULTS = { nameZh: null, isExternal: false, desk: null, style: null };

/** Managers, portfolios, series, funds and deals of a draft: found, created or corrected; and how to find each by code. */
export function resolveReferences(draft: DraftImport, known: KnownReferences, mapping: ImportMapping) {
  const book = new ReferenceBook(known);
  const { managers, portfolios, series, funds, deals, capitalAssets } = draft.references;
  for (const { mode, sourceRow, ...manager } of managers)
    book.settle("Manager", book.managers, manager.code, mode, sourceRow, { ...manager }, MANAGER_DEFAULTS);
  for (const one of series) if (one.portfolio === null) settleSeries(book, one, null);
  for (const { mode, sourceRow, benchmark, ...portfolio } of portfolios) {
    const fields: Record<string, Plain> = { ...portfolio };
    if (benchmark === null) fields.benchmarkId = null;
    else if (benchmark !== undefined) {
      const id = book.series.get(benchmark);
      if (id === undefined) book.unknown("unknownSeries", sourceRow, "benchmark", benchmark, mapping);
      else fields.benchmarkId = id;
    }
    book.settle("Portfolio", book.portfolios, portfolio.code, mode, sourceRow, fields, PORTFOLIO_DEFAULTS);
  }
  for (const one of series) if (one.portfolio !== null) settlePortfolioSeries(book, one, one.portfolio, mapping);
  for (const code of draft.answerable.keys())
    if (!known.assignedPortfolioIds.has(book.portfolios.get(code) ?? ""))
      book.settle("Manager", book.managers, code, "ifMissing", null, { code, name: code }, MANAGER_DEFAULTS);
  for (const { mode, sourceRow, portfolio, ...fund } of funds) {
    const fields: Record<string, Plain> = { ...fund };
    if (portfolio) {
      const id = book.portfolios.get(portfolio);
      if (id === undefined) book.unknown("unknownPortfolio", sourceRow, "portfolio", portfolio, mapping);
      else fields.portfolioId = id;
      const own = book.currencies.get(id ?? "");
      if (own !== undefined && own !== fund.currency)
        book.problems.push(problem("currencyMismatch", sourceRow, null, { given: fund.currency, expected: own }));
    }
    const defaults = { generalPartner: null, strategy: null, portfolioId: null };
    book.settle(
      "Fund",
      book.funds,
      fundKey(fund.reporter, fund.name, fund.vintageYear),
      mode,
      sourceRow,
      fields,
      defaults,
    );
  }
  for (const { mode, sourceRow, portfolio, decidedBy, ...deal } of deals) {
    const fields: Record<string, Plain> = { ...deal };
    if (decidedBy) {
      const id = book.managers.get(decidedBy);
      if (id === undefined) book.unknown("unknownManager", sourceRow, "decidedBy", decidedBy, mapping);
      else fields.decidedById = id;
    } else if (decidedBy === null) fields.decidedById = null;
    const portfolioId = book.portfolios.get(portfolio);
    if (portfolioId === undefined) {
      book.unknown("unknownPortfolio", sourceRow, "portfolio", portfolio, mapping);
      continue;
    }
    fields.portfolioId = portfolioId;
    const defaults = { companyZh: null, decidedById: null, currency: book.currencies.get(portfolioId) ?? "CNY" };
    book.settle("Deal", book.deals, deal.code, mode, sourceRow, fields, defaults);
  }
  for (const { mode, sourceRow, portfolio, deal, ...asset } of capitalAssets) {
    const fields: Record<string, Plain> = { ...asset, below: asset.below?.map((part) => ({ ...part })) ?? [] };
    if (asset.below === undefined) delete fields.below;
    for (const [column, what, known, unknown] of [
      ["portfolioId", portfolio, book.portfolios, "unknownPortfolio"],
      ["dealId", deal, book.deals, "unknownDeal"],
    ] as const) {
      if (what === undefined) continue;
      const id = what === null ? null : known.get(what);
      if (id === undefined) book.unknown(unknown, sourceRow, column.slice(0, -2), what ?? "", mapping);
      else fields[column] = id;
    }
    book.settle("CapitalAsset", book.capitalAssets, asset.code, mode, sourceRow, fields, CAPITAL_ASSET_DEFAULTS);
  }
  const maps: Readonly<Record<IdColumn, ReadonlyMap<string, string>>> = {
    seriesId: book.series,
    blendId: book.series,
    componentId: book.series,
    portfolioId: book.portfolios,
    managerId: book.managers,
    fundId: book.funds,
    dealId: book.deals,
    assetId: book.capitalAssets,
  };
  return {
    created: book.created,
    changed: book.changed,
    problems: book.problems,
    labels: book.labels,
    idOf: (column: IdColumn, code: string) => maps[column].get(code),
    currencyOf: (id: string) => book.currencies.get(id),
  };
}

/** What is known by code, with what the draft adds to it. */
class ReferenceBook {
  readonly managers = new Map<string, string>();
  readonly portfolios = new Map<string, string>();
  readonly series = new Map<string, string>();
  readonly funds = new Map<string, string>();
  readonly deals = new Map<string, string>();
  readonly capitalAssets = new Map<string, string>();
  readonly rows = new Map<string, Record<string, unknown>>();
  readonly labels = new Map<string, string>();
  readonly currencies = new Map<string, string>();
  readonly created: NewReference[] = [];
  readonly changed: ReferenceChange[] = [];
  readonly problems: Problem[] = [];
  private readonly complained = new Set<string>();

  constructor(known: KnownReferences) {
    for (const manager of known.managers) this.add(this.managers, manager.code, manager.code, manager);
    for (const portfolio of known.portfolios) this.add(this.portfolios, portfolio.code, portfolio.code, portfolio);
    for (const fund of known.funds)
      this.add(this.funds, fundKey(fund.reporter, fund.name, fund.vintageYear), fundLabel(fund), fund);
    for (const deal of known.deals) this.add(this.deals, deal.code, deal.code, deal);
    for (const asset of known.capitalAssets) this.add(this.capitalAssets, asset.code, asset.code, asset);
    for (const one of known.series) {
      this.add(this.series, one.code, one.code, one);
      const portfolio = one.portfolioId === null ? undefined : this.labels.get(one.portfolioId);
      if (portfolio !== undefined && one.kind === "portfolioReturn")
        this.series.set(portfolioSeries(portfolio, one.layer), one.id);
    }
  }

  add(map: Map<string, string>, key: string, label: string, row: object & { id: string }) {
    map.set(key, row.id);
    this.rows.set(row.id, row as Record<string, unknown>);
    this.labels.set(row.id, label);
    const currency = (row as { currency?: string | null }).currency;
    if (currency) this.currencies.set(row.id, currency);
  }

  /** Finds, corrects or creates one reference. */
  settle(
    table: ReferenceTable,
    map: Map<string, string>,
    key: string,
    mode: "define" | "ifMissing",
    sourceRow: number | null,
    fields: Record<string, Plain>,
    defaults: Record<string, Plain>,
  ): string {
    const label = table === "Fund" ? fundLabel(fields as { reporter: string; name: string }) : key;
    const id = map.get(key);
    if (id === undefined) {
      const row = {
        id: randomUUID() as string,
        ...defaults,
        ...fields,
        ...(WITHOUT_ROW.has(table) ? {} : { sourceRow }),
      };
      this.add(map, key, label, row);
      this.created.push({ table, row });
      return row.id;
    }
    const now = this.rows.get(id) ?? {};
    const differing = Object.keys(fields).filter((name) => !isSame(now[name], fields[name]));
    if (mode === "define" && differing.length > 0) {
      const pick = (from: Record<string, unknown>) =>
        Object.fromEntries(differing.map((name) => [name, (from[name] ?? null) as Plain]));
      this.changed.push({ table, id, label, sourceRow, before: pick(now), after: pick(fields) });
      this.rows.set(id, { ...now, ...fields });
      if (typeof fields.currency === "string") this.currencies.set(id, fields.currency);
    }
    return id;
  }

  unknown(
    code: "unknownSeries" | "unknownPortfolio" | "unknownManager" | "unknownDeal",
    row: number | null,
    field: string,
    what: string,
    { columns }: ImportMapping,
  ) {
    if (this.complained.has(`${code} ${what}`)) return;
    this.complained.add(`${code} ${what}`);
    const column = Object.entries(columns).find(([, name]) => name === field)?.[0] ?? null;
    this.problems.push(problem(code, row, column, { code: what, rows: 1 }));
  }
}

/** Lists are the same when they say the same. */
const isSame = (known: unknown, said: unknown): boolean =>
  (known ?? null) === (said ?? null) || JSON.stringify(known ?? null) === JSON.stringify(said ?? null);

const fundLabel = ({ reporter, name }: { reporter: string; name: string }) => `${reporter}, ${name}`;

function settleSeries(book: ReferenceBook, draft: DraftSeries, portfolioId: string | null, key = draft.code): string {
  const { mode, sourceRow, portfolio: _, frequency, ...fields } = draft;
  const id = book.series.get(key);
  const existing = id === undefined ? undefined : book.rows.get(id);
  if (existing) {
    const where = { series: draft.code };
    if (existing.kind !== draft.kind)
      book.problems.push(
        problem("seriesKindDiffers", sourceRow, draft.code, {
          ...where,
          given: draft.kind,
          known: String(existing.kind),
        }),
      );
    else if (frequency !== null && existing.frequency !== frequency)
      book.problems.push(
        problem("frequencyDiffers", sourceRow, draft.code, {
          ...where,
          given: frequency,
          known: String(existing.frequency),
        }),
      );
  }
  const row = {
    ...fields,
    currency: draft.currency ?? null,
    unit: draft.unit ?? null,
    frequency: frequency ?? "monthly",
    portfolioId,
  };
  return book.settle("Series", book.series, key, mode, sourceRow, row, {});
}

/** Returns of a portfolio: its series of that layer, made where it has none. Unknown portfolios are left to the facts to complain of. */
function settlePortfolioSeries(book: ReferenceBook, draft: DraftSeries, portfolio: string, mapping: ImportMapping) {
  const portfolioId = book.portfolios.get(portfolio);
  if (portfolioId === undefined) return;
  const key = portfolioSeries(portfolio, mapping.layer);
  if (book.series.has(key)) {
    settleSeries(book, draft, portfolioId, key);
    return;
  }
  const code = freeCode(book, mapping.layer === "net" ? portfolio : `${portfolio}:${mapping.layer}`);
  const currency = book.currencies.get(portfolioId) ?? null;
  const id = settleSeries(book, { ...draft, code, currency }, portfolioId, key);
  book.series.set(code, id);
  book.labels.set(id, code);
}

function freeCode(book: ReferenceBook, wanted: string): string {
  let code = wanted;
  for (let number = 2; book.series.has(code); number++) code = `${wanted}:${number}`;
  return code;
}

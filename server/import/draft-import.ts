import type { Facts } from "@/server/persistence/fact-tables.ts";
import type { Problem } from "./problem.ts";

/**
 * Facts as a file states them: the id columns hold codes ("GROWTH-A"), which are looked up later.
 * A series of a portfolio is named by `portfolioSeries`, a fund by `fundKey`.
 */
export type DraftFacts = { -readonly [K in keyof Facts]: NonNullable<Facts[K]>[number][] };

interface Drafted {
  /** "define": the file says what this is and corrects what is known; "ifMissing": it is only made when it is not known. */
  mode: "define" | "ifMissing";
  sourceRow: number | null;
}

/** Fields that are left out are not said by the file: what is known stays. */
export interface DraftManager extends Drafted {
  code: string;
  name: string;
  nameZh?: string | null;
  isExternal?: boolean;
  desk?: string | null;
  style?: string | null;
}

export interface DraftPortfolio extends Drafted {
  code: string;
  name: string;
  nameZh?: string | null;
  book: string;
  assetClass?: string;
  accountingClass?: string | null;
  desk?: string | null;
  style?: string | null;
  currency?: string;
  /** Code of a series. */
  benchmark?: string | null;
  vintageYear?: number | null;
}

export interface DraftSeries extends Drafted {
  code: string;
  name: string;
  kind: string;
  /** Null: too few dates to tell. */
  frequency: string | null;
  layer: string;
  currency?: string | null;
  unit?: string | null;
  /** Code of the portfolio whose returns these are. */
  portfolio: string | null;
}

export interface DraftFund extends Drafted {
  reporter: string;
  name: string;
  vintageYear: number;
  generalPartner?: string | null;
  strategy?: string | null;
  currency: string;
  /** Code of our portfolio that holds it. */
  portfolio?: string | null;
}

export interface DraftDeal extends Drafted {
  code: string;
  portfolio: string;
  company: string;
  companyZh?: string | null;
  domain: string;
  stage: string;
  instrument: string;
  decidedBy?: string | null;
  currency?: string;
}

/** What lies below a product, as the parts of its value. */
export interface DraftPartBelow {
  asset: string;
  share: number;
  layers: number;
  productType: string;
}

export interface DraftCapitalAsset extends Drafted {
  code: string;
  name: string;
  nameZh?: string | null;
  asset: string;
  /** Codes. */
  portfolio?: string | null;
  deal?: string | null;
  counterparty?: string | null;
  currency?: string;
  indices?: string[];
  layers?: number;
  productType?: string | null;
  emergingMarket?: boolean;
  issuerFactor?: number | null;
  grade?: string | null;
  specialFactors?: string[];
  below?: DraftPartBelow[];
}

export interface DraftReferences {
  managers: DraftManager[];
  portfolios: DraftPortfolio[];
  series: DraftSeries[];
  funds: DraftFund[];
  deals: DraftDeal[];
  capitalAssets: DraftCapitalAsset[];
}

/** A file understood, before anything in the database was asked. */
export interface DraftImport {
  facts: DraftFacts;
  references: DraftReferences;
  /** Portfolios that get a manager of the same code, if nobody answers for them: code -> first day. */
  answerable: ReadonlyMap<string, string>;
  problems: Problem[];
}

export const emptyDraft = (): DraftImport & { answerable: Map<string, string> } => ({
  facts: {},
  references: { managers: [], portfolios: [], series: [], funds: [], deals: [], capitalAssets: [] },
  answerable: new Map(),
  problems: [],
});

/** Name of a portfolio's return series among drafts. */
export const portfolioSeries = (portfolio: string, layer: string) => `\u0000portfolio\u0000${portfolio}\u0000${layer}`;

/** Name of a fund among drafts: the key by which it is known. */
export const fundKey = (reporter: string, name: string, vintageYear: number) =>
  JSON.stringify([reporter, name, vintageYear]);

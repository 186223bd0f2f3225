import "server-only";

/**
 * The fact tables in one place: what makes two rows the same fact (`key`) and what the row says (`values`).
 * Reading as known on a moment, bulk loading, comparing and undoing are all written once against this.
 */
export interface FactTable {
  table: string;
  key: readonly string[];
  values: readonly string[];
}

/** PostgreSQL type of every column that is not text. Enums carry their own type. */
export const columnTypes: Readonly<Record<string, string>> = {
  seriesId: "uuid",
  blendId: "uuid",
  componentId: "uuid",
  portfolioId: "uuid",
  managerId: "uuid",
  fundId: "uuid",
  dealId: "uuid",
  assetId: "uuid",
  batchId: "uuid",
  effectiveOn: "date",
  until: "date",
  plannedOn: "date",
  knownAt: "timestamptz",
  value: "float8",
  weight: "float8",
  share: "float8",
  portfolioWeight: "float8",
  benchmarkWeight: "float8",
  portfolioReturn: "float8",
  benchmarkReturn: "float8",
  periodReturn: "float8",
  netIrr: "float8",
  netMultiple: "float8",
  score: "float8",
  commitment: "numeric(24,6)",
  paidIn: "numeric(24,6)",
  distributed: "numeric(24,6)",
  fairValue: "numeric(24,6)",
  amount: "numeric(24,6)",
  admittedValue: "numeric(24,6)",
  purchaseCost: "numeric(24,6)",
  shares: "numeric(24,6)",
  price: "numeric(24,6)",
  modifiedDuration: "float8",
  attributes: "jsonb",
  number: "int4",
  sourceRow: "int4",
  basis: '"ValuationBasis"',
  status: '"ValuationStatus"',
  credit: '"Credit"',
  route: '"ExitRoute"',
};

/** Columns whose type depends on the table. */
const typesByTable: Readonly<Record<string, string>> = {
  "CashFlow.kind": '"FlowKind"',
  "DealEvent.kind": '"DealEventKind"',
  "ManagerEvent.kind": '"ManagerEventKind"',
  "ExpectedFlow.side": '"FlowSide"',
  "AssetTrade.side": '"TradeSide"',
  "InstitutionFigure.value": "numeric(28,10)",
};

export const columnType = (table: string, column: string): string =>
  typesByTable[`${table}.${column}`] ?? columnTypes[column] ?? "text";

export const factTables = {
  seriesPoints: { table: "SeriesPoint", key: ["seriesId", "effectiveOn"], values: ["value"] },
  benchmarkWeights: { table: "BenchmarkWeight", key: ["blendId", "componentId", "effectiveOn"], values: ["weight"] },
  segmentReturns: {
    table: "SegmentReturn",
    key: ["portfolioId", "breakdown", "effectiveOn", "segment"],
    values: ["portfolioWeight", "benchmarkWeight", "portfolioReturn", "benchmarkReturn"],
  },
  holdings: {
    table: "Holding",
    key: ["portfolioId", "effectiveOn", "securityId"],
    values: ["name", "attributes", "portfolioWeight", "benchmarkWeight", "periodReturn"],
  },
  fundPositions: {
    table: "FundPosition",
    key: ["fundId", "effectiveOn"],
    values: ["commitment", "paidIn", "distributed", "fairValue", "netIrr", "netMultiple"],
  },
  cashFlows: {
    table: "CashFlow",
    key: ["portfolioId", "dealId", "effectiveOn", "kind", "number"],
    values: ["amount", "currency"],
  },
  valuations: {
    table: "Valuation",
    key: ["portfolioId", "dealId", "effectiveOn"],
    values: ["amount", "currency", "basis", "status"],
  },
  assignments: {
    table: "Assignment",
    key: ["managerId", "portfolioId", "credit", "effectiveOn"],
    values: ["share", "until"],
  },
  dealEvents: {
    table: "DealEvent",
    key: ["dealId", "effectiveOn", "kind", "name"],
    values: ["outcome", "score", "route", "plannedOn", "note"],
  },
  managerEvents: {
    table: "ManagerEvent",
    key: ["managerId", "effectiveOn", "kind", "name"],
    values: ["outcome", "score", "note"],
  },
  institutionFigures: { table: "InstitutionFigure", key: ["name", "effectiveOn"], values: ["value", "text"] },
  expectedFlows: { table: "ExpectedFlow", key: ["side", "name", "effectiveOn"], values: ["amount", "currency"] },
  assetPositions: {
    table: "AssetPosition",
    key: ["assetId", "effectiveOn"],
    values: ["admittedValue", "purchaseCost", "modifiedDuration"],
  },
  assetTrades: { table: "AssetTrade", key: ["assetId", "effectiveOn", "side", "number"], values: ["shares", "price"] },
} as const satisfies Record<string, FactTable>;

export type FactKind = keyof typeof factTables;
export const factKinds = Object.keys(factTables) as FactKind[];

/** Which cell of the batch's file said so. Rows count from 1 as the file's own lines or sheet rows do. */
export interface FactSource {
  sourceRow?: number | null;
  sourceColumn?: string | null;
}

/** Facts to be saved. Dates are plain dates, returns and weights fractions, money decimal text or a number. */
export interface FactRows {
  seriesPoints: { seriesId: string; effectiveOn: string; value: number } & FactSource;
  benchmarkWeights: { blendId: string; componentId: string; effectiveOn: string; weight: number } & FactSource;
  segmentReturns: {
    portfolioId: string;
    breakdown: string;
    effectiveOn: string;
    segment: string;
    portfolioWeight: number;
    benchmarkWeight: number;
    portfolioReturn: number | null;
    benchmarkReturn: number | null;
  } & FactSource;
  holdings: {
    portfolioId: string;
    effectiveOn: string;
    securityId: string;
    name: string;
    attributes: Record<string, string>;
    portfolioWeight: number;
    benchmarkWeight: number;
    periodReturn: number | null;
  } & FactSource;
  fundPositions: {
    fundId: string;
    effectiveOn: string;
    commitment: string | null;
    paidIn: string | null;
    distributed: string | null;
    fairValue: string | null;
    netIrr: number | null;
    netMultiple: number | null;
  } & FactSource;
  cashFlows: {
    portfolioId: string;
    dealId: string | null;
    effectiveOn: string;
    kind: "contribution" | "withdrawal" | "call" | "recallable" | "fee" | "distribution" | "income";
    number: number;
    amount: string;
    currency: string;
  } & FactSource;
  valuations: {
    portfolioId: string;
    dealId: string | null;
    effectiveOn: string;
    amount: string;
    currency: string;
    basis: "cost" | "internalModel" | "audited" | "externalRound" | "marketPrice" | "reportedByManager";
    status: "provisional" | "final";
  } & FactSource;
  assignments: {
    managerId: string;
    portfolioId: string;
    credit: "decision" | "holding";
    effectiveOn: string;
    share: number;
    until: string | null;
  } & FactSource;
  dealEvents: {
    dealId: string;
    effectiveOn: string;
    kind:
      | "milestone"
      | "assessment"
      | "stageChange"
      | "conversion"
      | "materialEvent"
      | "exitPlan"
      | "exit"
      | "dueDiligence"
      | "financialCondition"
      | "commitment"
      | "plannedTicket";
    name: string;
    outcome: string | null;
    score: number | null;
    route: "ipo" | "merger" | "transfer" | "secondaryFund" | "buyBack" | "writeOff" | null;
    /** The day that a plan is for. */
    plannedOn: string | null;
    note: string | null;
  } & FactSource;
  managerEvents: {
    managerId: string;
    effectiveOn: string;
    kind: "assessment" | "event" | "departure";
    name: string;
    outcome: string | null;
    score: number | null;
    note: string | null;
  } & FactSource;
  institutionFigures: {
    name: string;
    effectiveOn: string;
    /** Exact decimal text. */
    value: string | null;
    text: string | null;
  } & FactSource;
  expectedFlows: {
    side: "asset" | "liability";
    name: string;
    effectiveOn: string;
    amount: string;
    currency: string;
  } & FactSource;
  assetPositions: {
    assetId: string;
    effectiveOn: string;
    admittedValue: string;
    purchaseCost: string | null;
    modifiedDuration: number | null;
  } & FactSource;
  assetTrades: {
    assetId: string;
    effectiveOn: string;
    side: "buy" | "sell";
    number: number;
    shares: string;
    price: string | null;
  } & FactSource;
}

/** What can be saved in one go; kinds that are absent have nothing. */
export type Facts = { [K in FactKind]?: readonly FactRows[K][] };

/** A fact as it is read: its values and where it comes from. */
export type LoadedFact<K extends FactKind> = FactRows[K] & {
  id: string;
  batchId: string;
  knownAt: Date;
  sourceRow: number | null;
  sourceColumn: string | null;
};

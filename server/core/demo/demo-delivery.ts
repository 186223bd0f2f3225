import { addDays, type PlainDate } from "../returns/calendar/plain-date";

/** A value of a cell as the file has it. */
export type Cell = string | number | null;

/**
 * One file of the demo, as an institution would have received it: its bytes, and when what it says became known. The
 * loader reads the facts off the very rows that the file shows, so that every figure leads back to its row.
 */
export interface DemoDelivery {
  readonly fileName: string;
  /** Which of the import kinds the file is of. */
  readonly kind: DemoFileKind;
  /** Moment (ISO) from which its facts count as known. */
  readonly knownAt: string;
  /** Set for a file that was withdrawn again. */
  readonly undoneAt: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export type DemoFileKind =
  | "managers"
  | "portfolios"
  | "benchmarks"
  | "returnsLong"
  | "segmentReturns"
  | "cashFlows"
  | "valuations"
  | "assignments"
  | "deals"
  | "dealEvents"
  | "fundPositions"
  | "managerEvents"
  | "institutionFigures"
  | "expectedFlows"
  | "capitalAssets"
  | "assetPositions"
  | "assetTrades";

/** The columns of each kind of file, in order. */
export const DEMO_COLUMNS = {
  managers: ["code", "name", "nameZh", "isExternal", "desk", "style"],
  portfolios: [
    "code",
    "name",
    "nameZh",
    "book",
    "assetClass",
    "accountingClass",
    "desk",
    "style",
    "currency",
    "benchmark",
    "vintageYear",
  ],
  benchmarks: ["benchmark", "name", "component", "from", "weight"],
  returnsLong: ["date", "series", "role", "value"],
  segmentReturns: [
    "date",
    "portfolio",
    "segment",
    "portfolioWeight",
    "benchmarkWeight",
    "portfolioReturn",
    "benchmarkReturn",
  ],
  cashFlows: ["portfolio", "deal", "date", "kind", "amount", "currency", "number"],
  valuations: ["portfolio", "deal", "date", "amount", "currency", "basis", "status"],
  assignments: ["manager", "portfolio", "credit", "share", "from", "until"],
  deals: ["code", "portfolio", "company", "companyZh", "domain", "stage", "instrument", "decidedBy", "currency"],
  dealEvents: ["deal", "date", "kind", "name", "outcome", "score", "route", "plannedOn", "note"],
  fundPositions: [
    "reporter",
    "fund",
    "generalPartner",
    "strategy",
    "vintageYear",
    "commitment",
    "paidIn",
    "distributed",
    "fairValue",
    "netIrr",
    "netMultiple",
    "date",
    "currency",
    "portfolio",
  ],
  managerEvents: ["manager", "date", "kind", "name", "outcome", "score", "note"],
  institutionFigures: ["date", "figure", "value", "text"],
  expectedFlows: ["side", "name", "date", "amount", "currency"],
  capitalAssets: [
    "code",
    "name",
    "nameZh",
    "asset",
    "portfolio",
    "deal",
    "counterparty",
    "currency",
    "indices",
    "layers",
    "productType",
    "emergingMarket",
    "issuerFactor",
    "grade",
    "below",
  ],
  assetPositions: ["asset", "date", "admittedValue", "purchaseCost", "modifiedDuration"],
  assetTrades: ["asset", "date", "side", "number", "shares", "price"],
} as const satisfies Record<DemoFileKind, readonly string[]>;

/** A delivery that became known some days after what it is about. */
export const delivered = (
  kind: DemoFileKind,
  fileName: string,
  about: PlainDate,
  daysLater: number,
  rows: DemoDelivery["rows"],
): DemoDelivery => ({
  kind,
  fileName,
  knownAt: `${addDays(about, daysLater)}T02:00:00.000Z`,
  undoneAt: null,
  columns: DEMO_COLUMNS[kind],
  rows,
});

/** The file's text: UTF-8 with comma and line feed; texts with a comma or a quote are quoted. */
export function deliveryText({ columns, rows }: DemoDelivery): string {
  return `${[columns, ...rows].map((row) => row.map(cellText).join(",")).join("\n")}\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  const text = String(cell);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

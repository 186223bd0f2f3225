import type { DraftImport } from "./draft-import.ts";
import { type ImportKind, importKinds } from "./import-kinds.ts";
import type { ImportMapping } from "./import-mapping.ts";
import { draftBenchmarks, draftRates } from "./kinds/benchmark-files.ts";
import { draftAssetPositions, draftAssetTrades, draftCapitalAssets } from "./kinds/capital-files.ts";
import { draftCashFlows, draftValuations } from "./kinds/flows-and-marks.ts";
import { draftFundPositions } from "./kinds/fund-positions.ts";
import { draftExpectedFlows, draftInstitutionFigures, draftManagerEvents } from "./kinds/institution-files.ts";
import {
  draftAssignments,
  draftDealEvents,
  draftDeals,
  draftManagers,
  draftPortfolios,
} from "./kinds/reference-files.ts";
import { draftReturnsLong } from "./kinds/returns-long.ts";
import { draftReturnsWide } from "./kinds/returns-wide.ts";
import { draftHoldings, draftSegmentReturns } from "./kinds/weighted-rows.ts";
import { type ParsedRecords, parseRecords } from "./parse-records.ts";
import { problem } from "./problem.ts";
import type { Table } from "./table.ts";

const drafts: Readonly<
  Record<Exclude<ImportKind, "returnsWide">, (parsed: ParsedRecords, mapping: ImportMapping) => DraftImport>
> = {
  returnsLong: draftReturnsLong,
  segmentReturns: draftSegmentReturns,
  holdings: draftHoldings,
  fundPositions: draftFundPositions,
  cashFlows: draftCashFlows,
  valuations: draftValuations,
  managers: draftManagers,
  portfolios: draftPortfolios,
  assignments: draftAssignments,
  benchmarks: draftBenchmarks,
  rates: (parsed, mapping) => draftRates(parsed, mapping, "rate"),
  fxRates: (parsed, mapping) => draftRates(parsed, mapping, "fx"),
  deals: draftDeals,
  dealEvents: draftDealEvents,
  managerEvents: draftManagerEvents,
  institutionFigures: draftInstitutionFigures,
  expectedFlows: draftExpectedFlows,
  capitalAssets: draftCapitalAssets,
  assetPositions: draftAssetPositions,
  assetTrades: draftAssetTrades,
};

/**
 * A table read as a kind: the facts and references it states, by code, and every problem that the file alone shows.
 * Pure: the same table, mapping and day give the same draft.
 *
 * @param today plain date; no fact may lie after it
 */
export async function draftFile(
  table: Table,
  kind: ImportKind,
  mapping: ImportMapping,
  today: string,
): Promise<DraftImport> {
  const draft =
    kind === "returnsWide"
      ? await draftReturnsWide(table, mapping, today)
      : drafts[kind](await parseRecords(table, importKinds[kind], mapping, today), mapping);
  if (table.titles > 0)
    draft.problems.push(problem("titlesSkipped", 1, null, { rows: table.titles, heading: table.headerLine }));
  for (const [heading, meaning] of Object.entries(mapping.columns))
    if (meaning === "ignore") draft.problems.push(problem("columnLeftOut", table.headerLine, heading));
  return draft;
}

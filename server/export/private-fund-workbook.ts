import type { CorridorMeasure } from "@/server/core/private-equity/j-curve-corridor.ts";
import type { PrivatePosition } from "@/server/core/schemes/manager-record.ts";
import { aboutSheet, type ExportFacts } from "./about-sheet.ts";
import type { ExportWords } from "./export-words.ts";
import { type FundFlow, flowsSheet } from "./fund-flows-sheet.ts";
import { type HoldingShown, holdingsSheet } from "./fund-holdings-sheet.ts";
import { type FundMark, marksSheet } from "./fund-marks-sheet.ts";
import { type PeerToExport, peersSheet } from "./fund-peers-sheet.ts";
import { positionSheet } from "./fund-position-sheet.ts";
import type { Workbook } from "./workbook.ts";

export interface PrivateFundExport {
  readonly asOf: string;
  readonly position: PrivatePosition;
  /** Up to the as-of date, ascending; none for a fund that is only known by its reports. */
  readonly flows: readonly FundFlow[];
  readonly marks: readonly FundMark[];
  /** What is marked by itself: the fund as a whole, or each of its deals. Numbers as in flows and marks. */
  readonly holdings: readonly HoldingShown[];
  readonly peers: readonly PeerToExport[];
  readonly probabilities: readonly number[];
}

export const CORRIDOR_MEASURES: readonly CorridorMeasure[] = ["tvpi", "irr"];

/** A private fund to be computed again: flows and valuations, multiples, IRR, and its place among peers of its age. */
export function privateFundWorkbook(fund: PrivateFundExport, facts: ExportFacts, words: ExportWords): Workbook {
  const { asOf, position, flows, marks, holdings, peers, probabilities } = fund;
  const { say } = words;
  const positionName = say("export.sheets.position");
  const peersPlan = peersSheet(peers, positionName, words);
  const flowsPlan = flows.length === 0 ? null : flowsSheet(flows, { asOf, value: position.value, positionName }, words);
  const marksPlan = flows.length === 0 ? null : marksSheet(marks, words);
  const holdingsPlan =
    flowsPlan && marksPlan ? holdingsSheet(holdings, { flows: flowsPlan, marks: marksPlan }, words) : null;
  const sheets = [
    positionSheet({ position, probabilities, flows: flowsPlan, holdings: holdingsPlan, peers: peersPlan }, words),
    ...(holdingsPlan && flowsPlan && marksPlan ? [holdingsPlan.sheet, flowsPlan.sheet, marksPlan.sheet] : []),
    peersPlan.sheet,
  ];
  return { sheets: [aboutSheet(facts, sheets, words), ...sheets] };
}

import { type Measured, measured, unavailable } from "@/server/core/measured.ts";
import type { CorridorMeasure } from "@/server/core/private-equity/j-curve-corridor.ts";
import type { PrivatePosition } from "@/server/core/schemes/manager-record.ts";
import type { ExportWords } from "./export-words.ts";
import type { FlowsSheet } from "./fund-flows-sheet.ts";
import type { HoldingsSheet } from "./fund-holdings-sheet.ts";
import type { PeersSheet } from "./fund-peers-sheet.ts";
import { POSITION_CELLS, POSITION_LINES, type PositionLine } from "./fund-position-cells.ts";
import { at, type Cell, formula, number, type Sheet, SheetPlan, text } from "./workbook.ts";

export interface PositionToExport {
  readonly position: PrivatePosition;
  readonly probabilities: readonly number[];
  /** null for a fund that is known by its reports only. */
  readonly flows: FlowsSheet | null;
  readonly holdings: HoldingsSheet | null;
  readonly peers: PeersSheet;
}

const MEASURES: readonly CorridorMeasure[] = ["tvpi", "irr"];

/** Multiples, money-weighted return and place in the corridor, each by formula beside what Longview shows. */
export function positionSheet(
  { position, probabilities, flows, holdings, peers }: PositionToExport,
  words: ExportWords,
): Sheet {
  const { say } = words;
  const plan = new SheetPlan(say("export.sheets.position"), [44, 22, 22, 13, 13]);
  plan.add(text(say("export.fund.positionTitle"), "title"));
  plan.add(text(say(flows ? "export.fund.positionNote" : "export.fund.asReported"), "note"));
  plan.add(text(say("export.fund.vintage")), number(position.vintageYear, "integer"));
  plan.add(text(say("export.fund.age")), number(position.ageYears, "integer"));
  plan.add();
  plan.add(null, ...["recomputed", "shown", "difference"].map((key) => text(say(`export.${key}`), "heading")));
  const shown = shownLines(position);
  const sources = lineSources(flows, holdings);
  for (const line of POSITION_LINES) {
    const label = text(say(`export.fund.${line}`));
    const look = line === "irr" ? "percent" : line === "dpi" || line === "rvpi" || line === "tvpi" ? "number" : "money";
    const own = shown[line];
    // Without flows the money is given, and the multiples still follow from it.
    const isGiven = sources[line] === null && own.value !== null && holdings === null && line !== "irr";
    const cells = isGiven
      ? [number(own.value, look), number(own.value, look), null]
      : plan.compared({ column: 2, row: plan.next }, sources[line], own, look, words.reason);
    plan.add(label, ...cells);
  }
  plan.add(...presentValueCells(plan, position, flows, say));
  plan.add();
  const [fromAge, toAge, peerCount] = ["fromAge", "toAge", "count"].map((key) =>
    text(say(`export.fund.${key}`), "heading"),
  );
  // The fourth column holds differences only.
  plan.add(null, fromAge!, toAge!, null, peerCount!);
  for (const measure of MEASURES) {
    const band = position.corridor[measure].value?.band;
    const count = band ? formula(`COUNT(${peers.inBand(measure)})`, band.count, "integer") : null;
    const age = (value: number | undefined): Cell => (value === undefined ? null : number(value, "integer"));
    plan.add(text(say(`export.fund.${measure}`)), age(band?.fromAge), age(band?.toAge), null, count);
  }
  for (const measure of MEASURES) addCorridor(plan, measure, { position, probabilities, peers }, words);
  return plan;
}

const shownLines = (position: PrivatePosition): Readonly<Record<PositionLine, Measured>> => ({
  paidIn: measured(Number(position.paidIn)),
  distributed: measured(Number(position.distributed)),
  value: measured(Number(position.value)),
  paper: measured(Number(position.paper)),
  realised: measured(Number(position.realised)),
  total: measured(Number(position.total)),
  dpi: position.dpi,
  rvpi: position.rvpi,
  tvpi: position.tvpi,
  irr: position.irr,
});

function lineSources(
  flows: FlowsSheet | null,
  holdings: HoldingsSheet | null,
): Readonly<Record<PositionLine, string | null>> {
  const cell = POSITION_CELLS;
  const sum = (figure: Parameters<HoldingsSheet["range"]>[0]) => holdings && `SUM(${holdings.range(figure)})`;
  return {
    paidIn: sum("paidIn"),
    distributed: sum("distributed"),
    value: sum("value"),
    paper: sum("paper"),
    realised: sum("realised"),
    total: `${cell.distributed}+${cell.value}-${cell.paidIn}`,
    dpi: `${cell.distributed}/${cell.paidIn}`,
    rvpi: `${cell.value}/${cell.paidIn}`,
    tvpi: `(${cell.distributed}+${cell.value})/${cell.paidIn}`,
    // The search starts where Longview ended: from 10% it stops at a wrong rate for funds far below water.
    irr: flows && `XIRR(${flows.range("signed", true)},${flows.range("date", true)},${shownBeside(cell.irr)})`,
  };
}

const shownBeside = (address: string) => address.replace("$B$", "$C$");

/** The equation that the IRR solves, without a solver: what is left of it, as a part of the money paid in. */
function presentValueCells(
  plan: SheetPlan,
  { irr }: PrivatePosition,
  flows: FlowsSheet | null,
  say: ExportWords["say"],
): Cell[] {
  const label = text(say("export.fund.presentValue"));
  if (irr.value === null || flows === null) return [label];
  const [amounts, dates] = [flows.range("signed", true), flows.range("date", true)];
  const value = `SUMPRODUCT(${amounts}/(1+${shownBeside(POSITION_CELLS.irr)})^((${dates}-MIN(${dates}))/365))`;
  const row = plan.next;
  plan.differences.push(at(4, row));
  return [
    label,
    formula(`${value}/${POSITION_CELLS.paidIn}`, 0, "difference"),
    null,
    formula(at(2, row), 0, "difference"),
  ];
}

function addCorridor(
  plan: SheetPlan,
  measure: CorridorMeasure,
  { position, probabilities, peers }: Pick<PositionToExport, "position" | "probabilities" | "peers">,
  words: ExportWords,
): void {
  const { say } = words;
  const placed = position.corridor[measure];
  plan.add();
  plan.add(
    text(say("export.fund.corridorOf", { measure: say(`export.fund.${measure}`) }), "heading"),
    ...["recomputed", "shown", "difference"].map((key) => text(say(`export.${key}`), "heading")),
  );
  const inside = peers.inBand(measure);
  const own = POSITION_CELLS[measure];
  // A cell without a formula beside it (a rate as reported) stands in the second column.
  const ownCell = typeof ownFormula(plan, own) === "undefined" ? shownBeside(own) : own;
  const none: Measured = unavailable(placed.reason ?? "tooFewPeers");
  const figure = <T extends number>(value: Measured<T> | undefined): Measured => value ?? none;
  const below = `SUMPRODUCT(ISNUMBER(${inside})*(${inside}<${ownCell}))`;
  const equal = `SUMPRODUCT(ISNUMBER(${inside})*(${inside}=${ownCell}))`;
  const add = (label: string, source: string, value: Measured, look: "percent" | "number" | "integer") =>
    at(2, plan.add(text(label), ...plan.compared({ column: 2, row: plan.next }, source, value, look, words.reason)));
  const rank = add(
    say("export.fund.rank"),
    `(${below}+${equal}/2)/COUNT(${inside})`,
    figure(placed.value?.rank),
    "percent",
  );
  add(
    say("export.fund.quartile"),
    `IF(${rank}>=0.75,1,IF(${rank}>=0.5,2,IF(${rank}>=0.25,3,4)))`,
    figure(placed.value?.quartile),
    "integer",
  );
  const quantiles = placed.value?.band.quantiles;
  probabilities.forEach((probability, i) => {
    const value = quantiles?.value ? measured(quantiles.value[i]!) : (quantiles ?? none);
    add(
      say("export.fund.quantile", { probability: `${probability * 100}%` }),
      `PERCENTILE.INC(${inside},${probability})`,
      value,
      measure === "irr" ? "percent" : "number",
    );
  });
}

/** The cell that stands at an address of the second column, if anything does. */
function ownFormula(plan: SheetPlan, address: string): Cell | undefined {
  return plan.rows[Number(address.split("$")[2]) - 1]?.[1] ?? undefined;
}

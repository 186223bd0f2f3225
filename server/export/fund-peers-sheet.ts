import type { CorridorMeasure } from "@/server/core/private-equity/j-curve-corridor.ts";
import type { ExportWords } from "./export-words.ts";
import { BAND_CELLS } from "./fund-position-cells.ts";
import { at, type Cell, down, formula, number, on, type Sheet, SheetPlan, text } from "./workbook.ts";

export interface PeerToExport {
  readonly name: string;
  readonly reporter: string;
  readonly vintageYear: number;
  readonly ageYears: number;
  readonly tvpi: number | null;
  readonly irr: number | null;
  /** Whether the band of the fund's age holds it, by measure. */
  readonly inBand: Readonly<Record<CorridorMeasure, boolean>>;
}

export interface PeersSheet {
  readonly sheet: Sheet;
  /** Figures of the peers in the band; cells of the others are empty text. */
  readonly inBand: (measure: CorridorMeasure) => string;
}

const COLUMN = { age: 4, tvpi: 5, irr: 6, tvpiInBand: 7, irrInBand: 8 } as const;

/** Every peer, and which of them the fund is compared with. */
export function peersSheet(peers: readonly PeerToExport[], positionName: string, { say }: ExportWords): PeersSheet {
  const plan = new SheetPlan(say("export.sheets.peers"), [40, 30, 10, 10, 12, 12, 14, 14]);
  plan.add(text(say("export.fund.peersTitle"), "title"));
  plan.add(text(say("export.fund.peersNote"), "note"));
  const [tvpi, irr] = [say("export.fund.tvpi"), say("export.fund.irr")];
  const headings = [
    say("export.fund.fund"),
    say("export.fund.reporter"),
    say("export.fund.vintage"),
    say("export.fund.age"),
  ];
  const bands = [tvpi, irr].map((measure) => say("export.fund.inBand", { measure }));
  plan.add(...[...headings, tvpi, irr, ...bands].map((heading) => text(heading, "heading")));
  plan.frozen = { rows: plan.rows.length, columns: 1 };
  const first = plan.next;
  for (const peer of peers) {
    const row = plan.next;
    const look = (measure: CorridorMeasure) => (measure === "irr" ? "percent" : "number");
    const given = (measure: CorridorMeasure): Cell => {
      const value = peer[measure];
      return value === null ? null : number(value, look(measure));
    };
    const banded = (measure: CorridorMeasure): Cell => {
      const [age, own] = [at(COLUMN.age, row), at(COLUMN[measure], row)];
      const { from, to } = BAND_CELLS[measure];
      const isInside = `AND(${age}>=${on(positionName, from)},${age}<=${on(positionName, to)},ISNUMBER(${own}))`;
      return formula(`IF(${isInside},${own},"")`, peer.inBand[measure] ? (peer[measure] ?? "") : "", look(measure));
    };
    plan.add(
      text(peer.name),
      text(peer.reporter),
      number(peer.vintageYear, "integer"),
      number(peer.ageYears, "integer"),
      given("tvpi"),
      given("irr"),
      banded("tvpi"),
      banded("irr"),
    );
  }
  const last = Math.max(first, plan.rows.length);
  return { sheet: plan, inBand: (measure) => on(plan.name, down(COLUMN[`${measure}InBand`], first, last)) };
}

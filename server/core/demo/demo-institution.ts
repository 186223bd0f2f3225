import type { PlainDate } from "../returns/calendar/plain-date";
import { createRng, type Rng } from "../simulation/rng";
import { demoCapital, type ValueOn } from "./demo-capital";
import { DEMO_SEED, fundStories, liquidStories } from "./demo-cast";
import { demoDealConditions, demoDealNews, demoDealPromises } from "./demo-deal-news";
import { dealBooks, dealHistory } from "./demo-deals";
import { type Cell, type DemoDelivery, type DemoFileKind, delivered } from "./demo-delivery";
import { type BookValues, demoExpectedFlows, demoFigures } from "./demo-figures";
import { dealCode, demoSeries, foundingFiles } from "./demo-founding";
import { fundHistory } from "./demo-funds";
import { listedHistory } from "./demo-listed";
import { demoIndices, demoMonths } from "./demo-markets";
import { demoPeers } from "./demo-peers";
import { demoManagerEvents } from "./demo-people";
import { privateCosts } from "./demo-private-costs";
import { fromReturnUnits, fromWeightUnits } from "./exact-sum";

/** Days after a quarter's end at which its figures arrive: market data soon, private marks later. */
const LISTED_DELAY_DAYS = 10;
const PRIVATE_DELAY_DAYS = 45;

/**
 * The demo institution: the files it would have received from 2014 to 2026, in the order in which they became known. The
 * same bytes each time.
 */
export function demoInstitution(seed: string = DEMO_SEED): DemoDelivery[] {
  const rng = createRng(seed);
  const dated = new DatedRows();
  addListed(dated, rng);
  addFunds(dated, rng);
  addDeals(dated, rng);
  addPeers(dated, rng);
  addPeople(dated, rng);
  const institution = addInstitution(dated);
  const deliveries = [...foundingFiles(), ...institution, ...dated.deliveries(), ...corrections(dated)];
  return deliveries.sort((a, b) => (a.knownAt < b.knownAt ? -1 : a.knownAt > b.knownAt ? 1 : 0));
}

/** Rows by file kind and quarter. */
class DatedRows {
  readonly #rows = new Map<
    string,
    { kind: DemoFileKind; quarterEnd: PlainDate; delay: number; label: string; rows: Cell[][] }
  >();

  add(kind: DemoFileKind, label: string, on: PlainDate, delay: number, row: Cell[]) {
    const quarterEnd = quarterEndOf(on);
    const key = `${quarterEnd} ${label}`;
    const file = this.#rows.get(key) ?? { kind, quarterEnd, delay, label, rows: [] };
    file.rows.push(row);
    this.#rows.set(key, file);
  }

  deliveries(): DemoDelivery[] {
    return [...this.#rows.values()].map(({ kind, quarterEnd, delay, label, rows }) =>
      delivered(kind, `${quarterName(quarterEnd)}-${label}.csv`, quarterEnd, delay, rows),
    );
  }

  rowsOf(kind: DemoFileKind): Cell[][] {
    return [...this.#rows.values()].flatMap((file) => (file.kind === kind ? file.rows : []));
  }

  find(label: string, quarterEnd: PlainDate, matches: (row: readonly Cell[]) => boolean): readonly Cell[] {
    return this.#rows.get(`${quarterEnd} ${label}`)?.rows.find(matches) ?? [];
  }
}

function addListed(dated: DatedRows, rng: Rng) {
  const indices = demoIndices(rng.split("markets"));
  for (const month of demoMonths) {
    for (const { code, role } of demoSeries) {
      const value = indices.find((index) => index.code === code)?.returns.get(month);
      if (value !== undefined)
        dated.add("returnsLong", "returns", month, LISTED_DELAY_DAYS, [month, code, role, value]);
    }
  }
  const byCode = new Map(indices.map((index) => [index.code, index]));
  const broad = byCode.get("BM-BROAD")!;
  const bonds = byCode.get("BM-BOND")!;
  byCode.set("BM-MIX", { ...bonds, code: "BM-MIX", returns: blended(broad.returns, bonds.returns) });
  for (const story of liquidStories) {
    const history = listedHistory(story, byCode.get(story.benchmark)!, rng.split(story.code));
    dated.add("cashFlows", "cash-flows", story.startMonth, LISTED_DELAY_DAYS, [
      story.code,
      null,
      `${story.startMonth.slice(0, 7)}-01`,
      "contribution",
      story.startValue.toFixed(2),
      "CNY",
      1,
    ]);
    for (const { month, portfolioReturn, segments, value, flow } of history) {
      dated.add("returnsLong", "returns", month, LISTED_DELAY_DAYS, [month, story.code, "portfolio", portfolioReturn]);
      dated.add("valuations", "valuations", month, LISTED_DELAY_DAYS, [
        story.code,
        null,
        month,
        value.toFixed(2),
        "CNY",
        "marketPrice",
        "final",
      ]);
      if (flow !== 0)
        dated.add("cashFlows", "cash-flows", month, LISTED_DELAY_DAYS, [
          story.code,
          null,
          month,
          flow > 0 ? "contribution" : "withdrawal",
          Math.abs(flow).toFixed(2),
          "CNY",
          1,
        ]);
      for (const s of segments)
        dated.add("segmentReturns", "sectors", month, LISTED_DELAY_DAYS, [
          month,
          story.code,
          s.segment,
          fromWeightUnits(s.portfolioWeightUnits),
          fromWeightUnits(s.benchmarkWeightUnits),
          fromReturnUnits(s.portfolioReturnUnits),
          fromReturnUnits(s.benchmarkReturnUnits),
        ]);
    }
  }
}

/** The blend of the benchmarks file, for drawing the blended portfolio around it. */
const blended = (equity: ReadonlyMap<PlainDate, number>, bonds: ReadonlyMap<PlainDate, number>) =>
  new Map(
    [...equity].map(([month, value]) => {
      const weight = month < "2021-01-01" ? 0.4 : 0.5;
      return [month, weight * value + (1 - weight) * (bonds.get(month) ?? 0)];
    }),
  );

function addFunds(dated: DatedRows, rng: Rng) {
  for (const story of fundStories) {
    let [called, paidBack] = [0, 0];
    for (const quarter of fundHistory(story, rng.split(story.code))) {
      called += quarter.call;
      paidBack += quarter.distribution;
      dated.add("fundPositions", "fund-reports", quarter.on, PRIVATE_DELAY_DAYS, [
        "Fund managers 基金管理人",
        story.name,
        null,
        null,
        story.vintageYear,
        story.commitment.toFixed(2),
        called.toFixed(2),
        paidBack.toFixed(2),
        quarter.mark.toFixed(2),
        null,
        null,
        quarter.on,
        "CNY",
        story.code,
      ]);
      const flow = (on: PlainDate, kind: string, amount: number) =>
        amount > 0 &&
        dated.add("cashFlows", "private-cash-flows", quarter.on, PRIVATE_DELAY_DAYS, [
          story.code,
          null,
          on,
          kind,
          amount.toFixed(2),
          "CNY",
          1,
        ]);
      flow(quarter.callOn, "call", quarter.call);
      flow(quarter.distributionOn, "distribution", quarter.distribution);
      dated.add("valuations", "private-valuations", quarter.on, PRIVATE_DELAY_DAYS, [
        story.code,
        null,
        quarter.on,
        quarter.mark.toFixed(2),
        "CNY",
        quarter.on.slice(5, 7) === "12" ? "audited" : "reportedByManager",
        "final",
      ]);
    }
  }
}

function addDeals(dated: DatedRows, rng: Rng) {
  for (const book of dealBooks) {
    book.deals.forEach((story, i) => {
      const code = dealCode(book.code, i);
      const { calls, proceeds, marks, events } = dealHistory(story, rng.split(code));
      const flow = (kind: string, { on, amount }: { on: PlainDate; amount: number }) =>
        dated.add("cashFlows", "private-cash-flows", on, PRIVATE_DELAY_DAYS, [
          book.code,
          code,
          on,
          kind,
          amount.toFixed(2),
          "CNY",
          1,
        ]);
      for (const call of calls) flow("call", call);
      for (const distribution of proceeds) flow("distribution", distribution);
      for (const { on, amount, basis } of marks)
        dated.add("valuations", "private-valuations", on, PRIVATE_DELAY_DAYS, [
          book.code,
          code,
          on,
          amount.toFixed(2),
          "CNY",
          basis,
          "final",
        ]);
      const event = (on: PlainDate, kind: string, name: string, rest: readonly Cell[]) =>
        dated.add("dealEvents", "deal-events", on, PRIVATE_DELAY_DAYS, [code, on, kind, name, ...rest]);
      for (const { on, kind, name, outcome, score, route, plannedOn, note } of events)
        event(on, kind, name, [outcome, score, route, plannedOn, note]);
      const { investedOn, ticket, multiple, exit } = story;
      const conditions = { investedOn, ticket, multiple, endsOn: exit?.on ?? null };
      for (const { on, name, score } of demoDealConditions(code, conditions, rng.split(`${code} conditions`)))
        event(on, "financialCondition", name, [null, score, null, null, null]);
      for (const [deal, on, kind, name, rest] of [...demoDealNews, ...demoDealPromises])
        if (deal === code) event(on, kind, name, rest);
    });
  }
}

function addPeople(dated: DatedRows, rng: Rng) {
  for (const { on, row } of demoManagerEvents(rng.split("people")))
    dated.add("managerEvents", "people", on, PRIVATE_DELAY_DAYS, row);
}

/** Capital assets, figures of the institution and expected flows: all rest on the values that were delivered before. */
function addInstitution(dated: DatedRows): DemoDelivery[] {
  const values = new Map(
    dated
      .rowsOf("valuations")
      .filter(([, , on]) => QUARTER_END.test(String(on)))
      .map(([portfolio, deal, on, amount]) => [`${portfolio} ${deal ?? ""} ${on}`, String(amount)]),
  );
  const valueOn: ValueOn = (portfolio, deal, on) => values.get(`${portfolio} ${deal ?? ""} ${on}`);
  const { assets, positions, trades } = demoCapital(valueOn, privateCosts(dated.rowsOf("cashFlows")));
  for (const { on, row } of positions) dated.add("assetPositions", "asset-positions", on, PRIVATE_DELAY_DAYS, row);
  for (const { on, row } of trades) dated.add("assetTrades", "asset-trades", on, LISTED_DELAY_DAYS, row);

  const books = (on: PlainDate): BookValues | null => {
    const total = (items: readonly (string | undefined)[]) => items.reduce((sum, value) => sum + Number(value ?? 0), 0);
    const liquidOf = (isBond: boolean) =>
      total(
        liquidStories
          .filter(({ assetClass }) => (assetClass === "coreBonds") === isBond)
          .map(({ code }) => valueOn(code, null, on)),
      );
    const bonds = liquidOf(true);
    const unlisted =
      total(fundStories.map(({ code }) => valueOn(code, null, on))) +
      total(dealBooks.flatMap((book) => book.deals.map((_, i) => valueOn(book.code, dealCode(book.code, i), on))));
    return bonds === 0 ? null : { bonds, listed: liquidOf(false), unlisted };
  };
  const figures = demoFigures(books);
  for (const { on, label, row } of figures)
    dated.add("institutionFigures", label === "year" ? "accounts" : "solvency", on, label === "year" ? 75 : 25, row);

  const owed = new Map(figures.flatMap(({ on, row }) => (row[1] === "liabilityValue" ? [[on, Number(row[2])]] : [])));
  const projections = [2022, 2023, 2024, 2025].map((year) =>
    delivered(
      "expectedFlows",
      `${year}-projections.csv`,
      `${year}-12-31`,
      40,
      demoExpectedFlows(year, owed.get(`${year}-12-31`) ?? 0),
    ),
  );
  return [delivered("capitalAssets", "capital-assets.csv", "2014-09-30", 1, assets), ...projections];
}

const QUARTER_END = /-(03-31|06-30|09-30|12-31)$/;

function addPeers(dated: DatedRows, rng: Rng) {
  for (const peer of demoPeers(rng.split("peers"))) {
    for (const { on, paidIn, distributed, fairValue, netIrr, netMultiple } of peer.positions)
      dated.add("fundPositions", "peer-funds", on, PRIVATE_DELAY_DAYS, [
        "Demo peers 示例同业",
        peer.name,
        null,
        peer.strategy,
        peer.vintageYear,
        peer.commitment.toFixed(2),
        paidIn.toFixed(2),
        distributed.toFixed(2),
        fairValue.toFixed(2),
        netIrr,
        netMultiple,
        on,
        "CNY",
        null,
      ]);
  }
}

/** A mark that was restated a month after it was reported, and a file that was sent by mistake and withdrawn. */
function corrections(dated: DatedRows): DemoDelivery[] {
  const mark = dated.find("private-valuations", "2026-06-30", (row) => row[1] === "D16-06");
  const restated = mark.map((cell, column) => (column === 3 ? (Number(cell) * 0.72).toFixed(2) : cell));
  const wrong = dated.find("returns", "2026-06-30", (row) => row[1] === "P12" && row[0] === "2026-06-30");
  const mistaken = wrong.map((cell, column) => (column === 3 ? Math.round((Number(cell) + 0.04) * 1e10) / 1e10 : cell));
  return [
    delivered("valuations", "2026Q2-private-valuations-restated.csv", "2026-09-18", 0, [restated]),
    {
      ...delivered("returnsLong", "2026Q2-returns-P12-draft.csv", "2026-07-20", 0, [mistaken]),
      undoneAt: "2026-07-22T06:30:00.000Z",
    },
  ];
}

function quarterEndOf(on: PlainDate): PlainDate {
  const quarter = Math.ceil(Number(on.slice(5, 7)) / 3);
  return `${on.slice(0, 4)}-${["03-31", "06-30", "09-30", "12-31"][quarter - 1]}`;
}

const quarterName = (quarterEnd: PlainDate): string =>
  `${quarterEnd.slice(0, 4)}Q${Number(quarterEnd.slice(5, 7)) / 3}`;

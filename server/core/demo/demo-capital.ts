import { Exact } from "../pay/exact";
import { addDays, addMonths, endOfMonth, type PlainDate } from "../returns/calendar/plain-date";
import { liquidStories } from "./demo-cast";
import { dealBooks } from "./demo-deals";
import type { Cell } from "./demo-delivery";
import { dealCode } from "./demo-founding";
import { costOf, type Lot, tradesUntil, weightOn } from "./demo-share-ledger";
import { shareStories } from "./demo-shares";

/** Value of a portfolio, or of one of its deals, at a quarter end as the valuations file has it; undefined: not marked. */
export type ValueOn = (portfolio: string, deal: string | null, quarterEnd: PlainDate) => string | undefined;

/** What a private portfolio, or one of its deals, has cost by a day: what was paid in less what came back, not below 0. */
export type CostOn = (portfolio: string, deal: string | null, on: PlainDate) => string;

/** From here on the assets are delivered quarter by quarter. */
const FIRST_POSITIONS = "2022-12-31";
const LAST_POSITIONS = "2026-09-30";

/** What a bond book is made of: grade, name, share, modified duration. */
const bondLines = [
  ["government", "Government bonds", "国债", 0.45, 7.4],
  ["policy_bank", "Policy bank bonds", "政策性金融债", 0.25, 5.2],
  ["AAA", "AAA corporate bonds", "AAA级企业债", 0.2, 3.6],
  ["AA+", "AA+ corporate bonds", "AA+级企业债", 0.1, 2.8],
] as const;

const bondPortfolios: Readonly<Record<string, number>> = { P01: 1, P02: 1, P03: 1, P04: 1, P14: 0.5 };

/** Funds: looked through to what lies below, or opaque; `below` is what could be shown. */
const fundAssets: Readonly<Record<string, { readonly asset: string; readonly layers: number; readonly below: Cell }>> =
  {
    F18: {
      asset: "opaque_equity_product",
      layers: 0,
      below: below([
        ["unlisted_equity_strategic_emerging_industry", 0.9, 1],
        ["money_fund", 0.1, 1],
      ]),
    },
    F19: {
      asset: "opaque_equity_product",
      layers: 0,
      below: below([["unlisted_equity_strategic_emerging_industry", 1, 1]]),
    },
    F20: { asset: "unlisted_equity", layers: 1, below: "" },
    F21: { asset: "unlisted_equity", layers: 1, below: "" },
    F21A: { asset: "unlisted_equity_strategic_emerging_industry", layers: 1, below: "" },
    F22: {
      asset: "opaque_equity_product",
      layers: 0,
      below: below([
        ["unlisted_equity", 0.7, 1],
        ["star_share", 0.3, 1],
      ]),
    },
    F23A: { asset: "unlisted_equity", layers: 2, below: "" },
    F23B: {
      asset: "opaque_equity_product",
      layers: 0,
      below: below([
        ["unlisted_equity", 0.8, 2],
        ["main_board_share", 0.2, 2],
      ]),
    },
    F24: { asset: "opaque_equity_product", layers: 0, below: below([["unlisted_equity", 1, 2]]) },
  };

function below(parts: readonly (readonly [string, number, number])[]): string {
  return parts.map(([asset, part, layers]) => `${asset}:${part}:${layers}`).join("; ");
}

/** What the institution holds outside the portfolios of its managers; value at the first quarter and growth a quarter. */
const ownAssets = [
  ["OWN-P1", "Riverside office towers", "江畔写字楼", "investment_property_big_cities", "Own property", 4.2e9, 1.001],
  ["OWN-P2", "Logistics parks", "物流园区", "investment_property_outside_big_cities", "Own property", 1.6e9, 1.002],
  ["OWN-G1", "Overseas equity fund", "境外股票基金", "overseas_equity_fund", "Pacific Index Managers", 1.9e9, 1.02],
  ["OWN-B1", "Bond fund", "债券型基金", "bond_fund", "Harvest Commercial Bank", 2.4e9, 1.008],
] as const;

export interface DemoCapital {
  readonly assets: readonly Cell[][];
  readonly positions: readonly { readonly on: PlainDate; readonly row: Cell[] }[];
  readonly trades: readonly { readonly on: PlainDate; readonly row: Cell[] }[];
}

/**
 * The institution's assets as a solvency regime sees them. At each quarter end the assets of a portfolio sum to the value
 * of its valuations file, to the cent; the last asset of a portfolio takes what rounding leaves.
 */
export function demoCapital(valueOn: ValueOn, costOn: CostOn): DemoCapital {
  const assets: Cell[][] = [];
  const positions: { on: PlainDate; row: Cell[] }[] = [];
  const trades: { on: PlainDate; row: Cell[] }[] = [];
  const quarters = quarterEnds(FIRST_POSITIONS, LAST_POSITIONS);

  for (const { code, name, nameZh } of liquidStories) {
    const shares = shareStories[code] ?? [];
    const bondPart = bondPortfolios[code] ?? 0;
    const lines = [
      ...shares.map((story, i) => ({ code: `${code}-S${i + 1}`, story, bond: null })),
      ...(bondPart > 0 ? bondLines.map((bond, i) => ({ code: `${code}-B${i + 1}`, story: null, bond })) : []),
    ];
    for (const line of lines) {
      if (line.story !== null) {
        const { asset, indices, issuer } = line.story;
        assets.push(
          assetRow(line.code, line.story.name, line.story.nameZh, { asset, portfolio: code, issuer, indices }),
        );
      } else {
        const [grade, label, labelZh] = line.bond;
        assets.push(
          assetRow(line.code, `${label}, ${name}`, `${labelZh}（${nameZh}）`, {
            asset: "bond",
            portfolio: code,
            // Of the state, or of many issuers: no single name whose failure would matter.
            issuer: null,
            grade,
          }),
        );
      }
    }
    const ledgers = new Map<string, Lot[]>();
    for (const on of quarterEnds("2016-03-31", LAST_POSITIONS)) {
      const value = valueOn(code, null, on);
      if (value === undefined) continue;
      const held = lines.filter(({ story }) => story === null || story.boughtOn <= on);
      const raw = held.map(({ story, bond }) =>
        story === null ? (bond?.[3] ?? 0) * bondPart : weightOn(story, on, LAST_POSITIONS),
      );
      const amounts = exactParts(value, raw);
      held.forEach(({ code: assetCode, story, bond }, i) => {
        const amount = amounts[i]!;
        if (story === null) {
          if (on >= FIRST_POSITIONS)
            positions.push({ on, row: [assetCode, on, amount.toFixed(2), null, bond?.[4] ?? null] });
          return;
        }
        const lots = ledgers.get(assetCode) ?? [];
        ledgers.set(assetCode, lots);
        trades.push(...tradesUntil(assetCode, story, lots, amount, on));
        if (on >= FIRST_POSITIONS) positions.push({ on, row: [assetCode, on, amount.toFixed(2), costOf(lots), null] });
      });
    }
  }
  for (const [code, { asset, layers, below: parts }] of Object.entries(fundAssets)) {
    assets.push(
      assetRow(`${code}-A`, `Units of ${code}`, `${code}基金份额`, {
        asset,
        portfolio: code,
        issuer: `General partner of ${code}`,
        layers,
        productType: "equity",
        below: parts,
      }),
    );
    for (const on of quarters) {
      const value = valueOn(code, null, on);
      if (value !== undefined) positions.push({ on, row: [`${code}-A`, on, value, costOn(code, null, on), null] });
    }
  }
  for (const book of dealBooks)
    book.deals.forEach((story, i) => {
      const deal = dealCode(book.code, i);
      const emerging = story.stage !== "mature" && story.domain !== "advancedManufacturing";
      let isHeld = false;
      for (const on of quarters) {
        const value = valueOn(book.code, deal, on);
        const hasLeft = story.exit !== null && story.exit.on <= on;
        if (value !== undefined && !hasLeft)
          positions.push({ on, row: [`${deal}-A`, on, value, costOn(book.code, deal, on), null] });
        else if (hasLeft && isHeld) positions.push({ on, row: [`${deal}-A`, on, "0.00", "0.00", null] });
        isHeld = value !== undefined && !hasLeft;
      }
      if (story.exit !== null && story.exit.on <= FIRST_POSITIONS) return;
      assets.push(
        assetRow(`${deal}-A`, story.company, story.companyZh, {
          asset: emerging ? "unlisted_equity_strategic_emerging_industry" : "unlisted_equity",
          portfolio: book.code,
          deal,
          issuer: story.company,
        }),
      );
    });
  for (const [code, name, nameZh, asset, issuer, first, growth] of ownAssets) {
    assets.push(assetRow(code, name, nameZh, { asset, portfolio: null, issuer }));
    quarters.forEach((on, i) => {
      positions.push({ on, row: [code, on, (Math.round(first * growth ** i * 100) / 100).toFixed(2), null, null] });
    });
  }
  return { assets, positions, trades };
}

function assetRow(
  code: string,
  name: string,
  nameZh: string,
  {
    asset,
    portfolio,
    deal = null,
    issuer,
    indices = "",
    layers = 0,
    productType = null,
    grade = null,
    below: parts = "",
  }: {
    asset: string;
    portfolio: string | null;
    deal?: string | null;
    issuer: string | null;
    indices?: string;
    layers?: number;
    productType?: string | null;
    grade?: string | null;
    below?: Cell;
  },
): Cell[] {
  return [
    code,
    name,
    nameZh,
    asset,
    portfolio,
    deal,
    issuer,
    "CNY",
    indices || null,
    layers,
    productType,
    "no",
    null,
    grade,
    parts || null,
  ];
}

/** Parts of an amount by weight, to the cent; the last takes the rest. */
function exactParts(amount: string, weights: readonly number[]): Exact[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = new Exact(amount);
  return weights.map((weight, i) => {
    if (i === weights.length - 1) return left;
    const part = new Exact(new Exact(amount).times(weight / total).toFixed(2));
    left = left.minus(part);
    return part;
  });
}

function quarterEnds(first: PlainDate, last: PlainDate): PlainDate[] {
  const ends: PlainDate[] = [];
  for (let on = first; on <= last; on = endOfMonth(addMonths(addDays(on, 1), 2))) ends.push(on);
  return ends;
}

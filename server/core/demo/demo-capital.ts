import { Exact, ZERO } from "../pay/exact";
import { addDays, addMonths, daysBetween, endOfMonth, type PlainDate } from "../returns/calendar/plain-date";
import { liquidStories } from "./demo-cast";
import { dealBooks } from "./demo-deals";
import type { Cell } from "./demo-delivery";
import { dealCode } from "./demo-founding";

/** Value of a portfolio, or of one of its deals, at a quarter end as the valuations file has it; undefined: not marked. */
export type ValueOn = (portfolio: string, deal: string | null, quarterEnd: PlainDate) => string | undefined;

/** From here on the assets are delivered quarter by quarter. */
const FIRST_POSITIONS = "2022-12-31";
const LAST_POSITIONS = "2026-09-30";

/** How the shares of a listed book were bought: first day, then parts of what was held, bought (+) or sold (-). */
interface ShareStory {
  readonly name: string;
  readonly nameZh: string;
  readonly asset: string;
  readonly indices: string;
  readonly issuer: string;
  /** Share of the portfolio's value when bought and at the end: what falls behind weighs less. */
  readonly weights: readonly [number, number];
  readonly boughtOn: PlainDate;
  readonly later: readonly (readonly [PlainDate, number])[];
}

const share = (
  [name, nameZh]: readonly [string, string],
  asset: string,
  indices: string,
  issuer: string,
  weights: ShareStory["weights"],
  boughtOn: PlainDate,
  later: ShareStory["later"] = [],
): ShareStory => ({ name, nameZh, asset, indices, issuer, weights, boughtOn, later });

const [main, chinext, star, connect] = [
  "main_board_share",
  "chinext_share",
  "star_share",
  "stock_connect_hong_kong_share",
];
const CSI = "CSI300";
const DIVIDEND = "CSI_dividend_low_vol_100";

const bank = ["Harvest Commercial Bank", "丰禾商业银行"] as const;
const grid = ["Eastern Grid Power", "东方电网"] as const;
const liquor = ["Jade Spring Distillers", "玉泉酒业"] as const;
const battery = ["Volta Energy Storage", "伏特储能"] as const;
const chip = ["Silicon Harbour Foundry", "硅港晶圆"] as const;
const optics = ["Lumen Optoelectronics", "流明光电"] as const;
const devices = ["Meridian Medical Devices", "子午医疗"] as const;
const platform = ["Tidewater Platform", "潮汐平台"] as const;

/** Shares of each listed portfolio by code; the weights at either end sum to 1. */
const shareStories: Readonly<Record<string, readonly ShareStory[]>> = {
  P05: [
    share(bank, main, `${CSI};${DIVIDEND}`, "Harvest Commercial Bank", [0.3, 0.34], "2019-03-15", [
      ["2022-05-16", 0.1],
    ]),
    share(liquor, main, CSI, "Jade Spring Distillers", [0.35, 0.3], "2018-06-20", [["2024-02-05", 0.15]]),
    share(battery, chinext, CSI, "Volta Energy Storage", [0.2, 0.14], "2021-02-18", [["2025-04-09", 0.25]]),
    share(platform, connect, "", "Tidewater Platform", [0.15, 0.22], "2020-09-10"),
  ],
  P05B: [
    share(grid, main, `${CSI};${DIVIDEND}`, "Eastern Grid Power", [0.5, 0.52], "2019-01-25"),
    share(bank, main, `${CSI};${DIVIDEND}`, "Harvest Commercial Bank", [0.3, 0.3], "2019-01-25"),
    share(["Longgang Toll Roads", "龙岗高速"], main, DIVIDEND, "Longgang Toll Roads", [0.2, 0.18], "2020-04-02"),
  ],
  P06: [
    share(chip, star, "", "Silicon Harbour Foundry", [0.4, 0.46], "2025-01-10", [
      ["2025-06-12", -0.5],
      ["2025-11-07", 0.9],
    ]),
    share(optics, chinext, "", "Lumen Optoelectronics", [0.3, 0.34], "2025-03-14", [["2026-02-11", 0.4]]),
    share(liquor, main, CSI, "Jade Spring Distillers", [0.3, 0.2], "2025-01-10", [["2026-03-18", -0.4]]),
  ],
  P07: [
    share(bank, main, `${CSI};${DIVIDEND}`, "Harvest Commercial Bank", [0.4, 0.42], "2016-05-11", [
      ["2021-11-03", 0.2],
    ]),
    share(["Kunhe Cement", "坤和水泥"], main, CSI, "Kunhe Cement", [0.35, 0.26], "2017-08-30"),
    share(["Sanjiang Property", "三江地产"], main, "", "Sanjiang Property", [0.25, 0.1], "2018-01-24"),
    share(grid, main, `${CSI};${DIVIDEND}`, "Eastern Grid Power", [0.05, 0.22], "2023-05-18"),
  ],
  P08: [
    share(liquor, main, CSI, "Jade Spring Distillers", [0.45, 0.42], "2017-04-12", [
      ["2023-09-06", -0.3],
      ["2024-05-15", 0.45],
    ]),
    share(devices, chinext, CSI, "Meridian Medical Devices", [0.3, 0.26], "2021-05-26"),
    share(bank, main, `${CSI};${DIVIDEND}`, "Harvest Commercial Bank", [0.25, 0.32], "2021-05-26", [
      ["2025-02-21", 0.1],
    ]),
  ],
  P09: [
    share(chip, star, CSI, "Silicon Harbour Foundry", [0.45, 0.4], "2021-06-03", [["2024-10-16", 0.2]]),
    share(optics, star, "", "Lumen Optoelectronics", [0.3, 0.22], "2021-06-03"),
    share(battery, chinext, CSI, "Volta Energy Storage", [0.25, 0.38], "2023-04-20"),
  ],
  P10: [
    share(grid, main, `${CSI};${DIVIDEND}`, "Eastern Grid Power", [0.4, 0.4], "2018-02-07", [["2026-05-20", 0.3]]),
    share(liquor, main, CSI, "Jade Spring Distillers", [0.35, 0.33], "2020-07-15"),
    share(platform, connect, "", "Tidewater Platform", [0.25, 0.27], "2021-03-03"),
  ],
  P11: [
    share(chip, star, CSI, "Silicon Harbour Foundry", [0.4, 0.44], "2020-08-12"),
    share(["Hanwu Compute Chips", "寒梧芯片"], star, "", "Hanwu Compute Chips", [0.35, 0.36], "2021-01-20", [
      ["2025-09-24", 0.2],
    ]),
    share(optics, star, "", "Lumen Optoelectronics", [0.25, 0.2], "2021-07-14"),
  ],
  P12: [
    share(["Cloudpath Software", "云径软件"], star, "", "Cloudpath Software", [0.5, 0.3], "2021-07-21", [
      ["2024-09-11", -0.25],
    ]),
    share(battery, chinext, CSI, "Volta Energy Storage", [0.3, 0.34], "2021-11-17"),
    share(devices, chinext, CSI, "Meridian Medical Devices", [0.2, 0.36], "2022-12-08", [["2026-08-12", 0.5]]),
  ],
  P13: [
    share(["Cloudpath Software", "云径软件"], star, "", "Cloudpath Software", [0.6, 0.45], "2021-06-16"),
    share(optics, star, "", "Lumen Optoelectronics", [0.4, 0.55], "2022-03-09", [["2024-06-19", 0.15]]),
  ],
  P14: [
    share(bank, main, `${CSI};${DIVIDEND}`, "Harvest Commercial Bank", [0.5, 0.5], "2019-10-23", [["2025-08-13", 0.1]]),
  ],
};

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
export function demoCapital(valueOn: ValueOn): DemoCapital {
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
      const raw = held.map(({ story, bond }) => (story === null ? (bond?.[3] ?? 0) * bondPart : weightOn(story, on)));
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
      if (value !== undefined) positions.push({ on, row: [`${code}-A`, on, value, null, null] });
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
        if (value !== undefined && !hasLeft) positions.push({ on, row: [`${deal}-A`, on, value, null, null] });
        else if (hasLeft && isHeld) positions.push({ on, row: [`${deal}-A`, on, "0.00", null, null] });
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

interface Lot {
  shares: number;
  price: number;
}

/** Trades of a share between the quarter before and this one, at the price that its value of today gives. */
function tradesUntil(code: string, story: ShareStory, lots: Lot[], amount: Exact, on: PlainDate) {
  const rows: { on: PlainDate; row: Cell[] }[] = [];
  const previous = endOfMonth(addMonths(addDays(on, 1), -4));
  const held = () => lots.reduce((sum, { shares }) => sum + shares, 0);
  const add = (day: PlainDate, side: "buy" | "sell", shares: number, price: number) =>
    rows.push({ on: day, row: [code, day, side, 1, shares.toFixed(0), price.toFixed(4)] });
  if (lots.length === 0) {
    const shares = Math.round(amount.toNumber() / 20 / 100) * 100;
    const price = rounded(amount.toNumber() / shares);
    lots.push({ shares, price });
    add(story.boughtOn, "buy", shares, price);
    return rows;
  }
  for (const [day, part] of story.later) {
    if (day <= previous || day > on) continue;
    const now = held();
    const traded = Math.round((Math.abs(part) * now) / 100) * 100;
    // The value at the quarter's end is that of what is held then.
    const price = rounded(amount.toNumber() / (now + Math.sign(part) * traded));
    add(day, part > 0 ? "buy" : "sell", traded, price);
    if (part > 0) lots.push({ shares: traded, price });
    else sellOldestFirst(lots, traded);
  }
  return rows;
}

function sellOldestFirst(lots: Lot[], shares: number) {
  let left = shares;
  while (left > 0 && lots[0]) {
    const sold = Math.min(left, lots[0].shares);
    lots[0].shares -= sold;
    left -= sold;
    if (lots[0].shares === 0) lots.shift();
  }
}

const costOf = (lots: readonly Lot[]): string =>
  lots.reduce((sum, { shares, price }) => sum.plus(new Exact(price.toFixed(4)).times(shares)), ZERO).toFixed(2);

const rounded = (price: number) => Math.round(price * 10_000) / 10_000;

/** Between the first purchase and the last quarter the weight moves from the one to the other. */
function weightOn({ boughtOn, weights: [first, last] }: ShareStory, on: PlainDate): number {
  const way = daysBetween(boughtOn, on) / daysBetween(boughtOn, LAST_POSITIONS);
  return first + (last - first) * Math.min(1, Math.max(0, way));
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

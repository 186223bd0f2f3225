import type { PlainDate } from "../returns/calendar/plain-date";

/** How the shares of a listed book were bought: first day, then parts of what was held, bought (+) or sold (-). */
export interface ShareStory {
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
export const shareStories: Readonly<Record<string, readonly ShareStory[]>> = {
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

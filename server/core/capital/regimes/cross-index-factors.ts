import { longHoldNotice2025, notice2023, rule8 } from "./cross-sources";
import type { CrossTablesInput } from "./cross-tables";

type IndexFactor = CrossTablesInput["indexFactors"][number];

const anyHolding = { longerThanYears: null, lookBackYears: null } as const;
const byTarget = { k2: null } as const;
/** The notices name index members and STAR shares; a STAR share inside CSI 300 takes the STAR row from 2023 on. */
const notStar = ["main_board_share", "chinext_share"];
const star = { assets: ["star_share"], index: null } as const;
const boardNote =
  "Stated as a move from 0.35, the main-board factor. For a ChiNext member the target is read as 0.30 (0.27) too, inside the clamp.";

/**
 * k2 of index members and of long holdings. Dividend Low Vol 100 names outside CSI 300 that were held 3 years or less
 * have no row: the notice speaks of "0.3 to 0.27" while their base factor is 0.35, so that they stay at 0.35.
 */
export const crossIndexFactors: readonly IndexFactor[] = [
  {
    ...rule8,
    validTo: "2023-09-09",
    assets: ["main_board_share", "chinext_share", "star_share"],
    index: "CSI300",
    ...anyHolding,
    targetFactor: null,
    k2: -0.05,
  },
  { ...notice2023, note: boardNote, assets: notStar, index: "CSI300", ...anyHolding, targetFactor: 0.3, ...byTarget },
  { ...notice2023, ...star, assets: ["star_share"], ...anyHolding, targetFactor: 0.4, ...byTarget },
  ...["CSI300", "CSI_dividend_low_vol_100"].map((index) => ({
    ...longHoldNotice2025,
    assets: notStar,
    index,
    longerThanYears: 3,
    lookBackYears: 6,
    targetFactor: 0.27,
    ...byTarget,
  })),
  {
    ...longHoldNotice2025,
    ...star,
    assets: ["star_share"],
    longerThanYears: 2,
    lookBackYears: 4,
    targetFactor: 0.36,
    ...byTarget,
  },
];

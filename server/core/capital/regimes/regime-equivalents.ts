import type { NaicAsset } from "./naic-tables";
import type { SolvencyTwoAsset } from "./solvency-two-tables";

/** What an asset of C-ROSS II counts as elsewhere; null where the equity and property rules here do not cover it. */
export interface RegimeEquivalent {
  readonly solvencyTwo: SolvencyTwoAsset | null;
  readonly naic: NaicAsset | null;
}

const listedOutsideOecd: RegimeEquivalent = { solvencyTwo: "type_2", naic: "common_stock" };
const unlisted: RegimeEquivalent = { solvencyTwo: "type_2", naic: "schedule_ba_equity" };
const participation: RegimeEquivalent = { solvencyTwo: "strategic_participation", naic: null };
const property: RegimeEquivalent = { solvencyTwo: "property", naic: "real_estate_direct" };
const notCovered: RegimeEquivalent = { solvencyTwo: null, naic: null };

/**
 * Our reading, by the definitions of type 1 (listed in the EEA or the OECD) and type 2 (all other equity, opaque
 * funds): Chinese and Hong Kong shares are type 2. Every row can be set aside by the position itself.
 */
const equivalents: Readonly<Record<string, RegimeEquivalent>> = {
  main_board_share: listedOutsideOecd,
  chinext_share: listedOutsideOecd,
  star_share: listedOutsideOecd,
  stock_connect_hong_kong_share: listedOutsideOecd,
  overseas_listed_equity: { solvencyTwo: "type_1", naic: "common_stock" },
  overseas_equity_fund: { solvencyTwo: "type_1", naic: "common_stock" },
  equity_fund: listedOutsideOecd,
  unlisted_equity: unlisted,
  unlisted_equity_strategic_emerging_industry: unlisted,
  china_insurance_investment_fund_2_strategic: unlisted,
  overseas_unlisted_equity: unlisted,
  overseas_other: unlisted,
  opaque_equity_product: unlisted,
  associate_listed: participation,
  associate_unlisted: participation,
  insurance_subsidiary: participation,
  other_subsidiary: participation,
  investment_property_big_cities: property,
  investment_property_outside_big_cities: property,
  opaque_public_reit: { solvencyTwo: "type_2", naic: "real_estate_schedule_ba" },
};

/** What an asset counts as under Solvency II and NAIC. */
export const regimeEquivalent = (asset: string): RegimeEquivalent => equivalents[asset] ?? notCovered;

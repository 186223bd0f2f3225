import type { SchemeDefinition } from "../scheme-definition";
import { annual } from "./annual";
import { americanCarry, europeanCarry } from "./carried-interest";
import { newZealandSuper, vestcor } from "./four-year-value-added";
import { insurerDeferral } from "./insurer-deferral";
import { ministryOfFinance2023, ministryOfFinance2025 } from "./ministry-of-finance";
import { patient } from "./patient";
import { publicFundThreeYear } from "./public-fund-three-year";
import { quarterlyMarkToMarket } from "./quarterly-mark-to-market";
import { stateVentureFund } from "./state-venture-fund";
import { twentyYearReal } from "./twenty-year-real";
import { wealthAddedBank } from "./wealth-added-bank";

/** Schemes that come with the product, in the order they are offered. */
export const schemePresets: readonly SchemeDefinition[] = [
  quarterlyMarkToMarket,
  annual,
  ministryOfFinance2023,
  ministryOfFinance2025,
  publicFundThreeYear,
  insurerDeferral,
  stateVentureFund,
  newZealandSuper,
  vestcor,
  wealthAddedBank,
  twentyYearReal,
  europeanCarry,
  americanCarry,
  patient,
];

/** Lenses of a page that names none: the short clock on the left, the long one on the right. */
export const defaultLenses = { left: quarterlyMarkToMarket.code, right: patient.code } as const;

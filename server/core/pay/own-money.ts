import type { Provenance } from "../capital/regimes/dated-rule";
import { addMonths, type PlainDate } from "../returns/calendar/plain-date";
import { CENTS, type Exact, type ExactInput, notNegative, share, toCents } from "./exact";

export type OwnMoneyRole = "manager" | "executive";

export interface OwnMoneyTerms {
  /** Least part of the year's performance pay that buys the house's own funds. */
  readonly minimumShareOfPay: ExactInput;
  /** Part of that purchase in equity funds; null where the rule asks for none. */
  readonly minimumEquityFundPart: ExactInput | null;
  readonly holdYears: number;
}

export interface OwnMoneyRule extends OwnMoneyTerms, Provenance {
  readonly rules: "rules_2022" | "draft_2025";
  readonly role: OwnMoneyRole;
}

const RULES_2022 = {
  rules: "rules_2022",
  holdYears: 1,
  validFrom: "2022-06-10",
  validTo: null,
  source: "AMAC 基金管理公司绩效考核与薪酬管理指引",
  sourceDate: "2022-06-10",
  sourceClass: "secondary",
  confidence: "medium",
} as const;

const DRAFT_2025 = {
  rules: "draft_2025",
  holdYears: 1,
  validFrom: "2025-12-05",
  validTo: null,
  source: "AMAC 基金管理公司绩效考核管理指引 (draft)",
  sourceDate: "2025-12-05",
  sourceClass: "secondary",
  confidence: "medium",
  note: "The final text of 17 April 2026 was not seen.",
} as const;

/** Purchase of own funds (跟投) asked of public-fund houses; "executive" includes heads of departments. */
export const OWN_MONEY_RULES: readonly OwnMoneyRule[] = [
  { ...RULES_2022, role: "manager", minimumShareOfPay: "0.3", minimumEquityFundPart: null },
  { ...RULES_2022, role: "executive", minimumShareOfPay: "0.2", minimumEquityFundPart: "0.5" },
  { ...DRAFT_2025, role: "manager", minimumShareOfPay: "0.4", minimumEquityFundPart: null },
  { ...DRAFT_2025, role: "executive", minimumShareOfPay: "0.3", minimumEquityFundPart: "0.6" },
];

/**
 * Least own-money purchase out of a year's performance pay, to the cent, half up.
 *
 *   purchase = pay * share        of it in equity funds = purchase * part
 *
 * @throws InvalidInputError notFinite, negativeAmount, shareOutOfRange
 */
export function ownMoneyPurchase(
  performancePay: ExactInput,
  terms: OwnMoneyTerms,
  digits = CENTS,
): { minimumPurchase: Exact; minimumInEquityFunds: Exact | null } {
  const pay = notNegative(performancePay, "performancePay");
  const minimumPurchase = toCents(pay.times(share(terms.minimumShareOfPay, "minimumShareOfPay")), digits);
  const part = terms.minimumEquityFundPart;
  return {
    minimumPurchase,
    minimumInEquityFunds: part === null ? null : toCents(minimumPurchase.times(share(part, "equityPart")), digits),
  };
}

/** First day on which own funds bought on a day may be sold. @throws InvalidInputError notADate */
export const heldUntil = (boughtOn: PlainDate, holdYears: number): PlainDate =>
  addMonths(boughtOn, Math.round(holdYears * 12));

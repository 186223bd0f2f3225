import { z } from "zod";
import { type CrossRules, crossRulesAt } from "@/server/core/capital/regimes/cross-rules";
import { clampReadings } from "@/server/core/capital/risk-factor";
import { riskRatings } from "@/server/core/capital/solvency-position";
import { UnsupportedCaseError } from "./unsupported-case-error";

/** Fields that several kinds of capital case share. Text that states a convention is accepted only where it is known. */
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const cross = z.literal("C-ROSS II").optional();
const text = z.string();

export const clamp = z.enum(clampReadings).default("k1_and_k2");
export const clampFields = {
  clamp,
  clamp_means: z
    .enum([
      "clamp of k1+k2 to [-0.25, 0.25]; other factors k are added outside the clamp",
      "clamp of the sum of all k to [-0.25, 0.25]",
      "no clamp",
    ])
    .optional(),
};

/** x and k1 over the whole directly held listed book, squared with its sign. */
export const floatingRatioText = z.literal(
  "x = (sum of book values - sum of purchase costs) / sum of purchase costs over the whole directly held listed book; k1 = 1 if x >= 1, x^2 if 0 <= x < 1, -x^2 if x < 0",
);
export const k2Text = z.literal("target risk factor at x = 0 divided by RF0, minus 1, not rounded");
export const riskFactorText = z
  .string()
  .regex(/^RF = RF0 x \(1 \+ K( \+ Kp)?\)(, capped at 1)?(; MC = (admitted|book) value x RF)?$/);

const insurerNames = {
  life: "life",
  life_insurer: "life",
  property_and_casualty: "property_and_casualty",
  property_casualty: "property_and_casualty",
  p_and_c: "property_and_casualty",
  pc: "property_and_casualty",
  "p&c": "property_and_casualty",
  non_life: "property_and_casualty",
} as const;
export const insurer = z
  .enum(Object.keys(insurerNames) as [keyof typeof insurerNames, ...(keyof typeof insurerNames)[]])
  .transform((name) => insurerNames[name]);

export const riskRating = z.enum(riskRatings);

const indexNames = {
  CSI300: ["CSI300"],
  CSI_300: ["CSI300"],
  CSI_dividend_low_vol_100: ["CSI_dividend_low_vol_100"],
  dividend_low_vol_100: ["CSI_dividend_low_vol_100"],
  CSI300_and_CSI_dividend_low_vol_100: ["CSI300", "CSI_dividend_low_vol_100"],
  none: [],
} as const;
type IndexName = keyof typeof indexNames;
const indexName = z.enum(Object.keys(indexNames) as [IndexName, ...IndexName[]]);

/** An index, several, or none; to the codes of the product. */
export const index = z
  .union([indexName, z.array(indexName)])
  .nullish()
  .transform((given): string[] => [given ?? []].flat().flatMap((name) => indexNames[name]));

/** Asset codes of cases are those of the product, save for these spellings. */
const assetSpellings: Readonly<Record<string, string>> = {
  strategic_unlisted_equity: "unlisted_equity_strategic_emerging_industry",
  unlisted_equity_strategic: "unlisted_equity_strategic_emerging_industry",
  china_insurance_investment_fund_ii: "china_insurance_investment_fund_2_strategic",
  china_insurance_investment_fund_ii_strategic: "china_insurance_investment_fund_2_strategic",
  china_insurance_investment_fund_2: "china_insurance_investment_fund_2_strategic",
  insurance_type_subsidiary: "insurance_subsidiary",
  convertible: "convertible_bond",
  convertibles: "convertible_bond",
  corporate_preferred_share: "corporate_preferred",
  corporate_preferred_convertible: "convertible_corporate_preferred",
  investment_property: "investment_property_big_cities",
  investment_property_big_city: "investment_property_big_cities",
  investment_property_in_big_cities: "investment_property_big_cities",
  investment_property_elsewhere: "investment_property_outside_big_cities",
  hong_kong_stock_connect_share: "stock_connect_hong_kong_share",
  overseas_fixed_income_short: "overseas_short_term_paper",
  overseas_fixed_income_short_paper: "overseas_short_term_paper",
  overseas_short_paper: "overseas_short_term_paper",
  exempt_money_fund: "exempt_money_product",
  look_through_exempt_money: "exempt_money_product",
  look_through_exempt_money_product: "exempt_money_product",
  exempt_fixed_income: "exempt_fixed_income_product",
  look_through_exempt_fixed_income: "exempt_fixed_income_product",
  look_through_exempt_fixed_income_product: "exempt_fixed_income_product",
  exempt_equity: "exempt_equity_product",
  look_through_exempt_equity: "exempt_equity_product",
  look_through_exempt_equity_product: "exempt_equity_product",
  exempt_mixed: "exempt_mixed_product",
  look_through_exempt_mixed: "exempt_mixed_product",
  look_through_exempt_mixed_product: "exempt_mixed_product",
  opaque_product: "opaque_equity_product",
};
export const asset = z.string().transform((name) => assetSpellings[name] ?? name);

const gradeSpellings: Readonly<Record<string, string>> = {
  unrated: "lower_or_unrated",
  lower: "lower_or_unrated",
  policy_bank_bond: "policy_bank",
  government_bond: "government",
};
const grades = ["government", "policy_bank", "AAA", "AA+", "AA", "AA-", "A+", "A", "A-", "BBB+", "lower_or_unrated"];

/** Issuer or rating of a bond, to the codes of the product. */
export const grade = z
  .string()
  .transform((name) => gradeSpellings[name] ?? name)
  .refine((name) => grades.includes(name), "a grade that no spread curve is for");

export const otherFactorFields = {
  other_k: z.number().optional(),
  other_k_reason: text.optional(),
};

export const otherFactors = ({
  other_k,
  other_k_reason,
}: {
  other_k?: number | undefined;
  other_k_reason?: string | undefined;
}) => (other_k === undefined ? [] : [{ k: other_k, reason: other_k_reason ?? "other" }]);

/** A case that gives no day asks for the rules that have no known end. */
const OPEN_END = "9999-12-31";

/** The rules of the day of a case. An asset or grade that the tables do not know makes the case unsupported. */
export const rulesOn = (day: string | undefined): CrossRules => crossRulesAt(day ?? OPEN_END);

/** @throws UnsupportedCaseError for an asset that no row of that day has */
export function assertKnownAssets(names: readonly string[], rules: CrossRules): void {
  for (const name of names) {
    try {
      rules.baseFactor(name);
    } catch {
      throw new UnsupportedCaseError(`no base factor of ${name} on ${rules.date}`);
    }
  }
}

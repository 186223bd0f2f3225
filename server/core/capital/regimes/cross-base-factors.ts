import { implementingNotice2021, notice2023, rule7, rule8 } from "./cross-sources";
import type { CrossTablesInput } from "./cross-tables";
import type { Provenance } from "./dated-rule";

type BaseFactor = CrossTablesInput["baseFactors"][number];
type Details = Partial<Omit<BaseFactor, keyof Provenance | "asset" | "factor">>;

const from =
  (source: Provenance, chargedUnder: BaseFactor["chargedUnder"]) =>
  (
    article: string | undefined,
    asset: string,
    factor: number | null,
    details: Details & { note?: string } = {},
  ): BaseFactor => ({
    ...source,
    ...(article === undefined ? {} : { article }),
    asset,
    factor,
    chargedUnder,
    ...details,
  });

const equity = from(rule8, "equity");
const overseasEquity = from(rule8, "overseas_equity_and_property");
const overseasFixedIncome = from(rule8, "overseas_fixed_income");
const property = from(rule8, "property");
const currency = from(rule8, "fx");
const opaque = from(rule7, "equity");
const exempt = from(rule7, "equity");

const listed = { floating: true } as const;
const emerging = { emergingMarketK1: 0.25 } as const;
const exemptNote = "Only where the largest holding is at most 20% of the product.";

/** RF0 by asset (基础因子). Stock Connect shares of Hong Kong count as overseas. */
export const crossBaseFactors: readonly BaseFactor[] = [
  equity("26", "main_board_share", 0.35, listed),
  equity("26", "chinext_share", 0.45, listed),
  equity("26", "star_share", 0.45, listed),
  equity("27", "unlisted_equity", 0.41, { note: "No control or significant influence, no active price." }),
  { ...equity("27", "unlisted_equity_strategic_emerging_industry", 0.41), validTo: "2023-09-09" },
  from(notice2023, "equity")("八", "unlisted_equity_strategic_emerging_industry", 0.4),
  from(implementingNotice2021, "equity")(undefined, "china_insurance_investment_fund_2_strategic", 0.15),
  equity("28", "associate_listed", 0.35),
  equity("28", "associate_unlisted", 0.41),
  equity("28", "insurance_subsidiary", 0.35),
  equity("28", "other_subsidiary", 1),
  equity("30-34", "bond_fund", 0.06),
  equity("30-34", "equity_fund", 0.28),
  equity("30-34", "mixed_fund", 0.23),
  equity("30-34", "commodity_fund", 0.23),
  equity("30-34", "derivative_fund", 0.23),
  equity("30-34", "money_fund", 0.01),
  equity("30-34", "convertible_bond", 0.23),
  equity("36", "financial_preferred_or_perpetual", null, {
    range: [0.15, 0.45],
    note: "Of banks, insurers and asset managers; set by issuer inside the range.",
  }),
  equity("36", "corporate_preferred", 0.1),
  equity("36", "convertible_corporate_preferred", 0.25),
  property("40", "investment_property_big_cities", 0.15),
  property("40", "investment_property_outside_big_cities", 0.15, { k1: 0.2 }),
  overseasEquity("45, 48", "overseas_listed_equity", 0.39, emerging),
  overseasEquity("45, 48", "stock_connect_hong_kong_share", 0.39),
  overseasEquity("45, 48", "overseas_equity_fund", 0.39, emerging),
  overseasEquity("45, 48", "overseas_mixed_fund", 0.39, emerging),
  overseasEquity("45, 48", "overseas_unlisted_equity", 0.45, emerging),
  overseasEquity("45, 48", "overseas_other", 0.45, emerging),
  overseasEquity("45, 48", "overseas_bond_fund", 0.08, emerging),
  overseasEquity("45, 48", "overseas_money_fund", 0.01, emerging),
  overseasFixedIncome("46", "overseas_fixed_income", 0.08),
  overseasFixedIncome("46", "overseas_short_term_paper", 0.03),
  currency("57", "fx_usd_bloc", 0.05),
  currency("57", "fx_eur_gbp", 0.08),
  currency("57", "fx_other", 0.15),
  opaque("31", "opaque_equity_product", 0.6, {
    lookThrough: "opaque",
    note: "Equity plans, PE and VC funds, debt-to-equity plans, equity trusts, SPV, wealth management and real-estate products.",
  }),
  { ...opaque("31", "opaque_public_reit", 0.6, { lookThrough: "opaque" }), validTo: "2023-09-09" },
  from(notice2023, "equity")("七", "opaque_public_reit", 0.5, { lookThrough: "opaque" }),
  from(rule7, "default")("32", "opaque_debt_product", 0.6, {
    lookThrough: "opaque",
    note: "Debt plans, ABS plans, fixed-income trusts; charged under default risk.",
  }),
  exempt("25-27", "exempt_money_product", 0.01, { lookThrough: "exempt", note: exemptNote }),
  exempt("25-27", "exempt_fixed_income_product", 0.06, { lookThrough: "exempt", note: exemptNote }),
  exempt("25-27", "exempt_equity_product", 0.28, { lookThrough: "exempt", note: exemptNote }),
  exempt("25-27", "exempt_mixed_product", 0.23, { lookThrough: "exempt", note: exemptNote }),
];

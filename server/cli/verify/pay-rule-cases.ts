import { z } from "zod";
import { fractionOf } from "@/server/core/pay/bonus-bank";
import { ownMoneyPurchase } from "@/server/core/pay/own-money";
import { payMatrix } from "@/server/core/pay/pay-matrix";
import { type CaseKind, caseKind } from "./case-kind";
import { text } from "./case-text";

const BOUNDS =
  /^below by more than ([\d.]+): at least ([\d.]+)% cut if margin < 0, else must fall; below by up to \1: may not rise if margin < 0, else no explicit rule; significantly above: may not rise if margin < 0, else may rise; between: no explicit rule$/;

const matrix = caseKind({
  name: "fund pay matrix",
  input: z.strictObject({
    three_year_excess_over_benchmark: z.number(),
    fund_profit_margin: z.number(),
    prior_performance_pay: z.number(),
    proposed_performance_pay: z.number(),
    significantly_above_means: text(/^excess of at least [\d.]+$/),
    bounds: text(BOUNDS),
  }),
  compute(input) {
    const [, farBelow = "", cutPercent = ""] = BOUNDS.exec(input.bounds) ?? [];
    const { outcome, maximumPay, allowed } = payMatrix(
      input.three_year_excess_over_benchmark,
      input.fund_profit_margin,
      input.prior_performance_pay,
      input.proposed_performance_pay,
      {
        farBelow,
        leastCut: fractionOf(cutPercent, 100),
        significantlyAbove: input.significantly_above_means.match(/[\d.]+$/)?.[0] ?? "",
      },
    );
    return {
      outcome: outcome === "cut" ? `cut_${cutPercent}` : outcome,
      maximum_performance_pay: maximumPay?.toNumber() ?? null,
      allowed,
    };
  },
});

const ownMoney = caseKind({
  name: "own-money purchase",
  input: z.strictObject({
    rules: z.string(),
    role: z.string(),
    performance_pay_of_year: z.number(),
    minimum_share_of_pay: z.number(),
    minimum_equity_fund_part: z.number().nullable(),
    hold_years: z.number(),
    rounding: z.literal("nearest cent, half up"),
  }),
  compute(input) {
    const { minimumPurchase, minimumInEquityFunds } = ownMoneyPurchase(input.performance_pay_of_year, {
      minimumShareOfPay: input.minimum_share_of_pay,
      minimumEquityFundPart: input.minimum_equity_fund_part,
      holdYears: input.hold_years,
    });
    return {
      minimum_purchase: minimumPurchase.toNumber(),
      minimum_in_equity_funds: minimumInEquityFunds?.toNumber() ?? null,
    };
  },
});

/** Rules for the pay of public-fund houses. */
export const payRuleCases: readonly CaseKind[] = [matrix, ownMoney];

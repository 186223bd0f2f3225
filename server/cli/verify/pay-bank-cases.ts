import { z } from "zod";
import { bonusBank, evaDeclaredBonus, fractionOf } from "@/server/core/pay/bonus-bank";
import { highWaterMarkFees } from "@/server/core/pay/high-water-mark";
import { type CaseKind, caseKind } from "./case-kind";
import { text } from "./case-text";
import { own } from "./compare";
import { UnsupportedCaseError } from "./unsupported-case-error";

const HALF_UP = z.enum(["none", "nearest cent, half up"]);
const roundingOf = (words: z.infer<typeof HALF_UP>) => (words === "none" ? ("none" as const) : ("cents" as const));

const NEGATIVE_BALANCE = z.enum(["carried forward", "written off"]);
const PAYOUT = text(
  /^(max\(0, payout_fraction x balance after credit\)|share of the positive balance after credit; nothing from a negative balance)$/,
);
const RATE_APPLIES = text(/^a negative opening balance, before the credit of the year$/);

const fraction = z.union([z.number(), z.string().regex(/^\d+(\.\d+)?(\/\d+(\.\d+)?)?$/)]);

function exactFraction(value: number | string) {
  const [numerator, denominator] = String(value).split("/");
  return fractionOf(numerator ?? "", denominator ?? 1);
}

interface BankInput {
  opening_balance: number;
  negative_balance: z.infer<typeof NEGATIVE_BALANCE>;
  rate_on_negative_balance?: number | undefined;
  rounding: z.infer<typeof HALF_UP>;
}

function bankAnswer(
  declared: Parameters<typeof bonusBank>[0],
  payoutFraction: number | string,
  input: BankInput,
): Record<string, unknown> {
  const bank = bonusBank(declared, {
    openingBalance: input.opening_balance,
    payoutFraction: exactFraction(payoutFraction),
    rateOnNegativeBalance: input.rate_on_negative_balance ?? 0,
    negativeBalance: input.negative_balance === "carried forward" ? "carriedForward" : "writtenOff",
    rounding: roundingOf(input.rounding),
  });
  return {
    years: bank.years.map((year) => ({
      opening: year.opening.toNumber(),
      carry_on_negative: year.carryOnNegative.toNumber(),
      declared: year.declared.toNumber(),
      paid: year.paid.toNumber(),
      closing: year.closing.toNumber(),
    })),
    total_paid: bank.totalPaid.toNumber(),
    closing_balance: bank.closingBalance.toNumber(),
  };
}

const bankTerms = {
  opening_balance: z.number(),
  payout: PAYOUT,
  negative_balance: NEGATIVE_BALANCE,
  rate_on_negative_balance: z.number().optional(),
  rate_applies_to: RATE_APPLIES.optional(),
  rounding: HALF_UP,
};

const evaBank = caseKind({
  name: "EVA bonus bank",
  input: z.strictObject({
    declared: text(/^target_bonus \+ share x \(\(EVA - previous EVA\) - expected_improvement\), no cap or floor$/),
    target_bonus: z.number(),
    share: z.number(),
    expected_improvement: z.number(),
    previous_eva: z.number(),
    eva_by_year: z.array(z.number()),
    payout_fraction: fraction,
    ...bankTerms,
  }),
  compute(input) {
    const declared = evaDeclaredBonus(input.eva_by_year, {
      targetBonus: input.target_bonus,
      share: input.share,
      expectedImprovement: input.expected_improvement,
      previousEva: input.previous_eva,
    });
    return {
      declared: declared.map((amount) => amount.toNumber()),
      ...bankAnswer(declared, input.payout_fraction, input),
    };
  },
});

const creditedBank = caseKind({
  name: "bonus bank by grade",
  input: z.strictObject({
    grade: z.string(),
    payout_share_by_grade: z.record(z.string(), fraction),
    credited_by_year: z.array(z.number()),
    ...bankTerms,
  }),
  compute(input) {
    const share = own(input.payout_share_by_grade, input.grade);
    if (share === undefined) throw new UnsupportedCaseError(`no payout share of grade ${input.grade}`);
    return bankAnswer(input.credited_by_year, share, input);
  },
});

const markFees = caseKind({
  name: "performance fee over a net high-water mark",
  input: z.strictObject({
    opening_nav: z.number(),
    high_water_mark: z.number().optional(),
    gross_returns: z.array(z.number()),
    performance_fee_rate: z.number(),
    management_fee_rate_on_opening_nav: z.number(),
    fee_cap_share_of_opening_nav: z.number().nullable(),
    hurdle_rate: z.number(),
    threshold: text(/^max\(high-water mark, opening NAV x \(1 \+ hurdle_rate\)\)$/),
    order: text(
      /^management fee first, then performance fee on NAV after it; high-water mark is the highest NAV after all fees, no reset(; a fee above the cap is lost)?$/,
    ),
  }),
  compute(input) {
    const fees = highWaterMarkFees(
      input.opening_nav,
      input.gross_returns.map((grossReturn) => ({ grossReturn })),
      {
        managementFeeRate: input.management_fee_rate_on_opening_nav,
        managementFeeBase: "openingValue",
        performanceFeeRate: input.performance_fee_rate,
        performanceFeeBase: "netOfManagementFee",
        hurdle: input.hurdle_rate,
        hurdleType: "hard",
        capShareOfOpening: input.fee_cap_share_of_opening_nav,
      },
      input.high_water_mark,
    );
    return {
      years: fees.years.map((year) => ({
        opening_nav: year.opening.toNumber(),
        gross_nav: year.gross.toNumber(),
        management_fee: year.managementFee.toNumber(),
        uncapped_fee: year.uncappedFee.toNumber(),
        performance_fee: year.performanceFee.toNumber(),
        closing_nav: year.closing.toNumber(),
        high_water_mark: year.highWaterMark.toNumber(),
      })),
      total_performance_fee: fees.totalPerformanceFee.toNumber(),
      total_management_fee: fees.totalManagementFee.toNumber(),
    };
  },
});

/** Accounts that remember: bonus banks and high-water marks. */
export const payBankCases: readonly CaseKind[] = [evaBank, creditedBank, markFees];

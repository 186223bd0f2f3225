import { z } from "zod";
import { bonusBank, evaDeclaredBonus, fractionOf } from "@/server/core/pay/bonus-bank";
import { clawback, excessReturnBonus } from "@/server/core/pay/clawback";
import { cycleFigures } from "@/server/core/pay/cycle-figure";
import { type DeferralRule, deferralSchedule } from "@/server/core/pay/deferral";
import { deferredUnitPayments, equalUnitVesting } from "@/server/core/pay/deferred-units";
import { handoverShares } from "@/server/core/pay/handover";
import { highWaterMarkFees } from "@/server/core/pay/high-water-mark";
import { malus } from "@/server/core/pay/malus";
import { ownMoneyPurchase } from "@/server/core/pay/own-money";
import { payMatrix } from "@/server/core/pay/pay-matrix";
import { sizeTimeScore } from "@/server/core/pay/size-time";
import { scoreCurve } from "@/server/core/schemes/score-curve";
import { weightedScore } from "@/server/core/schemes/weighted-score";
import { type CaseKind, caseKind } from "./case-kind";
import { calendarDate, text } from "./case-text";

const CENT_ROUNDING = text(/half up/, /rounded down/, /largest remainders?/, /earlier tranche/);
const HALF_UP = z.enum(["none", "nearest cent, half up"]);
const roundingOf = (words: z.infer<typeof HALF_UP>) => (words === "none" ? ("none" as const) : ("cents" as const));

const band = z.strictObject({
  up_to: z.number().nullable().optional(),
  up_to_gbp: z.number().nullable().optional(),
  rate: z.number(),
});

const deferral = caseKind({
  name: "deferral",
  input: z.strictObject({
    scheme: z.string(),
    award: z.number().optional(),
    award_gbp: z.number().optional(),
    deferred_share: z.number().optional(),
    grade: z.string().optional(),
    deferred_share_by_grade: z.record(z.string(), z.number()).optional(),
    deferral_bands: z.array(band).optional(),
    bands: z.enum(["marginal", "whole"]).optional(),
    payment_period_years: z.number().optional(),
    deferral_years: z.number().optional(),
    period_counts_year0: z.boolean().optional(),
    settlement_year: z.number().optional(),
    award_year: z.number().optional(),
    instalments: z.literal("equal").optional(),
    vesting: text(/^equal instalments from the (first|second|third|fourth|fifth) anniversary$/).optional(),
    rounding: CENT_ROUNDING,
  }),
  compute(input) {
    const { deferred, deferredShare, payments } = deferralSchedule(input.award ?? input.award_gbp ?? NaN, {
      rule: deferralRule(input),
      settlementYear: input.settlement_year ?? input.award_year ?? NaN,
      years: input.payment_period_years ?? input.deferral_years ?? NaN,
      countsYear0: input.period_counts_year0 ?? false,
      firstInstalment: anniversary(input.vesting),
    });
    return {
      deferred: deferred.toNumber(),
      deferred_share: deferredShare?.toNumber() ?? null,
      payments: payments.map(({ year, amount, kind }) => ({ year, amount: amount.toNumber(), kind })),
    };
  },
});

function deferralRule(input: {
  deferred_share?: number | undefined;
  grade?: string | undefined;
  deferred_share_by_grade?: Record<string, number> | undefined;
  deferral_bands?: z.infer<typeof band>[] | undefined;
  bands?: "marginal" | "whole" | undefined;
}): DeferralRule {
  if (input.deferral_bands !== undefined)
    return {
      kind: input.bands === "whole" ? "wholeBands" : "marginalBands",
      bands: input.deferral_bands.map(({ up_to, up_to_gbp, rate }) => ({ upTo: up_to ?? up_to_gbp ?? null, rate })),
    };
  if (input.deferred_share_by_grade !== undefined)
    return { kind: "grade", grade: input.grade ?? "", shareByGrade: input.deferred_share_by_grade };
  return { kind: "share", share: input.deferred_share ?? NaN };
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth"];
const anniversary = (vesting: string | undefined) =>
  1 + Math.max(0, ORDINALS.indexOf(vesting?.match(/the (\w+) anniversary/)?.[1] ?? "first"));

const units = caseKind({
  name: "deferred units",
  input: z.strictObject({
    deferred_amount: z.number(),
    fund_returns_by_year: z.array(z.number()),
    vesting: text(/^(one \d+(st|nd|rd|th|) of the|all) units at the end of (each of years \d+ to \d+|year \d+)$/),
    unit_price: text(/^1 at award, grows with the net fund return; no distributions$/),
    rounding: HALF_UP,
  }),
  compute(input) {
    const years =
      input.vesting
        .match(/\d+/g)
        ?.map(Number)
        .slice(input.vesting.startsWith("one") ? 1 : 0) ?? [];
    const { payments, totalPaid } = deferredUnitPayments(
      input.deferred_amount,
      input.fund_returns_by_year,
      equalUnitVesting(years[0] ?? NaN, years.at(-1) ?? NaN),
      roundingOf(input.rounding),
    );
    return {
      payments: payments.map(({ year, index, payment }) => ({
        year,
        index: index.toNumber(),
        payment: payment.toNumber(),
      })),
      total_paid: totalPaid.toNumber(),
    };
  },
});

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
  compute: (input) => bankAnswer(input.credited_by_year, input.payout_share_by_grade[input.grade] ?? NaN, input),
});

const cycle = caseKind({
  name: "cycle figures",
  input: z.strictObject({
    indicator: z.enum(["return_on_equity", "capital_preservation_rate"]),
    fiscal_year: z.number(),
    values_latest_first: z.array(z.number()),
    values_are: z.enum(["rates (0.05 = 5%)", "closing capital / opening capital (1.05 = up 5%)"]),
    cycle_figure: z.enum(["geometric", "arithmetic"]),
    cycle_figure_means: z.string(),
    blend: text(/^weighted sum of the three figures \(display figure, not the score\)$/),
  }),
  compute(input) {
    const figures = cycleFigures(
      input.indicator,
      input.fiscal_year,
      input.values_latest_first,
      input.cycle_figure,
      input.values_are.startsWith("rates") ? "rates" : "ratios",
    );
    return {
      current_year: figures.currentYear,
      three_year: figures.threeYear,
      five_year: figures.fiveYear,
      weights: {
        current_year: figures.weights.currentYear,
        three_year: figures.weights.threeYear,
        five_year: figures.weights.fiveYear,
      },
      blend: figures.blend,
    };
  },
});

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

const malusKind = caseKind({
  name: "malus",
  input: z.strictObject({
    tranches: z.array(z.strictObject({ vests_on: calendarDate, amount: z.number() })),
    triggers: z.array(z.strictObject({ date: calendarDate, trigger: z.string().optional(), percentage: z.number() })),
    applies_to: text(/^tranches that vest after the trigger date/),
    several_triggers: text(/^one after the other, each on what is left$/).optional(),
    rounding: text(/half up/, /in proportion/, /largest remainder/, /earlier tranche/),
  }),
  compute(input) {
    const result = malus(
      input.tranches.map(({ vests_on, amount }) => ({ vestsOn: vests_on, amount })),
      input.triggers,
    );
    return {
      triggers: result.triggers.map(({ date, cut, remainingUnvested }) => ({
        date,
        cut: cut.toNumber(),
        remaining_unvested: remainingUnvested.toNumber(),
      })),
      tranches_after: result.tranchesAfter.map((amount) => amount.toNumber()),
      total_cut: result.totalCut.toNumber(),
    };
  },
});

const clawbackKind = caseKind({
  name: "clawback after a restatement",
  input: z.strictObject({
    bonus: text(/^rate x \(return - hurdle\) x base, not below 0(, at most cap_multiple x salary)?$/),
    rate: z.number(),
    hurdle: z.number(),
    cap_multiple_of_salary: z.number().nullable().optional(),
    look_back_completed_fiscal_years: z.number(),
    restatement_required_on: calendarDate,
    fiscal_year_end: z.string().optional(),
    recover: text(/^paid minus restated entitlement, pre-tax, not below 0/),
    years: z.array(
      z.strictObject({
        fiscal_year: z.number(),
        reported_return: z.number(),
        restated_return: z.number(),
        base: z.number(),
        salary: z.number(),
      }),
    ),
  }),
  compute(input) {
    const terms = {
      rate: input.rate,
      hurdle: input.hurdle,
      capMultipleOfSalary: input.cap_multiple_of_salary ?? null,
    };
    const { years, totalRecovery } = clawback(
      input.years.map((year) => ({
        fiscalYear: year.fiscal_year,
        paid: excessReturnBonus(terms, year.reported_return, year.base, year.salary),
        restated: excessReturnBonus(terms, year.restated_return, year.base, year.salary),
      })),
      {
        restatementRequiredOn: input.restatement_required_on,
        lookBackYears: input.look_back_completed_fiscal_years,
        fiscalYearEnd: input.fiscal_year_end ?? "12-31",
      },
    );
    return {
      years: years.map((year) => ({
        fiscal_year: year.fiscalYear,
        paid: year.paid.toNumber(),
        should_have_been: year.shouldHaveBeen.toNumber(),
        in_window: year.inWindow,
        recover: year.recover.toNumber(),
      })),
      total_recovery: totalRecovery.toNumber(),
    };
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
      /^management fee first, then performance fee on NAV after it; high-water mark is the highest NAV after all fees, no reset/,
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

const curve = caseKind({
  name: "score curve",
  input: z.strictObject({
    points: z.array(z.strictObject({ x: z.number(), score: z.number() })),
    outside: z.enum(["flat at the end values", "along the end lines", "no score"]),
    at_a_jump: text(
      /^the later of two points with the same x counts at and above it, the earlier below it$/,
    ).optional(),
    x: z.array(z.number()),
  }),
  compute(input) {
    const outside = (
      { "flat at the end values": "flat", "along the end lines": "extend", "no score": "none" } as const
    )[input.outside];
    return { scores: input.x.map(scoreCurve(input.points, outside)) };
  },
});

const weighted = caseKind({
  name: "weighted score with a missing-value rule",
  input: z.strictObject({
    items: z.array(
      z.strictObject({
        name: z.string(),
        weight: z.number(),
        score: z.number().nullable(),
        previous_score: z.number().nullable().optional(),
      }),
    ),
    missing_value_rule: z.enum(["renormalise", "block", "carry"]),
    rule_means: z.string().optional(),
  }),
  compute(input) {
    const { score, effectiveWeights, missing } = weightedScore(
      input.items.map(({ previous_score, ...item }) => ({ ...item, previousScore: previous_score ?? null })),
      input.missing_value_rule,
    );
    return { score, effective_weights: effectiveWeights, missing };
  },
});

const DAYS = text(/^calendar days( in the period)?, first and last included$/);

const sizeTime = caseKind({
  name: "size x time weights",
  input: z.strictObject({
    period_from: calendarDate,
    period_to: calendarDate,
    days: DAYS,
    weight: text(/^average size x days managed$/),
    left_out: text(/^(funds younger than [\d.]+ years?|nothing|none)$/),
    portfolios: z.array(
      z.strictObject({
        portfolio: z.string(),
        average_size: z.number(),
        from: calendarDate,
        to: calendarDate.nullable(),
        score: z.number(),
        fund_age_years: z.number(),
      }),
    ),
  }),
  compute(input) {
    const { portfolios, score } = sizeTimeScore(
      input.portfolios.map(({ average_size, fund_age_years, from, to, score }) => ({
        averageSize: average_size,
        ageYears: fund_age_years,
        from,
        to,
        score,
      })),
      { from: input.period_from, to: input.period_to },
      Number(input.left_out.match(/[\d.]+/)?.[0] ?? 0),
    );
    return { portfolios, score };
  },
});

const handover = caseKind({
  name: "handover by tenure days",
  input: z.strictObject({
    amount: z.number(),
    period_from: calendarDate,
    period_to: calendarDate,
    assignments: z.array(
      z.strictObject({ manager: z.string(), from: calendarDate, to: calendarDate.nullable(), share: z.number() }),
    ),
    days: DAYS,
    weight: text(/^days x share$/),
    rounding: text(/^cents; rounded down, cents left over to the largest remainders, ties to the earlier assignment$/),
  }),
  compute(input) {
    const shares = handoverShares(input.amount, input.assignments, { from: input.period_from, to: input.period_to });
    return {
      shares: shares.map(({ manager, days, fraction, amount }) => ({
        manager,
        days,
        fraction: fraction?.toNumber() ?? null,
        amount: amount.toNumber(),
      })),
    };
  },
});

/** Deferral, banks, cycle figures, malus, clawback, marks, scores and splits: the cases of pay.json. */
export const payCases: readonly CaseKind[] = [
  deferral,
  units,
  evaBank,
  creditedBank,
  cycle,
  matrix,
  malusKind,
  clawbackKind,
  markFees,
  ownMoney,
  curve,
  weighted,
  sizeTime,
  handover,
];

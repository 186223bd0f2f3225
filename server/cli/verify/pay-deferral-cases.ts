import { z } from "zod";
import { clawback, excessReturnBonus } from "@/server/core/pay/clawback";
import { type DeferralRule, deferralSchedule } from "@/server/core/pay/deferral";
import { deferredUnitPayments, equalUnitVesting } from "@/server/core/pay/deferred-units";
import { malus } from "@/server/core/pay/malus";
import { type CaseKind, caseKind } from "./case-kind";
import { calendarDate, text, withoutCurrency } from "./case-text";

const CENT_ROUNDING = z.literal(
  "deferred amount to the nearest cent (half up); amounts in cents; each tranche is rounded down, the cents left over go one each to the largest remainders, ties to the earlier tranche; tranches add up to the award exactly",
);
const HALF_UP = z.enum(["none", "nearest cent, half up"]);

const band = withoutCurrency({ up_to: z.number().nullable(), rate: z.number() });

const deferral = caseKind({
  name: "deferral",
  input: withoutCurrency({
    scheme: z.string(),
    award: z.number(),
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
    const { deferred, deferredShare, payments } = deferralSchedule(input.award, {
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
      bands: input.deferral_bands.map(({ up_to, rate }) => ({ upTo: up_to, rate })),
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
      input.rounding === "none" ? "none" : "cents",
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

const malusKind = caseKind({
  name: "malus",
  input: z.strictObject({
    tranches: z.array(z.strictObject({ vests_on: calendarDate, amount: z.number() })),
    triggers: z.array(z.strictObject({ date: calendarDate, trigger: z.string().optional(), percentage: z.number() })),
    applies_to: text(
      /^tranches that vest after the trigger date( \(a tranche vesting on that day is already vested\))?$/,
    ),
    several_triggers: text(/^one after the other, each on what is left$/).optional(),
    rounding: z.literal(
      "total cut to the nearest cent (half up), spread over the unvested tranches in proportion by largest remainder in cents, ties to the earlier tranche",
    ),
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
    bonus: text(/^rate x \(return - hurdle\) x base, not below 0(, at most cap_multiple x salary|, no cap)?$/),
    rate: z.number(),
    hurdle: z.number(),
    cap_multiple_of_salary: z.number().nullable().optional(),
    look_back_completed_fiscal_years: z.number(),
    restatement_required_on: calendarDate,
    fiscal_year_end: z.string().optional(),
    recover: text(
      /^paid minus restated entitlement, pre-tax, not below 0(, no fault needed(; no credit for years that were underpaid)?)?$/,
    ),
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

/** What is kept back, follows the fund, is cut before it vests or claimed back after it was paid. */
export const payDeferralCases: readonly CaseKind[] = [deferral, units, malusKind, clawbackKind];

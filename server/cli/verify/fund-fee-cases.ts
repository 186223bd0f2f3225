import { z } from "zod";
import { bonusExtraAfterLosses, bonusPool } from "@/server/core/pay/bonus-pool";
import { feesBilledOutside, fundFeeYear, highWaterMarkFees } from "@/server/core/pay/high-water-mark";
import { type FeeBase, managementFees } from "@/server/core/pay/management-fee";
import { type CaseKind, caseKind } from "./case-kind";
import { text, withoutCurrency } from "./case-text";

const stepDown = z.strictObject({ after_year: z.number(), new_rate: z.number() });

const managementFeeKind = caseKind({
  name: "management fee",
  input: z.strictObject({
    fund_size: z.number(),
    fee_rate: z.number(),
    basis: z.enum(["committed", "called", "invested", "fmv"]),
    years: z.number(),
    step_down: z.union([stepDown, z.array(stepDown)]).optional(),
    cumulative_called: z.array(z.number()).optional(),
    invested_cost: z.array(z.number()).optional(),
    fair_value: z.array(z.number()).optional(),
  }),
  compute(input) {
    const bases = {
      committed: { kind: "committed", commitment: input.fund_size },
      called: { kind: "called", byYear: input.cumulative_called ?? [] },
      invested: { kind: "invested", byYear: input.invested_cost ?? [] },
      fmv: { kind: "fairValue", byYear: input.fair_value ?? [] },
    } as const satisfies Record<string, FeeBase>;
    const steps = [input.step_down ?? []].flat();
    const { yearly, total, average } = managementFees(
      input.fee_rate,
      bases[input.basis],
      input.years,
      steps.map(({ after_year, new_rate }) => ({ afterYear: after_year, newRate: new_rate })),
    );
    return {
      yearly: yearly.map((fee) => fee.toNumber()),
      total: total.toNumber(),
      average: average?.toNumber() ?? null,
    };
  },
});

const YEAR_END_BASE = /^(year-end|end-of-year|ending) (value|NAV) before fees$/;
const OPENING_BASE = /^(beginning|beginning-of-year|opening) (value|NAV)$/;
const feeBase = z.string().regex(new RegExp(`${YEAR_END_BASE.source}|${OPENING_BASE.source}`));

const NET_BASE = /^(year-end (value|NAV) )?(net of|after) (the )?management fee$/;
const GROSS_BASE =
  /^independent( of (the )?management fee)?$|^gross year-end (value|NAV)( \((before|independent of) (the )?management fee\))?$/;
const incentiveBase = z.string().regex(new RegExp(`${NET_BASE.source}|${GROSS_BASE.source}`));

const managementFeeBase = (words: string) =>
  YEAR_END_BASE.test(words) ? ("endValueBeforeFees" as const) : ("openingValue" as const);
const performanceFeeBase = (words: string) =>
  NET_BASE.test(words) ? ("netOfManagementFee" as const) : ("gross" as const);

const NET_MARK = /^highest net-of-fee year-end value; start ([\d.]+)$/;

const fundYearsKind = caseKind({
  name: "fund fees over years",
  input: withoutCurrency({
    initial_capital: z.number(),
    gross_value_at_year_end: z.array(z.number()),
    management_fee: z.number(),
    management_fee_base: feeBase,
    incentive_fee: z.number(),
    incentive_base: incentiveBase,
    hurdle: z.number().optional(),
    hurdle_type: z.enum(["soft", "hard"]).optional(),
    high_water_mark: text(NET_MARK),
  }),
  compute(input) {
    const { years, totalPerformanceFee, totalManagementFee } = highWaterMarkFees(
      input.initial_capital,
      input.gross_value_at_year_end.map((grossValue) => ({ grossValue })),
      {
        managementFeeRate: input.management_fee,
        managementFeeBase: managementFeeBase(input.management_fee_base),
        performanceFeeRate: input.incentive_fee,
        performanceFeeBase: performanceFeeBase(input.incentive_base),
        hurdle: input.hurdle ?? 0,
        hurdleType: input.hurdle_type ?? "hard",
        capShareOfOpening: null,
      },
      NET_MARK.exec(input.high_water_mark)?.[1],
    );
    return {
      years: years.map((year) => ({
        gross: year.gross.toNumber(),
        management_fee: year.managementFee.toNumber(),
        incentive_fee: year.performanceFee.toNumber(),
        net_end: year.closing.toNumber(),
        net_return: year.netReturn?.toNumber() ?? null,
        high_water_mark_before: year.markBefore?.toNumber() ?? null,
      })),
      total_incentive_fee: totalPerformanceFee.toNumber(),
      total_management_fee: totalManagementFee.toNumber(),
      ...Object.fromEntries(years.map((year, i) => [`year${i + 1}_net_return`, year.netReturn?.toNumber() ?? null])),
    };
  },
});

const fundYearKind = caseKind({
  name: "fund fees of one year",
  input: z
    .strictObject({
      begin_nav: z.number(),
      gross_return: z.number().optional(),
      year_end_gross: z.number().optional(),
      high_water_mark: z.number().nullable().optional(),
      management_fee: z.number(),
      management_fee_base: feeBase,
      incentive_fee: z.number(),
      incentive_base: incentiveBase,
      hurdle: z.number().optional(),
      hurdle_type: z.enum(["soft", "hard"]).optional(),
    })
    .refine(({ gross_return, year_end_gross }) => (gross_return === undefined) !== (year_end_gross === undefined)),
  compute(input) {
    const year = fundFeeYear(
      input.begin_nav,
      input.year_end_gross === undefined
        ? { grossReturn: input.gross_return ?? NaN }
        : { grossValue: input.year_end_gross },
      input.high_water_mark ?? null,
      {
        managementFeeRate: input.management_fee,
        managementFeeBase: managementFeeBase(input.management_fee_base),
        performanceFeeRate: input.incentive_fee,
        performanceFeeBase: performanceFeeBase(input.incentive_base),
        hurdle: input.hurdle ?? 0,
        hurdleType: input.hurdle_type ?? "hard",
        capShareOfOpening: null,
      },
    );
    return {
      year_end_gross: year.gross.toNumber(),
      management_fee: year.managementFee.toNumber(),
      incentive_fee: year.performanceFee.toNumber(),
      total_fees: year.managementFee.plus(year.performanceFee).toNumber(),
      net_end: year.closing.toNumber(),
      net_return: year.netReturn?.toNumber() ?? null,
      high_water_mark_after: year.highWaterMark.toNumber(),
    };
  },
});

const outsideFeesKind = caseKind({
  name: "fees billed outside the account",
  input: z.strictObject({
    initial: z.number(),
    returns: z.array(z.number()),
    incentive_fee: z.number(),
    fees_paid_from: z.literal("outside the account"),
    high_water_mark: z.literal("highest account value"),
  }),
  compute(input) {
    const fees = feesBilledOutside(input.initial, input.returns, input.incentive_fee);
    return {
      values: fees.values.map((value) => value.toNumber()),
      fees_with_mark: fees.feesWithMark.map((fee) => fee.toNumber()),
      fees_without_mark: fees.feesWithoutMark.map((fee) => fee.toNumber()),
      total_with_mark: fees.totalWithMark.toNumber(),
      total_without_mark: fees.totalWithoutMark.toNumber(),
    };
  },
});

const poolKind = caseKind({
  name: "bonus pool with a deductible",
  input: z.strictObject({
    years: z.array(z.strictObject({ opening_or_stated_equity: z.number(), net_income: z.number() })),
    rate: z.number(),
    deductible_rate_on_equity: z.number(),
  }),
  compute(input) {
    const years = input.years.map(({ opening_or_stated_equity, net_income }) => ({
      equity: opening_or_stated_equity,
      netIncome: net_income,
    }));
    const terms = { rate: input.rate, deductibleRate: input.deductible_rate_on_equity };
    return {
      bonus_fund: bonusPool(years, terms).map((fund) => fund.toNumber()),
      extra_versus_no_loss_year: bonusExtraAfterLosses(years, terms).toNumber(),
    };
  },
});

/** Management and performance fees, and the bonus pool. */
export const fundFeeCases: readonly CaseKind[] = [
  managementFeeKind,
  fundYearsKind,
  fundYearKind,
  outsideFeesKind,
  poolKind,
];

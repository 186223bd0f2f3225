import { z } from "zod";
import { carryFromNetFlows } from "@/server/core/pay/carry-from-net-flows";
import { fundLedger } from "@/server/core/pay/fund-ledger";
import { dealCarryTotals } from "@/server/core/pay/giveback";
import { preferredReturn } from "@/server/core/pay/preferred-return";
import { type CatchUpConvention, dealWaterfall, waterfallSplit } from "@/server/core/pay/waterfall";
import { type CaseKind, caseKind } from "./case-kind";
import { calendarDate, text } from "./case-text";

const TIER = z.enum(["return_of_capital", "preferred_return", "gp_catch_up", "carry"]);

const dealKind = caseKind({
  name: "deal waterfall",
  input: z.strictObject({
    structure: text(/^single deal \(American\); preferred return is a flat rate on deal cost, no time accrual$/),
    proceeds: z.number(),
    capital: z.number(),
    preferred_rate: z.number().nullable().optional(),
    catch_up_share: z.number().nullable().optional(),
    carry: z.number(),
    catch_up_convention: z.enum(["gp_reaches_carry_on_preference", "gp_reaches_full_carry"]).optional(),
    tiers: z.array(TIER),
  }),
  compute(input) {
    const has = (tier: z.infer<typeof TIER>) => input.tiers.includes(tier);
    const terms = {
      preferredRate: has("preferred_return") ? (input.preferred_rate ?? 0) : 0,
      catchUpShare: has("gp_catch_up") ? (input.catch_up_share ?? 0) : 0,
      carry: has("carry") ? input.carry : 0,
    };
    const convention: CatchUpConvention =
      input.catch_up_convention === "gp_reaches_full_carry" ? "fullCarry" : "carryOnPreference";
    const split = dealWaterfall(input.proceeds, input.capital, { ...terms, convention });
    return {
      lp: split.lp.toNumber(),
      gp: split.gp.toNumber(),
      total: split.total.toNumber(),
      gp_share_of_profit: split.gpShareOfProfit?.toNumber() ?? null,
      by_tier: split.layers
        .filter(({ tier }) => has(tier))
        .map(({ tier, lp, gp }) => ({ tier, lp: lp.toNumber(), gp: gp.toNumber() })),
    };
  },
});

const ledgerKind = caseKind({
  name: "whole-fund ledger",
  input: z.strictObject({
    structure: text(/^whole fund \(European\), no preferred return$/),
    carry: z.number(),
    clawback: z.strictObject({ enabled: z.boolean(), lp_floor_multiple: z.number().optional() }).optional(),
    contributions: z.array(z.strictObject({ quarter: z.number(), amount: z.number() })),
    exits: z.array(z.strictObject({ quarter: z.number(), proceeds: z.number() })),
  }),
  compute(input) {
    const ledger = fundLedger(
      input.contributions.map(({ quarter, amount }) => ({ period: quarter, amount })),
      input.exits.map(({ quarter, proceeds }) => ({ period: quarter, amount: proceeds })),
      {
        carry: input.carry,
        clawbackFloorMultiple: input.clawback?.enabled === true ? (input.clawback.lp_floor_multiple ?? 1) : null,
      },
    );
    return {
      paid_in: ledger.paidIn.toNumber(),
      lp_distributed: ledger.lpDistributed.toNumber(),
      gp_carry_paid: ledger.gpCarryPaid.toNumber(),
      gp_clawback: ledger.gpClawback.toNumber(),
      gp_carry_net: ledger.gpCarryNet.toNumber(),
      dpi: ledger.dpi?.toNumber() ?? null,
      // Everything is realised here: nothing is left that could add to what was distributed.
      tvpi: ledger.dpi?.toNumber() ?? null,
      rows: ledger.rows.map((row) => ({
        quarter: row.period,
        proceeds: row.proceeds.toNumber(),
        return_of_capital: row.returnOfCapital.toNumber(),
        lp_profit: row.lpProfit.toNumber(),
        gp_carry: row.gpCarry.toNumber(),
      })),
    };
  },
});

const tiersKind = caseKind({
  name: "waterfall over proceeds",
  input: z.strictObject({
    capital: z.number(),
    tiers: z.array(
      z.strictObject({ preferred_amount: z.number(), catch_up_share_to_gp: z.number(), carry: z.number() }),
    ),
    preferred_amount_meaning: text(/^LP profit \(money\) that must be reached before the next tier$/),
    total_proceeds: z.array(z.number()),
  }),
  compute(input) {
    const tiers = input.tiers.map(({ preferred_amount, catch_up_share_to_gp, carry }) => ({
      preferredAmount: preferred_amount,
      catchUpShare: catch_up_share_to_gp,
      carry,
    }));
    const splits = input.total_proceeds.map((proceeds) => waterfallSplit(proceeds, input.capital, tiers));
    return {
      lp: splits.map(({ lp }) => lp.toNumber()),
      gp: splits.map(({ gp }) => gp.toNumber()),
      gp_share_of_profit: splits.map(({ gpShareOfProfit }) => gpShareOfProfit?.toNumber() ?? null),
    };
  },
});

const oneSplitKind = caseKind({
  name: "waterfall with and without preference",
  input: z.strictObject({
    capital: z.number(),
    proceeds: z.number(),
    preferred_amount: z.number(),
    catch_up_share: z.number(),
    carry: z.number(),
  }),
  compute(input) {
    const split = (preferredAmount: number) =>
      waterfallSplit(input.proceeds, input.capital, [
        { preferredAmount, catchUpShare: input.catch_up_share, carry: input.carry },
      ]);
    const [agreed, without] = [split(input.preferred_amount), split(0)];
    return {
      lp: agreed.lp.toNumber(),
      gp: agreed.gp.toNumber(),
      lp_without_preferred: without.lp.toNumber(),
      gp_without_preferred: without.gp.toNumber(),
    };
  },
});

const preferredKind = caseKind({
  name: "dated preferred return",
  input: z
    .strictObject({
      dates: z.array(calendarDate),
      amounts: z.array(z.number()),
      sign: text(/^negative = LP contribution, positive = distributable cash$/),
      preferred_rate: z.number(),
      compounding_per_year: z.number(),
      distributions_pay: z.enum(["preference first", "capital first"]).optional(),
      days_per_year: z.number().optional(),
      measurement_date: calendarDate,
    })
    .refine(({ dates, amounts }) => dates.length === amounts.length),
  compute(input) {
    const flows = input.dates.map((date, i) => ({ date, amount: input.amounts[i] ?? NaN }));
    const { rows, endingCapital, endingPreference } = preferredReturn(flows, {
      rate: input.preferred_rate,
      compoundingPerYear: input.compounding_per_year,
      order: input.distributions_pay === "capital first" ? "capitalFirst" : "preferenceFirst",
      daysPerYear: input.days_per_year ?? 365,
      measurementDate: input.measurement_date,
    });
    return {
      preference_paid: rows.map((row) => row.preferencePaid.toNumber()),
      capital_returned: rows.map((row) => row.capitalReturned.toNumber()),
      residual: rows.map((row) => row.residual.toNumber()),
      ending_unreturned_capital: endingCapital.toNumber(),
      ending_accrued_preference: endingPreference.toNumber(),
    };
  },
});

const COMPOUNDING_PER_YEAR = {
  "month ends, actual/365": 12,
  "quarter ends, actual/365": 4,
  "half-year ends, actual/365": 2,
  "year ends, actual/365": 1,
  "simple, actual/365": 0,
} as const;

const netFlowsKind = caseKind({
  name: "carry from net flows",
  input: z
    .strictObject({
      lp_net_dates: z.array(calendarDate),
      lp_net_flows: z.array(z.number()),
      nav_date: calendarDate,
      lp_net_nav: z.number(),
      preferred_rate: z.number(),
      compounding: z.enum(Object.keys(COMPOUNDING_PER_YEAR) as (keyof typeof COMPOUNDING_PER_YEAR)[]),
      carry: z.number(),
      catch_up_share: z.number(),
    })
    .refine(({ lp_net_dates, lp_net_flows }) => lp_net_dates.length === lp_net_flows.length),
  compute(input) {
    const { accruedCarry, cashCarry } = carryFromNetFlows(
      input.lp_net_dates.map((date, i) => ({ date, amount: input.lp_net_flows[i] ?? NaN })),
      { date: input.nav_date, value: input.lp_net_nav },
      {
        preferredRate: input.preferred_rate,
        compoundingPerYear: COMPOUNDING_PER_YEAR[input.compounding],
        carry: input.carry,
        catchUpShare: input.catch_up_share,
      },
    );
    return { accrued_carry: accruedCarry.toNumber(), cash_carry: cashCarry.toNumber() };
  },
});

const dealClawbackKind = caseKind({
  name: "deal-by-deal carry and its clawback",
  input: z.strictObject({
    deals_profit: z.array(z.number()),
    carry: z.number(),
    preferred_rate: z.literal(0),
  }),
  compute(input) {
    const { withoutClawback, withClawback, clawback } = dealCarryTotals(input.deals_profit, input.carry);
    return {
      carry_without_clawback: withoutClawback.toNumber(),
      carry_with_clawback: withClawback.toNumber(),
      clawback: clawback.toNumber(),
    };
  },
});

/** Carried interest: splits, dated preference, ledgers and clawback. */
export const waterfallCases: readonly CaseKind[] = [
  dealKind,
  ledgerKind,
  tiersKind,
  oneSplitKind,
  preferredKind,
  netFlowsKind,
  dealClawbackKind,
];

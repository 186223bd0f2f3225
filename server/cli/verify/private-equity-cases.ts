import { z } from "zod";
import { directAlpha } from "@/server/core/private-equity/direct-alpha";
import { futureValueFlows, type IndexedFund, indexMultiples } from "@/server/core/private-equity/indexed-fund";
import { ksPme } from "@/server/core/private-equity/ks-pme";
import { longNickelsPme } from "@/server/core/private-equity/long-nickels-pme";
import { modifiedPme, navFromPrices } from "@/server/core/private-equity/modified-pme";
import { fundTotals } from "@/server/core/private-equity/multiples";
import { pmePlus } from "@/server/core/private-equity/pme-plus";
import { pooledReturn } from "@/server/core/private-equity/pooled-return";
import { type DayCount, yearsFromEarliest } from "@/server/core/returns/calendar/day-count";
import {
  internalRateOfReturn,
  type MoneyWeightedReturn,
  periodicRateOfReturn,
} from "@/server/core/returns/internal-rate-of-return";
import { type CaseKind, caseKind } from "./case-kind";
import { calendarDate as date, dayCount, text } from "./case-text";
import { multipleFields, totalsFields } from "./private-fund-fields";
import { privateModelCases } from "./private-model-cases";
import { privatePositionCases } from "./private-position-cases";
import { UnsupportedCaseError } from "./unsupported-case-error";

const numbers = z.array(z.number());
const documented = z.string().optional();
const sign = text(
  /^negative = (contribution|(money |LP )?paid in|LP contribution|capital call)(, positive = distribution)?(; the last period is the valuation date)?$|^negative = buy the asset; the final asset value is the last flow and is implied by the prices$/,
);
const LAST_FLOW_IS_NAV = "negative = contribution; the last flow is the NAV";

const rateOf = (result: MoneyWeightedReturn | null) =>
  result === null ? null : result.kind === "notMeaningfulBelowOneYear" ? result.annualRate : result.rate;

const multiplesCase = caseKind({
  name: "fund multiples",
  input: z.strictObject({ amounts: numbers, nav_at_end: z.number(), sign: sign.optional() }),
  compute(input) {
    const totals = fundTotals(input.amounts, input.nav_at_end);
    return { ...totalsFields(totals), ...multipleFields(totals) };
  },
});

const fundIrrCase = caseKind({
  name: "fund IRR of periodic flows",
  input: z.strictObject({
    amounts: numbers,
    period: z.enum(["year", "quarter", "month"]).optional(),
    sign: sign.optional(),
  }),
  compute: (input) => ({ irr: rateOf(periodicRateOfReturn(input.amounts)) }),
});

/** Times of the rows: years of their dates, or period numbers. */
const timesOf = (count: number, dates: readonly string[] | undefined, convention: DayCount | undefined) =>
  dates === undefined
    ? Array.from({ length: count }, (_, period) => period)
    : Array.from(yearsFromEarliest(dates, convention));

function pmeFields(fund: IndexedFund): Record<string, unknown> {
  const longNickels = longNickelsPme(fund);
  const plus = pmePlus(fund);
  const direct = directAlpha(fund);
  const totals = fundTotals(fund.amounts, fund.navAtEnd);
  const fundRate = rateOf(longNickels.fundRate);
  return {
    index_multiple: indexMultiples(fund.index),
    future_value_flows: futureValueFlows(fund),
    ks_pme: ksPme(fund).value,
    ln_pme_nav: longNickels.indexNav,
    ln_pme_irr: rateOf(longNickels.indexRate),
    ln_pme_spread: longNickels.spread,
    pme_plus_lambda: plus.lambda.value,
    pme_plus_irr: rateOf(plus.indexRate),
    direct_alpha: rateOf(direct.alpha),
    direct_alpha_log: direct.log,
    fund_irr: fundRate,
    irr: fundRate,
    ...totalsFields(totals),
    ...multipleFields(totals),
  };
}

const index = numbers;
const pmeCase = caseKind({
  name: "public market equivalents",
  input: z.strictObject({
    amounts: numbers,
    index,
    nav_at_end: z.number().optional(),
    period: z.enum(["year; IRRs per period", "quarter; IRRs per period", "month; IRRs per period", "year"]).optional(),
    dates: z.array(date).optional(),
    day_count: dayCount.optional(),
    sign: z.union([sign, z.literal(LAST_FLOW_IS_NAV)]).optional(),
  }),
  compute({ amounts, index, nav_at_end, dates, day_count, sign }) {
    const closing = sign === LAST_FLOW_IS_NAV ? amounts.at(-1) : undefined;
    if (closing !== undefined && nav_at_end !== undefined) {
      throw new UnsupportedCaseError("a NAV both as the last flow and beside the flows");
    }
    return pmeFields({
      times: timesOf(amounts.length, dates, day_count),
      amounts: closing === undefined ? amounts : [...amounts.slice(0, -1), 0],
      index,
      navAtEnd: closing ?? nav_at_end ?? 0,
    });
  },
});

const indexedFlow = z.strictObject({ date, amount: z.number(), index: z.number() });
const datedPmeCase = caseKind({
  name: "public market equivalents of dated flows",
  input: z.strictObject({
    flows: z.array(indexedFlow),
    nav_date: date.optional(),
    nav: z.number().optional(),
    nav_at_end: z.number().optional(),
    index_at_nav_date: z.number().optional(),
    day_count: dayCount.optional(),
    sign: sign.optional(),
  }),
  compute({ flows, nav_date, nav, nav_at_end, index_at_nav_date, day_count }) {
    const closes = nav_date !== undefined && index_at_nav_date !== undefined;
    const rows = closes ? [...flows, { date: nav_date, amount: 0, index: index_at_nav_date }] : flows;
    if (!closes && nav_date !== undefined && nav_date !== flows.at(-1)?.date) {
      throw new UnsupportedCaseError("no index level on the valuation date");
    }
    return pmeFields({
      times: timesOf(
        rows.length,
        rows.map((row) => row.date),
        day_count,
      ),
      amounts: rows.map((row) => row.amount),
      index: rows.map((row) => row.index),
      navAtEnd: nav ?? nav_at_end ?? 0,
    });
  },
});

const modifiedPmeCase = caseKind({
  name: "modified PME of reported values",
  input: z.strictObject({
    amounts: numbers,
    index,
    nav_after_flow: numbers,
    dates: z.array(date).optional(),
    day_count: dayCount.optional(),
    period: documented,
    sign: sign.optional(),
  }),
  compute({ amounts, index, nav_after_flow, dates, day_count }) {
    const times = timesOf(amounts.length, dates, day_count);
    const { flows, indexRate } = modifiedPme({ times, amounts, index, navAfterFlow: nav_after_flow });
    return { mpme_irr: rateOf(indexRate), index_cash_flows: flows };
  },
});

const modifiedPmeOfPricesCase = caseKind({
  name: "modified PME of asset prices",
  input: z.strictObject({
    cash_flows: numbers,
    asset_prices: numbers,
    index_prices: numbers,
    sign: sign.optional(),
    dates: z.array(date).optional(),
    day_count: dayCount.optional(),
  }),
  compute({ cash_flows, asset_prices, index_prices, dates, day_count }) {
    const amounts = [...cash_flows, 0];
    const times = timesOf(amounts.length, dates, day_count);
    const navAfterFlow = navFromPrices(amounts, asset_prices);
    const { flows, indexRate } = modifiedPme({ times, amounts, index: index_prices, navAfterFlow });
    const assetFlows = [...cash_flows, navAfterFlow.at(-1) ?? 0];
    const [mpme, asset] = [rateOf(indexRate), rateOf(internalRateOfReturn(times, assetFlows, { minimumYears: 0 }))];
    return {
      mpme_irr: mpme,
      asset_irr: asset,
      index_cash_flows: flows,
      published_percent: { mpme: percent(mpme), asset: percent(asset) },
    };
  },
});

const percent = (rate: number | null) => (rate === null ? null : rate * 100);

const valuedFundCase = caseKind({
  name: "performance of a fund with dated flows",
  input: z.strictObject({
    flows: z.array(z.strictObject({ date, amount: z.number() })),
    nav_date: date,
    nav: z.number(),
    day_count: dayCount.optional(),
    sign: sign.optional(),
  }),
  compute({ flows, nav_date, nav, day_count }) {
    const known = flows.filter((flow) => flow.date <= nav_date);
    const totals = fundTotals(
      known.map((flow) => flow.amount),
      nav,
    );
    const result = pooledReturn([{ flows, nav }], nav_date, { dayCount: day_count ?? "ACT/365F", minimumYears: 0 });
    return { irr: rateOf(result), ...totalsFields(totals), ...multipleFields(totals) };
  },
});

export const privateEquityCases: CaseKind[] = [
  multiplesCase,
  fundIrrCase,
  pmeCase,
  datedPmeCase,
  modifiedPmeCase,
  modifiedPmeOfPricesCase,
  valuedFundCase,
  ...privatePositionCases,
  ...privateModelCases,
];

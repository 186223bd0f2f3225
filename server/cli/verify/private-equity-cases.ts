import { z } from "zod";
import type { Measured } from "@/server/core/measured";
import { directAlpha } from "@/server/core/private-equity/direct-alpha";
import {
  type FundEvent,
  type FundEventKind,
  type FundMark,
  fundPosition,
} from "@/server/core/private-equity/fund-position";
import { futureValueFlows, type IndexedFund, indexMultiples } from "@/server/core/private-equity/indexed-fund";
import { ksPme } from "@/server/core/private-equity/ks-pme";
import { longNickelsPme } from "@/server/core/private-equity/long-nickels-pme";
import { modifiedPme, navFromPrices } from "@/server/core/private-equity/modified-pme";
import { type FundTotals, fundTotals, multiples } from "@/server/core/private-equity/multiples";
import { pacingProjection } from "@/server/core/private-equity/pacing";
import { pmePlus } from "@/server/core/private-equity/pme-plus";
import { pooledReturn } from "@/server/core/private-equity/pooled-return";
import { privateBrinson } from "@/server/core/private-equity/private-brinson";
import { type DayCount, dayCountNamed, yearsFromEarliest } from "@/server/core/returns/calendar/day-count";
import { isPlainDate } from "@/server/core/returns/calendar/plain-date";
import {
  internalRateOfReturn,
  type MoneyWeightedReturn,
  periodicRateOfReturn,
} from "@/server/core/returns/internal-rate-of-return";
import { type CaseKind, caseKind } from "./case-kind";
import { UnsupportedCaseError } from "./unsupported-case-error";

const date = z.string().refine(isPlainDate);
const numbers = z.array(z.number());
const documented = z.string().optional();
const dayCount = z.string().transform((name, context): DayCount => {
  const known = dayCountNamed(name);
  if (known !== null) return known;
  context.addIssue(`unknown day count ${name}`);
  return z.NEVER;
});
const sign = z.enum([
  "negative = contribution",
  "negative = contribution; the last period is the valuation date",
  "negative = paid in",
  "negative = money paid in",
  "negative = buy the asset; the final asset value is the last flow and is implied by the prices",
]);
const peerQuotes = ["peer_values", "peer_value"];

const rateOf = (result: MoneyWeightedReturn | null) =>
  result === null ? null : result.kind === "notMeaningfulBelowOneYear" ? result.annualRate : result.rate;

const multipleFields = (totals: FundTotals) => {
  const { dpi, rvpi, tvpi } = multiples(totals);
  return { dpi: dpi.value, rvpi: rvpi.value, tvpi: tvpi.value, moic: tvpi.value };
};

const totalsFields = ({ paidIn, distributed, nav }: FundTotals) => ({
  paid_in: paidIn,
  contributions: paidIn,
  distributed,
  distributions: distributed,
  nav,
});

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
    nav_at_end: z.number(),
    period: z.enum(["year; IRRs per period", "quarter; IRRs per period", "month; IRRs per period", "year"]).optional(),
    dates: z.array(date).optional(),
    day_count: dayCount.optional(),
    sign: sign.optional(),
  }),
  documentation: peerQuotes,
  compute({ amounts, index, nav_at_end, dates, day_count }) {
    return pmeFields({ times: timesOf(amounts.length, dates, day_count), amounts, index, navAtEnd: nav_at_end });
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
  documentation: peerQuotes,
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
  documentation: peerQuotes,
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

const EVENT_KINDS: Readonly<Record<string, FundEventKind>> = {
  lp_capital_call: "capitalCall",
  lp_distribution: "distribution",
  realized_proceeds: "distribution",
  recallable_distribution: "recallableDistribution",
  lp_recallable_distribution: "recallableDistribution",
};

const identity = z.union([z.number(), z.string()]);
const fundEvent = z.strictObject({
  id: identity.optional(),
  type: z.enum([...Object.keys(EVENT_KINDS), "reversal"]),
  amount: z.number(),
  date,
  status: z.enum(["approved", "locked", "reversed", "draft"]),
  perspective: documented,
  reversal_of: identity.optional(),
  reversal_of_event: identity.optional(),
  reversal_of_event_id: identity.optional(),
  reverses: identity.optional(),
});
const fundMark = z.strictObject({
  id: identity.optional(),
  fair_value: z.number(),
  mark_date: date,
  as_of_date: date.optional(),
  status: z.enum(["approved", "locked", "superseded", "draft"]),
  company: identity.optional(),
  company_id: identity.optional(),
  confidence: documented,
  confidence_level: documented,
});

const investorReportCase = caseKind({
  name: "investor's position from events and marks",
  input: z.strictObject({ as_of: date, perspective: documented, events: z.array(fundEvent), marks: z.array(fundMark) }),
  compute({ as_of, events, marks }) {
    const reversed = new Set(
      events.map((e) => e.reversal_of ?? e.reversal_of_event ?? e.reversal_of_event_id ?? e.reverses),
    );
    const counted = (status: string) => status === "approved" || status === "locked";
    const fundEvents = events.flatMap(({ id, type, date, amount, status }): FundEvent[] => {
      const kind = EVENT_KINDS[type];
      const isReversed = id !== undefined && reversed.has(id);
      return kind === undefined || isReversed || !counted(status) ? [] : [{ kind, date, amount }];
    });
    const fundMarks = marks.flatMap((mark): FundMark[] => {
      const holding = mark.company ?? mark.company_id;
      const named = holding === undefined ? null : String(holding);
      return counted(mark.status) ? [{ holding: named, date: mark.mark_date, value: mark.fair_value }] : [];
    });
    const totals = fundPosition(fundEvents, fundMarks, { asOf: as_of, recallable: "reducesPaidIn" });
    return { ...totalsFields(totals), ...multipleFields(totals) };
  },
});

const reportedFund = z.strictObject({
  fund: documented,
  plan: documented,
  vintage: z.number().int().optional(),
  paid_in_musd: z.number(),
  distributed_musd: z.number(),
  nav_musd: z.number(),
});
const reportedMultiplesCase = caseKind({
  name: "multiples of reported funds",
  input: z.strictObject({ as_of: date.optional(), funds: z.array(reportedFund) }),
  compute({ funds }) {
    const all = funds.map(({ paid_in_musd, distributed_musd, nav_musd }) =>
      multiples({ paidIn: paid_in_musd, distributed: distributed_musd, nav: nav_musd }),
    );
    const values = (name: "dpi" | "rvpi" | "tvpi") => all.map((fund): Measured["value"] => fund[name].value);
    const [dpi, rvpi, tvpi] = [values("dpi"), values("rvpi"), values("tvpi")];
    return { reported_tvpi: tvpi, reported_dpi: dpi, reported_rvpi: rvpi, tvpi, dpi, rvpi };
  },
});

const pacingCase = caseKind({
  name: "Takahashi-Alexander projection",
  input: z.strictObject({
    commitment: z.number(),
    life_years: z.number().int(),
    bow: z.number(),
    growth: z.number(),
    yield: z.number(),
    contribution_rates: numbers,
    contribution_rate_after_list: z.literal("last one").optional(),
    contribution: z
      .literal("rate x (commitment - paid in so far), at year end, no growth in its first year")
      .optional(),
    distribution: z
      .literal("max(yield, (t/life)^bow) x NAV of last year x (1 + growth); rate 1 in the last year")
      .optional(),
    last_year_contribution: z.literal("still called; it is the NAV left at the end").optional(),
    fees: z.union([
      z.literal("off"),
      z.strictObject({
        rate_on_commitment: z.number(),
        years: z.number().int(),
        taken: z.literal("from NAV at year end; not part of contributions; never more than the NAV").optional(),
      }),
    ]),
  }),
  compute({ fees, ...input }) {
    const projection = pacingProjection({
      commitment: input.commitment,
      lifeYears: input.life_years,
      bow: input.bow,
      growth: input.growth,
      yield: input.yield,
      contributionRates: input.contribution_rates,
      fees: fees === "off" ? null : { rateOnCommitment: fees.rate_on_commitment, years: fees.years },
    });
    return {
      years: projection.years.map(({ distributionRate, ...year }) => ({
        ...year,
        distribution_rate: distributionRate,
      })),
      peak_nav_year: projection.peakNavYear,
      first_year_dpi_at_least_1: projection.firstYearDpiAtLeastOne,
      final_dpi: projection.finalDpi,
      final_tvpi: projection.finalTvpi,
      deepest_net_cash_flow: projection.deepestNetFlow.amount,
      deepest_net_cash_flow_year: projection.deepestNetFlow.year,
    };
  },
});

const privateSegment = z.strictObject({
  segment: z.string(),
  portfolio_paid_in: z.number(),
  portfolio_distributed: z.number(),
  portfolio_nav: z.number(),
  benchmark_paid_in: z.number(),
  benchmark_distributed: z.number(),
  benchmark_nav: z.number(),
});
const privateBrinsonCase = caseKind({
  name: "private-capital attribution",
  input: z.strictObject({
    measure: z.literal("total value to paid-in of pooled flows"),
    weights: z.literal("share of paid-in capital"),
    allocation: z.literal("(wp - wb) x (benchmark multiple of the segment - total benchmark multiple)"),
    selection: z.literal("wp x (portfolio multiple - benchmark multiple); 0 for a segment not held"),
    segments: z.array(privateSegment),
  }),
  compute({ segments }) {
    const result = privateBrinson(
      segments.map((s) => ({
        name: s.segment,
        portfolio: { paidIn: s.portfolio_paid_in, distributed: s.portfolio_distributed, nav: s.portfolio_nav },
        benchmark: { paidIn: s.benchmark_paid_in, distributed: s.benchmark_distributed, nav: s.benchmark_nav },
      })),
    );
    return {
      portfolio_multiple: result.portfolioMultiple,
      benchmark_multiple: result.benchmarkMultiple,
      difference: result.difference,
      allocation_total: result.allocation,
      selection_total: result.selection,
      segments: result.segments.map((segment) => ({
        segment: segment.name,
        portfolio_multiple: segment.portfolioMultiple,
        benchmark_multiple: segment.benchmarkMultiple,
        allocation: segment.allocation,
        selection: segment.selection,
      })),
    };
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
  investorReportCase,
  reportedMultiplesCase,
  pacingCase,
  privateBrinsonCase,
];

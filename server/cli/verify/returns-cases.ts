import { z } from "zod";
import { annualizedByDays, annualizedByPeriods, annualizedReturn } from "@/server/core/returns/annualize";
import { dayCountNamed, yearFraction } from "@/server/core/returns/calendar/day-count";
import {
  datedRateOfReturn,
  type MoneyWeightedReturn,
  PLAUSIBLE_RATES,
  periodicRateOfReturn,
} from "@/server/core/returns/internal-rate-of-return";
import { linkedModifiedDietz, modifiedDietz } from "@/server/core/returns/modified-dietz";
import {
  datedFutureValue,
  datedPresentValue,
  modifiedInternalRate,
  netFutureValue,
  netPresentValue,
} from "@/server/core/returns/net-present-value";
import type { ValuedPeriod } from "@/server/core/returns/period-flows";
import { timeWeightedReturn } from "@/server/core/returns/time-weighted-return";
import { type CaseKind, caseKind, type Judge } from "./case-kind";
import { calendarDate as date, dayCount } from "./case-text";

const amounts = z.array(z.number());
const documented = z.string().optional();

/** Fields that quote another program, for the reader: the value that the product must reach stands beside them. */
const peerQuotes = ["xirr_peer", "peer_xirr", "peer_status"];

const STATUS = { unique: "unique", severalRoots: "multiple", notMeaningfulBelowOneYear: "unique" } as const;

/**
 * The answer in the words of the cases, with an annual rate also below one year, as their peers give it. Cases that
 * name their search domain ask for the roots inside it, which is the product's range of plausible rates.
 */
function rootFields(result: MoneyWeightedReturn, name: "irr" | "xirr", fields: readonly string[]) {
  const within = fields.includes("root_search_domain");
  const rates = within ? result.plausibleRates : result.rates;
  const found = rates.length > 0;
  const status = () => {
    if (result.kind === "noRoot" && result.because === "noSignChange") return "invalid-no-sign-change";
    if (!found || result.kind === "noRoot") return "none";
    return result.kind === "notMeaningfulBelowOneYear" && result.ambiguous ? "multiple" : STATUS[result.kind];
  };
  const rate = found ? rateOf(result) : null;
  return {
    [name]: rate,
    [`${name}_peer`]: rate,
    all_real_roots: rates,
    root_count: rates.length,
    root_search_domain: [PLAUSIBLE_RATES.lowest, PLAUSIBLE_RATES.highest],
    status: status(),
  };
}

const rateOf = (result: MoneyWeightedReturn) =>
  result.kind === "notMeaningfulBelowOneYear" ? result.annualRate : result.rate;

/** What a present value may miss zero by, as a share of all flows' sizes discounted, where a case expects no rate. */
const ROUNDING_SHARE = 1e-9;

/**
 * A rate also passes when it makes the flows worth nothing to the money tolerance of the case (so does one that a peer
 * missed: the examples' README asks not to require "no rate" of a case that has one), or when the product says that
 * there are several and the expected one is among them.
 */
const rootJudge: Judge = (expected, got, tolerance, answer) => {
  if (typeof got !== "number" || (typeof expected !== "number" && expected !== null)) return false;
  const close = (a: number, b: number) => Math.abs(a - b) <= (tolerance.abs ?? 0) + (tolerance.rel ?? 0) * Math.abs(b);
  const roots = answer.all_real_roots;
  const ambiguous = answer.status === "multiple" && Array.isArray(roots);
  if (expected !== null && ambiguous && roots.some((root) => close(root, expected))) return true;
  const value = answer.presentValueAt;
  if (typeof value !== "function") return false;
  const { net, gross } = value(got);
  const allowed = Math.max(tolerance.present_value_abs ?? 0, expected === null ? ROUNDING_SHARE * gross : 0);
  return allowed > 0 && Math.abs(net) <= allowed;
};

const dated = { dates: z.array(date), amounts };

const xirrCase = caseKind({
  name: "xirr",
  input: z.strictObject({ method: z.literal("xirr"), day_count: dayCount.optional(), sign: documented, ...dated }),
  documentation: peerQuotes,
  judges: { xirr: rootJudge },
  compute(input, { fields }) {
    const { dates, amounts, day_count } = input;
    const result = datedRateOfReturn(dates, amounts, day_count);
    const otherYears = fields.flatMap((field) => {
      const convention = /^(peer_|published_)?xirr_.+$/.test(field) ? dayCountNamed(conventionIn(field)) : null;
      return convention === null ? [] : [[field, rateOf(datedRateOfReturn(dates, amounts, convention))]];
    });
    return {
      ...rootFields(result, "xirr", fields),
      ...Object.fromEntries(otherYears),
      presentValueAt: (rate: number) => ({
        net: datedPresentValue(rate, dates, amounts, { dayCount: day_count ?? "ACT/365F" }),
        gross: datedPresentValue(rate, dates, amounts.map(Math.abs), { dayCount: day_count ?? "ACT/365F" }),
      }),
    };
  },
});

/** `xirr_act_365_25`, `xirr_365_25`, `peer_xirr_365_25` -> `act/365.25`. */
const conventionIn = (field: string) => {
  const text = field
    .replace(/^(peer_|published_)?xirr_/, "")
    .replace(/_peer$/, "")
    .replace(/_?365_25/, "_365.25")
    .replace(/^_/, "");
  return /^\d/.test(text) && !text.startsWith("30") ? `act/${text}` : text.replace("_", "/");
};

const irrCase = caseKind({
  name: "irr",
  input: z.strictObject({ method: z.literal("irr"), sign: documented, period: documented, amounts }),
  documentation: peerQuotes,
  judges: { irr: rootJudge, irr_peer: rootJudge },
  compute: (input, { fields }) => rootFields(periodicRateOfReturn(input.amounts), "irr", fields),
});

const rate = z.number();
const npvCase = caseKind({
  name: "npv",
  input: z.strictObject({ method: z.literal("npv"), rate, first_flow_period: z.number().int(), amounts }),
  compute: (input) => ({ npv: netPresentValue(input.rate, input.amounts, input.first_flow_period) }),
});

/** As pyxirr counts: after `nper` periods, the first flow at the end of period 1 unless the case says otherwise. */
const nfvCase = caseKind({
  name: "nfv",
  input: z.strictObject({
    method: z.literal("nfv"),
    rate,
    amounts,
    nper: z.number().optional(),
    periods: z.number().optional(),
    first_flow_period: z.number().int().optional(),
  }),
  compute({ rate, amounts, nper, periods, first_flow_period = 1 }) {
    const last = periods ?? nper;
    return { nfv: netFutureValue(rate, amounts, last === undefined ? undefined : last - first_flow_period) };
  },
});

const xnpvCase = caseKind({
  name: "xnpv",
  input: z.strictObject({
    method: z.literal("xnpv"),
    rate,
    day_count: dayCount.optional(),
    base_date: z
      .union([date, z.enum(["earliest date in dates", "earliest date", "first date in dates", "first date"])])
      .optional(),
    ...dated,
  }),
  compute({ rate, dates, amounts, day_count = "ACT/365F", base_date = "earliest date" }) {
    const at = base_date.startsWith("earliest") ? undefined : base_date.startsWith("first") ? dates[0] : base_date;
    return { xnpv: datedPresentValue(rate, dates, amounts, { dayCount: day_count, at }) };
  },
});

const xnfvCase = caseKind({
  name: "xnfv",
  input: z.strictObject({
    method: z.literal("xnfv"),
    rate,
    day_count: dayCount.optional(),
    base_date: z.enum(["latest date in dates", "latest date"]).optional(),
    ...dated,
  }),
  compute: ({ rate, dates, amounts, day_count }) => ({ xnfv: datedFutureValue(rate, dates, amounts, day_count) }),
});

const mirrCase = caseKind({
  name: "mirr",
  input: z.strictObject({ method: z.literal("mirr"), finance_rate: rate, reinvest_rate: rate, amounts }),
  compute: ({ amounts, finance_rate, reinvest_rate }) => ({
    mirr: modifiedInternalRate(amounts, { financeRate: finance_rate, reinvestRate: reinvest_rate }).value,
  }),
});

const yearFractionCase = caseKind({
  name: "year fraction",
  input: z.strictObject({ method: z.literal("year_fraction"), start: date, end: date }),
  compute: ({ start, end }, { fields }) =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const convention = dayCountNamed(field);
        return convention === null ? [] : [[field, yearFraction(start, end, convention)]];
      }),
    ),
});

const valuedPeriod = {
  start_date_inclusive: date,
  end_date_inclusive: date,
  start_value: z.number(),
  end_value: z.number(),
  flow_timing: z
    .enum(["beginning-of-day", "end-of-day"])
    .transform((timing) => (timing === "end-of-day" ? ("endOfDay" as const) : ("beginningOfDay" as const))),
  flows: z.array(z.strictObject({ date, amount: z.number() })),
};
const valuations = z.array(z.strictObject({ date, value: z.number() }));
type ValuedPeriodInput = z.infer<z.ZodObject<typeof valuedPeriod>>;

const periodOf = (input: ValuedPeriodInput): ValuedPeriod => ({
  firstDay: input.start_date_inclusive,
  lastDay: input.end_date_inclusive,
  startValue: input.start_value,
  endValue: input.end_value,
  flows: input.flows,
  flowTiming: input.flow_timing,
});

const modifiedDietzCase = caseKind({
  name: "Modified Dietz",
  input: z.strictObject({ method: z.literal("modified_dietz"), ...valuedPeriod }),
  compute: (input) => ({ modified_dietz: modifiedDietz(periodOf(input)).value }),
});

const timeWeightedCase = caseKind({
  name: "true time-weighted return",
  input: z.strictObject({ method: z.enum(["true_twr", "twr"]), ...valuedPeriod, valuations: valuations.optional() }),
  compute: (input) => ({ twr: timeWeightedReturn(periodOf(input), input.valuations ?? []).value }),
});

const linkedDietzCase = caseKind({
  name: "linked Modified Dietz",
  input: z.strictObject({
    method: z.enum(["linked_modified_dietz", "linked_dietz", "linked_modified_dietz_twr"]),
    ...valuedPeriod,
    valuations: valuations.optional(),
    large_flow_level: z.number().positive().nullable().optional(),
    large_flow_level_percent: z.number().positive().optional(),
  }),
  compute(input) {
    const percent = input.large_flow_level_percent;
    const largeFlowShare = input.large_flow_level ?? (percent === undefined ? null : percent / 100);
    const value = linkedModifiedDietz(periodOf(input), input.valuations ?? [], { largeFlowShare }).value;
    return { linked_modified_dietz: value, linked_dietz: value, twr: value };
  },
});

const span = z.strictObject({ start_inclusive: date, end_inclusive: date });
const annualiseByDaysCase = caseKind({
  name: "annualise by exact days",
  input: z.strictObject({
    method: z.enum(["annualise", "annualize"]),
    cumulative: z.union([z.number(), z.array(z.number())]),
    rule: z.literal("only if over one year; day-accurate"),
    periods: z.array(span),
  }),
  compute({ cumulative, periods }) {
    const rates = periods.map(({ start_inclusive, end_inclusive }, i) => {
      const total = typeof cumulative === "number" ? cumulative : cumulative[i];
      return total === undefined ? undefined : annualizedByDays(total, start_inclusive, end_inclusive).value;
    });
    return { annualised: rates, annualized: rates };
  },
});

const annualiseByPeriodsCase = caseKind({
  name: "annualise by periods",
  input: z.strictObject({
    method: z.enum(["annualise", "annualize"]),
    cumulative: z.number(),
    rule: z.enum(["by periods", "by periods (12 / n)", "by periods (scale / n)", "by periods; only if over one year"]),
    periods: z.number().positive(),
    periods_per_year: z.number().positive(),
  }),
  compute({ cumulative, rule, periods, periods_per_year }) {
    const rate =
      rule === "by periods; only if over one year"
        ? annualizedReturn(cumulative, periods / periods_per_year).value
        : annualizedByPeriods(cumulative, periods, periods_per_year).value;
    return { annualised: rate, annualized: rate };
  },
});

export const returnsCases: CaseKind[] = [
  xirrCase,
  irrCase,
  npvCase,
  nfvCase,
  xnpvCase,
  xnfvCase,
  mirrCase,
  yearFractionCase,
  modifiedDietzCase,
  timeWeightedCase,
  linkedDietzCase,
  annualiseByDaysCase,
  annualiseByPeriodsCase,
];

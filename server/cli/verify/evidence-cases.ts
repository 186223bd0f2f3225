import { z } from "zod";
import { probabilityOfAtMost } from "@/server/core/evidence/hit-probability";
import { imitationBound } from "@/server/core/evidence/imitation-bound";
import { lossBand } from "@/server/core/evidence/loss-band";
import { compoundLossProbability, lossProbability } from "@/server/core/evidence/loss-probability";
import { minimumTrackRecord } from "@/server/core/evidence/probabilistic-sharpe";
import { probabilityAbove, skillPosterior } from "@/server/core/evidence/skill-posterior";
import {
  powerEstimatedVolatility,
  powerKnownVolatility,
  yearsToPower,
  yearsToT,
} from "@/server/core/evidence/years-needed";
import { manipulationProofPerformance } from "@/server/core/risk/manipulation-proof";
import { type CaseKind, caseKind } from "./case-kind";
import { numberInName } from "./case-series";

const numbers = z.array(z.number());
const oneOrMany = z.union([z.number(), numbers]);
const listOf = (value: number | number[]): number[] => (Array.isArray(value) ? value : [value]);

const lossTable = caseKind({
  name: "probability of loss",
  input: z.strictObject({
    model: z.literal("sum of independent normal annual excess returns; loss = sum below 0"),
    sharpe_ratios_per_year: numbers,
    years: numbers,
  }),
  compute: ({ sharpe_ratios_per_year, years }) => ({
    probability_of_loss: sharpe_ratios_per_year.map((ratio) => years.map((time) => lossProbability(ratio, time))),
  }),
});

const compoundLoss = caseKind({
  name: "probability of a compounded loss",
  input: z.strictObject({
    model: z.literal(
      "lognormal wealth: log excess return per year normal with mean drift - volatility^2/2 and sd volatility; loss = final wealth below start",
    ),
    drift: oneOrMany,
    volatility: oneOrMany,
    years: numbers,
  }),
  compute: ({ drift, volatility, years }) => ({
    probability_of_loss: listOf(drift).flatMap((mean) =>
      listOf(volatility).map((sd) => years.map((time) => compoundLossProbability(mean, sd, time))),
    ),
  }),
});

const sided = z.enum(["one-sided", "two-sided"]);
const testInput = {
  significance: z.number(),
  sided,
  information_ratio_per_year: z.number().optional(),
  information_ratios_per_year: numbers.optional(),
};

/** A figure per information ratio: a table for a list of them, a row for one. */
function byRatio<T>(
  input: { information_ratio_per_year?: number | undefined; information_ratios_per_year?: number[] | undefined },
  row: (ratio: number) => T,
): T | T[] | undefined {
  if (input.information_ratios_per_year !== undefined) return input.information_ratios_per_year.map(row);
  return input.information_ratio_per_year === undefined ? undefined : row(input.information_ratio_per_year);
}

const powerNormal = caseKind({
  name: "power, volatility known",
  input: z.strictObject({
    ...testInput,
    test: z.literal("t = IR x sqrt(years) against the normal quantile, volatility known"),
    years: numbers,
    observations_per_year: z.number().optional(),
  }),
  compute: ({ years, ...test }) => ({
    power: byRatio(test, (ratio) => years.map((time) => powerKnownVolatility(ratio, time, test))),
  }),
});

const powerStudent = caseKind({
  name: "power, volatility estimated",
  input: z.strictObject({
    ...testInput,
    test: z.literal("t-test with estimated volatility, non-central t"),
    years: numbers,
    observations_per_year: z.number(),
  }),
  compute: ({ years, observations_per_year, ...test }) => ({
    power: byRatio(test, (ratio) =>
      years.map((time) => powerEstimatedVolatility(ratio, time, observations_per_year, test).value),
    ),
  }),
});

const yearsTable = caseKind({
  name: "years needed",
  input: z.strictObject({
    ...testInput,
    t_statistic: z.number(),
    power: z.number(),
    t_equals: z.literal("IR x sqrt(years)"),
  }),
  compute: ({ t_statistic, power, t_equals: _definition, ...test }) => ({
    years_to_t: byRatio(test, (ratio) => yearsToT(ratio, t_statistic).value),
    years_to_power: byRatio(test, (ratio) => yearsToPower(ratio, power, test).value),
  }),
});

const band = caseKind({
  name: "loss band",
  input: z.strictObject({
    model: z.literal(
      "independent normal returns, no autocorrelation, sum of returns (no compounding), start at a new high",
    ),
    sharpe_ratio_per_year: z.number(),
    volatility_per_year: z.number(),
    confidence: z.number(),
    band: z.literal("lower quantile mean x t - z x volatility x sqrt(t)").optional(),
    years: numbers.optional(),
  }),
  compute({ sharpe_ratio_per_year, volatility_per_year, confidence, years }) {
    const found = lossBand(sharpe_ratio_per_year, volatility_per_year, confidence);
    return {
      maximum_loss: found.maximumLoss.value,
      years_to_bottom: found.yearsToBottom.value,
      years_to_recovery_from_bottom: found.yearsToRecoveryFromBottom.value,
      years_under_water: found.yearsUnderWater.value,
      band: years?.map((time) => found.at(time)),
    };
  },
});

const trackRecord = caseKind({
  name: "minimum track record by frequency",
  input: z.strictObject({
    sharpe_ratio_per_year: z.number(),
    benchmark_sharpe_ratio_per_year: z.number(),
    confidence: z.number(),
    per_period_sharpe: z.literal("yearly figure / sqrt(periods_per_year)"),
    kurtosis_is: z.literal("full (normal = 3), of the period returns"),
    frequencies: z.array(
      z.strictObject({ periods_per_year: z.number().positive(), skewness: z.number(), kurtosis: z.number() }),
    ),
  }),
  compute: ({ sharpe_ratio_per_year, benchmark_sharpe_ratio_per_year, confidence, frequencies }) => ({
    frequencies: frequencies.map(({ periods_per_year, skewness, kurtosis }) => {
      const root = Math.sqrt(periods_per_year);
      const observed = { sharpeRatio: sharpe_ratio_per_year / root, skewness, kurtosis };
      const { value } = minimumTrackRecord(observed, benchmark_sharpe_ratio_per_year / root, confidence);
      return { observations: value, years: value === null ? null : value / periods_per_year };
    }),
  }),
});

const posterior = caseKind({
  name: "posterior of skill",
  input: z.strictObject({
    prior_mean_information_ratio: z.number(),
    prior_sd: z.number(),
    observed_information_ratio_per_year: z.number(),
    standard_error: z.literal("1 / sqrt(years)"),
    years: numbers,
    thresholds: numbers,
  }),
  compute(
    { prior_mean_information_ratio, prior_sd, observed_information_ratio_per_year, years, thresholds },
    { below },
  ) {
    const prior = { mean: prior_mean_information_ratio, standardDeviation: prior_sd };
    const intervals = below("records").flatMap((name) => /^interval_(\d+(?:_\d+)?)$/.exec(name)?.[1] ?? []);
    return {
      records: years.map((time) => {
        const at = (confidence: number) =>
          skillPosterior(prior, observed_information_ratio_per_year, 1 / Math.sqrt(time), confidence);
        const found = at(0.95);
        return {
          years: time,
          posterior_mean: found.mean,
          posterior_sd: found.standardDeviation,
          probability_above: thresholds.map((threshold) => probabilityAbove(found, threshold)),
          weight_of_record: found.weightOfRecord,
          ...Object.fromEntries(
            intervals.map((percent) => {
              const { lower, upper } = at(numberInName(percent) / 100).interval;
              return [`interval_${percent}`, [lower, upper]];
            }),
          ),
        };
      }),
    };
  },
});

const hits = caseKind({
  name: "hits among independent deals",
  input: z.strictObject({
    model: z.literal("independent deals"),
    hit_probability: z.number(),
    deals: z.array(z.number().int()),
    probability_at_most: z.string().regex(/^\d+(, \d+)*( and \d+)? hits?$/),
  }),
  compute({ hit_probability, deals, probability_at_most }) {
    const limits = (probability_at_most.match(/\d+/g) ?? []).map(Number);
    return {
      records: deals.map((count) => ({
        deals: count,
        probability_of_none: probabilityOfAtMost(0, count, hit_probability),
        expected_hits: count * hit_probability,
        probability_at_most: limits.map((limit) => probabilityOfAtMost(limit, count, hit_probability)),
      })),
    };
  },
});

const imitation = caseKind({
  name: "imitation of skill",
  input: z.strictObject({
    model: z.literal(
      "unskilled manager fakes excess by fair tail bets; success probability at most 1/(1 + total excess)",
    ),
    yearly_excess: numbers,
    years: numbers,
    total_excess: z.literal("(1 + yearly excess)^years - 1"),
  }),
  compute({ yearly_excess, years }) {
    const table = yearly_excess.map((excess) => years.map((time) => imitationBound(excess, time)));
    return {
      total_excess: table.map((row) => row.map(({ totalExcess }) => totalExcess)),
      success_probability_bound: table.map((row) => row.map(({ probability }) => probability)),
    };
  },
});

const manipulationProof = caseKind({
  name: "manipulation-proof performance of listed returns",
  input: z.strictObject({
    returns: numbers,
    risk_free_per_period: oneOrMany,
    rho: z.number(),
    periods_per_year: z.number(),
    formula: z
      .literal(
        "ln(mean(((1+r)/(1+rf))^(1-rho))) x periods_per_year / (1-rho); at rho = 1 the mean log excess x periods_per_year; undefined if any 1+r <= 0",
      )
      .optional(),
  }),
  compute: ({ returns, risk_free_per_period, periods_per_year, rho }) => ({
    mppm: manipulationProofPerformance(returns, risk_free_per_period, periods_per_year, rho).value,
  }),
});

/** evidence.json, its pacing cases aside. */
export const evidenceCases: readonly CaseKind[] = [
  lossTable,
  compoundLoss,
  powerNormal,
  powerStudent,
  yearsTable,
  band,
  trackRecord,
  posterior,
  hits,
  imitation,
  manipulationProof,
];

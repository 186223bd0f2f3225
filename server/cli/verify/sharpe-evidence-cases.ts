import { z } from "zod";
import {
  deflatedSharpe,
  EULER_GAMMA,
  expectedMaximumOfTrials,
  expectedMaximumSharpe,
  minimumTrackRecord,
  type ObservedSharpe,
  probabilisticSharpe,
} from "@/server/core/evidence/probabilistic-sharpe";
import { distributionShape } from "@/server/core/risk/distribution-shape";
import { sharpeRatioPerPeriod } from "@/server/core/risk/sharpe-ratio";
import { type CaseKind, type CaseQuestion, caseKind } from "./case-kind";
import { caseSeries, numberInName, seriesInput } from "./case-series";
import { UnsupportedCaseError } from "./unsupported-case-error";

/** Probabilistic Sharpe ratio and its kin by the names that carry their numbers. */
function sharpeEvidence(observed: ObservedSharpe, periods: number, fields: CaseQuestion["fields"]) {
  const normal = { ...observed, kurtosis: 3 };
  const shapeFor = (suffix: string | undefined) => (suffix === undefined ? observed : normal);
  const records = fields.map((name) => /^min_track_record_vs_(\d+(?:_\d+)?)_at_(\d+(?:_\d+)?)$/.exec(name));
  const [, benchmark = "0", confidence = "95"] = records.find((record) => record !== null) ?? [];
  const recordOf = (shape: ObservedSharpe, vs: string, at: string) =>
    minimumTrackRecord(shape, numberInName(vs), numberInName(at) / 100).value;
  return Object.fromEntries(
    fields.flatMap((name) => {
      const psr = /^psr_vs_(\d+(?:_\d+)?)(_kurtosis_set_to_3)?$/.exec(name);
      if (psr) return [[name, probabilisticSharpe(shapeFor(psr[2]), periods, numberInName(psr[1]!)).value]];
      const record = /^min_track_record_vs_(\d+(?:_\d+)?)_at_(\d+(?:_\d+)?)(_kurtosis_set_to_3)?$/.exec(name);
      if (record) return [[name, recordOf(shapeFor(record[3]), record[1]!, record[2]!)]];
      if (name === "min_track_record_kurtosis_set_to_3") return [[name, recordOf(normal, benchmark, confidence)]];
      const deflated = /^dsr_(\d+)_trials_own_variance(_kurtosis_set_to_3)?$/.exec(name);
      return deflated ? [[name, deflatedSharpe(shapeFor(deflated[2]), periods, Number(deflated[1])).value]] : [];
    }),
  );
}

const probabilisticOfSeries = caseKind({
  name: "probabilistic Sharpe ratio of a series",
  input: z.strictObject({
    ...seriesInput,
    sharpe_std_dev: z.literal("sample (n-1)"),
    skew_kurt: z.literal("population moments, kurtosis 3 for a normal"),
    dsr_variance: z.literal("(1 - g3 SR + (g4-1)/4 SR^2)/(n-1) unless given").optional(),
  }),
  compute({ column, sharpe_std_dev: _sd, skew_kurt: _moments, dsr_variance: _variance, ...input }, question) {
    const { columns } = caseSeries(question.files, { ...input, columns: [column] });
    const returns = columns[column]!;
    const sharpe = sharpeRatioPerPeriod(returns).value;
    const shape = distributionShape(returns);
    if (sharpe === null || shape.skewness.value === null || shape.kurtosis.value === null) {
      throw new UnsupportedCaseError(`${column} has no Sharpe ratio`);
    }
    const observed = { sharpeRatio: sharpe, skewness: shape.skewness.value, kurtosis: shape.kurtosis.value };
    return {
      sharpe_period: sharpe,
      skewness: observed.skewness,
      kurtosis: observed.kurtosis,
      ...sharpeEvidence(observed, returns.length, question.fields),
    };
  },
});

/** Sharpe ratios of the trials, under the names that tools give the list. */
const trialRatios = {
  sharpe_estimates: z.array(z.number()).optional(),
  sr_estimates: z.array(z.number()).optional(),
  trial_sharpes: z.array(z.number()).optional(),
};

const probabilisticOfMoments = caseKind({
  name: "probabilistic Sharpe ratio of given moments",
  input: z.strictObject({
    observed_sharpe: z.number(),
    benchmark_sharpe: z.number().optional(),
    n: z.number().optional(),
    skewness: z.number().optional(),
    kurtosis: z.number().optional(),
    confidence: z.number().optional(),
    trials: z.number().optional(),
    trials_std: z.number().optional(),
    trials_std_dev: z.enum(["population", "population (n)"]).optional(),
    ...trialRatios,
  }),
  compute({ observed_sharpe, benchmark_sharpe = 0, n, skewness = 0, kurtosis = 3, confidence, ...given }) {
    const observed = { sharpeRatio: observed_sharpe, skewness, kurtosis };
    const ratios = given.sharpe_estimates ?? given.sr_estimates ?? given.trial_sharpes;
    const best = ratios === undefined ? undefined : expectedMaximumOfTrials(ratios);
    const deflated = () => {
      if (n === undefined) return {};
      if (best !== undefined) return { dsr: probabilisticSharpe(observed, n, best).value, expected_max: best };
      return given.trials === undefined
        ? {}
        : { dsr: deflatedSharpe(observed, n, given.trials, given.trials_std).value };
    };
    return {
      ...(n === undefined ? {} : { psr: probabilisticSharpe(observed, n, benchmark_sharpe).value }),
      ...(confidence === undefined && n !== undefined
        ? {}
        : { min_track_record: minimumTrackRecord(observed, benchmark_sharpe, confidence).value }),
      ...deflated(),
    };
  },
});

const expectedMaximum = caseKind({
  name: "expected maximum Sharpe ratio",
  input: z.strictObject({
    trials: z.union([z.number(), z.array(z.number())]),
    mean: z.number(),
    std: z.number(),
    euler_gamma: z
      .number()
      .refine((value) => Math.abs(value - EULER_GAMMA) < 1e-9)
      .optional(),
  }),
  compute({ trials, mean, std }) {
    const of = (count: number) => expectedMaximumSharpe(count, std, mean);
    return { expected_max: Array.isArray(trials) ? trials.map(of) : of(trials) };
  },
});

/** What a Sharpe ratio proves. */
export const sharpeEvidenceCases: readonly CaseKind[] = [
  probabilisticOfSeries,
  probabilisticOfMoments,
  expectedMaximum,
];

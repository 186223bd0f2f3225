import { z } from "zod";
import { overfittingProbability } from "@/server/core/evidence/backtest-overfitting";
import { loScalingFactor, loSharpeRatio } from "@/server/core/evidence/lo-sharpe";
import { unsmoothGeltner } from "@/server/core/evidence/unsmooth-geltner";
import { smoothingProfile } from "@/server/core/evidence/unsmooth-getmansky";
import { sharpeRatio, sharpeRatioPerPeriod } from "@/server/core/risk/sharpe-ratio";
import { excessReturns } from "@/server/core/risk/usable-returns";
import { volatility } from "@/server/core/risk/volatility";
import { type LinearRegression, linearRegression } from "@/server/core/statistics/linear-regression";
import {
  automaticLag,
  neweyWestErrors,
  type RobustErrors,
  whiteErrors,
} from "@/server/core/statistics/robust-covariance";
import { autocorrelations, jarqueBera, ljungBox } from "@/server/core/statistics/serial-correlation";
import { type CaseKind, caseKind } from "./case-kind";
import { caseSeries, seriesInput } from "./case-series";
import { sharpeEvidenceCases } from "./sharpe-evidence-cases";

const neweyWestText = {
  kernel: z.literal("Bartlett, weights 1 - l/(L+1)").optional(),
  small_sample_factor: z.literal("n/(n-k) on the covariance for hac_small_sample").optional(),
};

/** `lag3`, `white_hc0` and the automatic lag: errors of a regression that stand up to correlation and unequal variance. */
function robustFields(
  regression: LinearRegression,
  fields: readonly string[],
  shown: (errors: RobustErrors) => Record<string, number>,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((name): [string, unknown][] => {
      const lag = /^lag(\d+)$/.exec(name)?.[1];
      if (lag !== undefined) {
        const plain = neweyWestErrors(regression, Number(lag));
        const small = neweyWestErrors(regression, Number(lag), { smallSample: true });
        return [[name, { hac: shown(plain), hac_small_sample: shown(small) }]];
      }
      const variant = z.enum(["HC0", "HC1", "HC2", "HC3"]).safeParse(/^white_(hc\d)$/.exec(name)?.[1]?.toUpperCase());
      if (variant.success) return [[name, shown(whiteErrors(regression, variant.data))]];
      return name === "auto_lag_floor_4_n100_2_9" ? [[name, automaticLag(regression.residuals.length)]] : [];
    }),
  );
}

const neweyWestMean = caseKind({
  name: "Newey-West error of a mean",
  input: z.strictObject({ ...seriesInput, ...neweyWestText }),
  compute({ column, kernel: _kernel, small_sample_factor: _factor, ...input }, { files, fields }) {
    const { columns } = caseSeries(files, { ...input, columns: [column] });
    const regression = linearRegression(columns[column]!, []);
    const shown = ({ standardErrors, tStatistics }: RobustErrors) => ({
      standard_error: standardErrors[0]!,
      t: tStatistics[0]!,
    });
    return {
      ols: {
        mean: regression.coefficients[0],
        se: regression.standardErrors[0],
        t: regression.tStatistics[0],
        residual_std_error: regression.residualStandardError,
      },
      ...robustFields(regression, fields, shown),
    };
  },
});

const neweyWestCapm = caseKind({
  name: "Newey-West errors of alpha and beta",
  input: z.strictObject({
    ...seriesInput,
    ...neweyWestText,
    benchmark_column: z.string(),
    risk_free_column: z.string().nullish(),
  }),
  compute(
    { column, benchmark_column, risk_free_column, kernel: _kernel, small_sample_factor: _factor, ...input },
    { files, fields },
  ) {
    const used = [column, benchmark_column, ...(risk_free_column ? [risk_free_column] : [])];
    const { columns } = caseSeries(files, { ...input, columns: used });
    const riskFree = risk_free_column ? columns[risk_free_column]! : 0;
    const regression = linearRegression(excessReturns(columns[column]!, riskFree), [
      excessReturns(columns[benchmark_column]!, riskFree),
    ]);
    const shown = ({ standardErrors, tStatistics }: RobustErrors) => ({
      se_alpha: standardErrors[0]!,
      se_beta: standardErrors[1]!,
      t_alpha: tStatistics[0]!,
      t_beta: tStatistics[1]!,
    });
    return {
      ols: {
        alpha: regression.coefficients[0],
        beta: regression.coefficients[1],
        ...shown(regression),
        r_squared: regression.rSquared,
        adjusted_r_squared: regression.adjustedRSquared,
        residual_std_error: regression.residualStandardError,
      },
      ...robustFields(regression, fields, shown),
    };
  },
});

/** Periods per year that the names speak of (`lo_eta_12`, `sqrt12_sharpe_annual`); the cases' series are monthly. */
const periodsPerYearOf = (fields: readonly string[]): number =>
  Number(fields.map((name) => /^(?:lo_eta_|sqrt)(\d+)/.exec(name)?.[1]).find((found) => found !== undefined) ?? 12);

const serialCorrelation = caseKind({
  name: "serial correlation of a series",
  input: z.strictObject({
    ...seriesInput,
    acf_denominator: z.literal("n").optional(),
    geltner: z
      .literal("(r_t - rho r_{t-1})/(1 - rho), rho = lag-1 autocorrelation of the whole series; first value dropped")
      .optional(),
  }),
  compute({ column, acf_denominator: _denominator, geltner: _geltner, ...input }, { files, fields }) {
    const { dates, columns } = caseSeries(files, { ...input, columns: [column] });
    const returns = columns[column]!;
    const perYear = periodsPerYearOf(fields);
    const unsmoothed = unsmoothGeltner(returns).value;
    const values = unsmoothed === null ? null : Array.from(unsmoothed.unsmoothed);
    const normality = jarqueBera(returns).value;
    const named = (name: string): unknown => {
      const [, what, number = ""] = /^([a-z0-9_]+?)_?(\d+)$/.exec(name) ?? [];
      const count = Number(number);
      if (what === "acf_1_to") return autocorrelations(returns, count).value;
      if (what === "ljung_box_q") return ljungBox(returns, count).value?.statistic ?? null;
      if (what === "ljung_box_p") return ljungBox(returns, count).value?.probability ?? null;
      if (what === "lo_eta") return loScalingFactor(returns, count).value;
      if (what === "geltner_first") return values?.slice(0, count) ?? null;
      if (what === "geltner_last") return values?.slice(-count) ?? null;
      return undefined;
    };
    const parameterised = fields.map((name) => [name, named(name)] as const).filter(([, value]) => value !== undefined);
    return {
      ...Object.fromEntries(parameterised),
      jarque_bera: normality?.statistic ?? null,
      jarque_bera_p: normality?.probability ?? null,
      sharpe_period: sharpeRatioPerPeriod(returns).value,
      lo_sharpe_annual: loSharpeRatio(returns, perYear).value,
      [`sqrt${perYear}_sharpe_annual`]: sharpeRatio(returns, perYear).value,
      geltner_rho: unsmoothed?.rho ?? null,
      geltner_std_dev_annualised: values === null ? null : volatility(values, perYear).value,
      ...(fields.includes("values") ? { dates: dates.slice(1), values } : {}),
    };
  },
});

const smoothing = caseKind({
  name: "smoothing weights of a series",
  input: z.strictObject(seriesInput),
  compute({ column, ...input }, { files, fields }) {
    if (!fields.includes("theta") && !fields.includes("smoothing_index")) return {};
    const { columns } = caseSeries(files, { ...input, columns: [column] });
    const profile = smoothingProfile(columns[column]!).value;
    return {
      ma_coefficients: profile?.movingAverageCoefficients ?? null,
      theta: profile?.theta ?? null,
      smoothing_index: profile?.smoothingIndex ?? null,
      log_likelihood: profile?.logLikelihood ?? null,
    };
  },
});

const overfitting = caseKind({
  name: "probability of backtest overfitting",
  input: z.strictObject({
    csv: z.string(),
    columns: z.array(z.string()).min(2),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    n: z.number().int().positive().optional(),
    blocks: z.number().int(),
    dropped_rows: z.literal("earliest n mod blocks rows"),
    criterion: z.literal("Sharpe ratio mean/std, population std"),
    overfit: z.literal("logit of out-of-sample rank/(N+1) <= 0"),
  }),
  compute({ columns: names, blocks, csv, from, to, n }, { files }) {
    const { columns } = caseSeries(files, { csv, columns: names, from, to, n });
    const found = overfittingProbability(
      names.map((name) => columns[name]!),
      blocks,
    ).value;
    return { pbo: found?.probability ?? null, splits: found?.splits ?? null };
  },
});

/** statistics.json. */
export const statisticsCases: readonly CaseKind[] = [
  neweyWestMean,
  neweyWestCapm,
  serialCorrelation,
  smoothing,
  ...sharpeEvidenceCases,
  overfitting,
];

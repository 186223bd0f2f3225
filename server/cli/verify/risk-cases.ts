import { z } from "zod";
import {
  annualizedCapture,
  captureBattingAverages,
  captureNumbers,
  cumulativeCapture,
} from "@/server/core/risk/capture";
import { manipulationProofPerformance } from "@/server/core/risk/manipulation-proof";
import { relativeRisk } from "@/server/core/risk/relative-risk";
import { sharpeRatio, sharpeRatioPerPeriod } from "@/server/core/risk/sharpe-ratio";
import { type CaseKind, caseKind } from "./case-kind";
import { caseSeries, numberInName, seriesInput } from "./case-series";
import { dailyRiskFields, plainFigure, riskFields } from "./risk-fields";

const yearlySeries = { ...seriesInput, periods_per_year: z.number().positive() };

const oneSeries = caseKind({
  name: "risk of one series",
  input: z.strictObject(yearlySeries),
  compute({ column, periods_per_year, ...input }, { files, fields }) {
    const { dates, columns } = caseSeries(files, { ...input, columns: [column] });
    return riskFields({ returns: columns[column]!, dates, periodsPerYear: periods_per_year }, fields);
  },
});

/** A risk-free return per period: a number in the file's unit, or a column of it. */
const riskFree = z.union([z.number(), z.string()]);

const againstBenchmark = caseKind({
  name: "risk against a benchmark",
  input: z.strictObject({ ...yearlySeries, benchmark: z.string(), risk_free: riskFree.nullish() }),
  compute({ column, benchmark, risk_free, periods_per_year, ...input }, { files, fields }) {
    const rate = risk_free ?? 0;
    const constant = Number.isNaN(Number(rate)) ? null : Number(rate);
    const { dates, columns } = caseSeries(files, {
      ...input,
      columns: [column, benchmark, ...(constant === null ? [String(rate)] : [])],
    });
    const returns = columns[column]!;
    const market = columns[benchmark]!;
    const free = constant ?? columns[String(rate)]!;
    const risk = relativeRisk(returns, market, periods_per_year, free);
    const capture = cumulativeCapture(returns, market);
    const numbers = captureNumbers(returns, market);
    const batting = captureBattingAverages(returns, market);
    const figures = {
      active_premium_arithmetic_of_annualised_geometric: risk.activePremium,
      tracking_error_annualised: risk.trackingError,
      information_ratio: risk.informationRatio,
      beta: risk.beta,
      beta_bull: risk.betaBull,
      beta_bear: risk.betaBear,
      alpha_period: risk.alphaPerPeriod,
      jensen_alpha_annual: risk.jensenAlpha,
      correlation: risk.correlation,
      r_squared_of_excess: risk.rSquared,
      treynor_ratio: risk.treynorRatio,
      systematic_risk: risk.systematicRisk,
      specific_risk: risk.specificRisk,
      total_risk: risk.totalRisk,
      appraisal_ratio: risk.appraisalRatio,
      m_squared: risk.mSquared,
      sharpe_annualised_geometric: sharpeRatio(returns, periods_per_year, free, "geometric"),
      sharpe_annualised_arithmetic: sharpeRatio(returns, periods_per_year, free, "arithmetic"),
      sharpe_period: sharpeRatioPerPeriod(returns, free),
      up_capture: capture.up,
      down_capture: capture.down,
      up_number: numbers.up,
      down_number: numbers.down,
      up_percent: batting.up,
      down_percent: batting.down,
      relative_cumulative: risk.relativeCumulative,
    };
    return {
      ...riskFields({ returns, dates, periodsPerYear: periods_per_year }, fields),
      ...Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, plainFigure(figure)])),
    };
  },
});

const MPPM_FORMULA = /^ln\(mean\(\(\(1\+r\)\/\(1\+rf\)\)\^\(1-rho\)\)\) \/ \(\(1-rho\)\/(\d+|periods_per_year)\)$/;

const manipulationProof = caseKind({
  name: "manipulation-proof performance of a column",
  input: z
    .strictObject({ ...yearlySeries, risk_free_column: z.string().nullish(), formula: z.string().regex(MPPM_FORMULA) })
    .refine(({ formula, periods_per_year }) =>
      [String(periods_per_year), "periods_per_year"].includes(MPPM_FORMULA.exec(formula)?.[1] ?? ""),
    ),
  compute({ column, risk_free_column, periods_per_year, formula: _formula, ...input }, { files, fields }) {
    const { columns } = caseSeries(files, {
      ...input,
      columns: [column, ...(risk_free_column ? [risk_free_column] : [])],
    });
    const series = risk_free_column ? columns[risk_free_column] : undefined;
    return Object.fromEntries(
      fields.flatMap((name) => {
        const [, rho, , constant] = /^mppm_rho(\d+(?:_\d+)?)_rf(_series|_?(\d+(?:_\d+)?))$/.exec(name) ?? [];
        const free = constant === undefined ? series : numberInName(constant);
        if (rho === undefined || free === undefined) return [];
        const figure = manipulationProofPerformance(columns[column]!, free, periods_per_year, numberInName(rho));
        return [[name, figure.value]];
      }),
    );
  },
});

const daily = caseKind({
  name: "risk of listed returns",
  input: z.strictObject({
    dates: z.array(z.iso.date()).optional(),
    returns: z.array(z.number()),
    benchmark_returns: z.array(z.number()).optional(),
    periods_per_year: z.number().positive(),
  }),
  compute({ dates = [], returns, benchmark_returns, periods_per_year }, { fields }) {
    const own = dailyRiskFields({ returns, dates, periodsPerYear: periods_per_year }, fields);
    if (benchmark_returns === undefined) return own;
    const risk = relativeRisk(returns, benchmark_returns, periods_per_year);
    const capture = annualizedCapture(returns, benchmark_returns, periods_per_year);
    return {
      ...own,
      beta: risk.beta.value,
      [`alpha_annual_compounded_${periods_per_year}`]: risk.alphaCompounded.value,
      excess_sharpe_per_day: risk.excessSharpePerPeriod.value,
      up_capture: capture.up.value,
      down_capture: capture.down.value,
    };
  },
});

/** risk.json and risk_daily.json. */
export const riskCases: readonly CaseKind[] = [oneSeries, againstBenchmark, manipulationProof, daily];

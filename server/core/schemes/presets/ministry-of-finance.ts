import type { CycleMean } from "../../pay/cycle-figure";
import { cycleWeightRule } from "../../pay/cycle-figure";
import type { SchemeDefinition, SchemeMeasure } from "../scheme-definition";
import { activeReturnCurve, plainDecision } from "./preset-parts";

/** What the notices leave open, or what may be looked at in another way. */
export interface MinistryOptions {
  /** The notice prints its formula as an image: geometric by recollection, arithmetic by the press. */
  readonly mean: CycleMean;
  /** The notice weighs scores of the sub-indicators; a blended rate is a display convenience. */
  readonly blend: "scores" | "rates";
  /** The insurer's own return on equity, or the return of the manager against the benchmark. */
  readonly of: "managerReturn" | "returnOnEquity";
}

const DEFAULTS: MinistryOptions = { mean: "geometric", blend: "scores", of: "managerReturn" };

/**
 * The appraisal of state-owned insurers in force for a fiscal year (2023: 50/50, from 2025: 30/50/20), as a scheme.
 *
 * @throws InvalidInputError noRuleInForce
 * @see 财金〔2023〕89号, 财金〔2025〕62号
 */
export function ministryScheme(fiscalYear: number, options: Partial<MinistryOptions> = {}): SchemeDefinition {
  const { mean, blend, of } = { ...DEFAULTS, ...options };
  const rule = cycleWeightRule("return_on_equity", fiscalYear);
  const parts = [
    { id: "currentYear", years: 1, weight: rule.currentYear },
    { id: "threeYears", years: 3, weight: rule.threeYear },
    { id: "fiveYears", years: 5, weight: rule.fiveYear },
  ].filter(({ weight }) => weight > 0);
  const base = {
    kind: "cycle",
    book: "whole",
    of:
      of === "managerReturn" ? { kind: "return" } : { kind: "indicator", indicator: "returnOnEquity", values: "rates" },
    mean,
    against: of === "managerReturn" ? { kind: "benchmark" } : { kind: "nothing" },
    curve: of === "managerReturn" ? activeReturnCurve : equityCurve,
  } as const satisfies Partial<SchemeMeasure>;
  const measures: SchemeMeasure[] =
    blend === "rates"
      ? [
          {
            ...base,
            id: "blend",
            weight: 1,
            parts: parts.map(({ years, weight }) => ({ years, weight })),
            curve: [...base.curve],
          },
        ]
      : parts.map(({ id, years, weight }) => ({
          ...base,
          id,
          weight,
          parts: [{ years, weight: 1 }],
          curve: [...base.curve],
        }));
  const weights = parts.map(({ weight }) => Math.round(weight * 100)).join("/");
  const notice = rule.source;
  const isDefault = mean === DEFAULTS.mean && blend === DEFAULTS.blend && of === DEFAULTS.of;
  return {
    version: 1,
    code: `mof-${rule.validFrom.slice(0, 4)}${isDefault ? "" : `-${mean}-${blend}-${of === "managerReturn" ? "return" : "equity"}`}`,
    name: {
      en: `MoF ${rule.validFrom.slice(0, 4)}: ${weights}`,
      zh: `财政部${rule.validFrom.slice(0, 4)}年：${weights}`,
    },
    description: {
      en: `Current year, three and five years at ${weights}; the figure over several years is the ${mean} mean; ${blend === "scores" ? "the scores are weighed" : "the rates are blended first"}. ${of === "managerReturn" ? "Applied here to returns against the benchmark." : "On return on equity."}`,
      zh: `当年、3年、5年按${weights}加权；多年数取${mean === "geometric" ? "几何" : "算术"}平均；${blend === "scores" ? "先评分后加权" : "先加权后评分"}。${of === "managerReturn" ? "此处用于相对基准的收益。" : "以净资产收益率计。"}`,
    },
    source: {
      title: {
        en: `Ministry of Finance notice ${notice} on state-owned commercial insurers`,
        zh: `财政部${notice}(国有商业保险公司)`,
      },
      date: rule.sourceDate,
      confidence: isDefault && rule.confidence === "high" ? "high" : "medium",
    },
    measures,
    missing: { rule: "renormalise", minimumWeight: 0.3, minimumCoverage: 1 },
    tolerance: null,
    decision: plainDecision,
  };
}

/** Return on equity from a loss of 5% to a profit of 15%; the standard values of the notice are set every year. */
const equityCurve = [
  { x: -0.05, score: 0 },
  { x: 0.05, score: 50 },
  { x: 0.15, score: 100 },
];

export const ministryOfFinance2023 = ministryScheme(2023);
export const ministryOfFinance2025 = ministryScheme(2025);

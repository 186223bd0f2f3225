import type { SpreadRow } from "@/server/core/liabilities/spread-by-horizon.ts";
import type { Measured } from "@/server/core/measured.ts";
import type { EvaluationNode, FigureInput } from "@/server/core/schemes/evaluation.ts";
import type { SourceRef } from "@/server/core/schemes/manager-record.ts";
import type { LiabilitiesView } from "@/server/services/liabilities-view.ts";

const step = (
  key: string,
  facts: EvaluationNode["facts"],
  formula: string,
  unit: EvaluationNode["unit"],
  value: Measured,
  inputs: readonly FigureInput[],
  sources: readonly SourceRef[],
): EvaluationNode => ({
  key,
  facts,
  formula,
  unit,
  value,
  inputs,
  sources,
  weight: null,
  effectiveWeight: null,
  children: [],
});

export function explainSpread(view: LiabilitiesView, row: SpreadRow): EvaluationNode {
  const quarters = view.quarters.filter(
    ({ periodEnd }) => row.from !== null && row.to !== null && periodEnd >= row.from && periodEnd <= row.to,
  );
  return step(
    "liabilitySpread",
    { horizon: row.horizon },
    "R − L,  R = Π(1 + Σ v·r ÷ Σ v)^(4 ÷ n) − 1",
    "return",
    row.spread,
    [
      { name: "bookEarned", value: row.earned.value, unit: "return" },
      { name: "liabilityCost", value: row.cost.value, unit: "return" },
      { name: "from", value: row.from, unit: "date" },
      { name: "to", value: row.to, unit: "date" },
      { name: "periods", value: String(quarters.length), unit: "text" },
      { name: "managersCounted", value: String(quarters.at(-1)?.counted ?? 0), unit: "text" },
      { name: "managersLeftOut", value: String(quarters.at(-1)?.leftOut ?? 0), unit: "text" },
    ],
    view.sources.cost,
  );
}

export function explainGap({ duration, sources }: LiabilitiesView, which: "plain" | "effective"): EvaluationNode {
  const { assets, liabilities } = duration;
  return step(
    which === "plain" ? "durationGap" : "effectiveDurationGap",
    {},
    which === "plain" ? "D(L) − D(A)" : "D(A) − D(L) · L ÷ A",
    "years",
    which === "plain" ? duration.gap : duration.effectiveGap,
    [
      { name: "assetDuration", value: assets.years.value, unit: "years" },
      { name: "liabilityDuration", value: liabilities.years.value, unit: "years" },
      { name: "totalAssets", value: assets.value, unit: "money" },
      { name: "liabilityValue", value: liabilities.value, unit: "money" },
    ],
    sources.durations,
  );
}

export function explainCap({ equityCap, sources }: LiabilitiesView): EvaluationNode {
  return step(
    "equityHeadroom",
    {},
    "cap(solvency ratio) · total assets − equity assets",
    "money",
    equityCap.headroom,
    [
      { name: "solvencyRatio", value: equityCap.solvencyRatio.value, unit: "share" },
      { name: "solvencyRatioOn", value: equityCap.solvencyRatioOn, unit: "date" },
      { name: "equityCap", value: equityCap.cap.value, unit: "share" },
      { name: "equityShare", value: equityCap.equityShare.value, unit: "share" },
    ],
    sources.cap,
  );
}

export function explainCoverage(
  { coverage, sources }: LiabilitiesView,
  which: "net" | "comprehensive",
  years: 3 | 5,
): EvaluationNode {
  const used = coverage[which].years.slice(-years);
  return step(
    "yieldCoverage",
    { which, years },
    "Σ yield ÷ Σ liability cost",
    "multiple",
    coverage[which].over[years],
    used.flatMap(({ year, yield: earned, cost }): FigureInput[] => [
      { name: String(year), value: earned, unit: "return" },
      { name: `${year} `, value: cost, unit: "return" },
    ]),
    sources.yields,
  );
}

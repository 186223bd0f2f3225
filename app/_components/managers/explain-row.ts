import type { RecordWindow } from "@/server/core/records/record-windows.ts";
import type { EvaluationNode, FigureInput } from "@/server/core/schemes/evaluation.ts";
import type { HorizonRow, ManagerRecord, PrivatePosition } from "@/server/core/schemes/manager-record.ts";

const step = (
  node: Pick<EvaluationNode, "key" | "facts" | "formula" | "unit" | "value" | "inputs" | "sources">,
): EvaluationNode => ({ ...node, weight: null, effectiveWeight: null, children: [] });

export type LadderFigure = "portfolioReturn" | "benchmarkReturn" | "active" | "evidence";

/** The derivation of one figure of the ladder, in the shape of every derivation. */
export function explainLadderFigure(record: ManagerRecord, row: HorizonRow, figure: LadderFigure): EvaluationNode {
  const { horizon, evidence, activeBasis } = row;
  const isAnnual = activeBasis === "annualized";
  const benchmark = row.benchmark[activeBasis];
  const sources = record.sources.filter(({ from, to }) => from <= row.to && to >= row.from);
  const window: FigureInput[] = [
    { name: "from", value: row.from, unit: "date" },
    { name: "to", value: row.to, unit: "date" },
    { name: "periods", value: String(row.periods), unit: "text" },
    { name: "years", value: row.years, unit: "years" },
  ];
  const facts = { horizon };
  switch (figure) {
    case "active":
      return step({
        key: "ladderActive",
        facts,
        formula: "R − B",
        unit: "return",
        value: row.active,
        inputs: [
          { name: "portfolioReturn", value: row.portfolioReturn.value, unit: "return" },
          { name: "benchmarkReturn", value: benchmark.value, unit: "return" },
          ...window,
        ],
        sources,
      });
    case "evidence":
      return step({
        key: "ladderEvidence",
        facts,
        formula: "P(IR > 0) = Φ(m ÷ s),  T = (2 ÷ t)² × years",
        unit: "probability",
        value: evidence.probabilitySkill,
        inputs: [
          { name: "informationRatio", value: evidence.informationRatio.value, unit: "score" },
          { name: "trackingError", value: evidence.trackingError.value, unit: "return" },
          { name: "tStatistic", value: evidence.tStatistic.value, unit: "score" },
          { name: "priorMean", value: evidence.prior.mean, unit: "score" },
          { name: "priorDeviation", value: evidence.prior.standardDeviation, unit: "score" },
          { name: "yearsNeeded", value: evidence.yearsNeeded.value, unit: "years" },
          { name: "yearsStillNeeded", value: evidence.yearsStillNeeded.value, unit: "years" },
          ...window,
        ],
        sources,
      });
    default: {
      const side = figure === "portfolioReturn" ? row.portfolio : row.benchmark;
      return step({
        key: figure === "portfolioReturn" ? "ladderPortfolio" : "ladderBenchmark",
        facts,
        formula: isAnnual ? "(Π (1 + r))^(1 ÷ years) − 1" : "Π (1 + r) − 1",
        unit: "return",
        value: side[activeBasis],
        inputs: [{ name: "cumulativeReturn", value: side.cumulative.value, unit: "return" }, ...window],
        sources,
      });
    }
  }
}

/** The derivation of one figure of a window between two days. */
export function explainWindow(
  record: ManagerRecord,
  window: RecordWindow,
  figure: "portfolio" | "benchmark" | "active",
): EvaluationNode {
  const { from, to, basis, portfolio, benchmark } = window;
  const dates: FigureInput[] = [
    { name: "from", value: from, unit: "date" },
    { name: "to", value: to, unit: "date" },
  ];
  const sources = record.sources.filter((source) => source.from <= to && source.to >= from);
  if (figure === "active") {
    return step({
      key: "windowActive",
      facts: { from, to },
      formula: "R − B",
      unit: "return",
      value: window.active,
      inputs: [
        { name: "portfolioReturn", value: portfolio.value, unit: "return" },
        { name: "benchmarkReturn", value: benchmark.value, unit: "return" },
        ...dates,
      ],
      sources,
    });
  }
  return step({
    key: figure === "portfolio" ? "windowPortfolio" : "windowBenchmark",
    facts: { from, to },
    formula: basis === "annualized" ? "(Π (1 + r))^(1 ÷ years) − 1" : "Π (1 + r) − 1",
    unit: "return",
    value: window[figure],
    inputs: dates,
    sources,
  });
}

export type PositionFigure = "tvpi" | "dpi" | "rvpi" | "irr";

const positionFormulas: Record<PositionFigure, string> = {
  tvpi: "(distributed + value) ÷ paid-in",
  dpi: "distributed ÷ paid-in",
  rvpi: "value ÷ paid-in",
  irr: "Σ flow ÷ (1 + IRR)^t = 0",
};

/** The derivation of one figure of a private position. */
export function explainPositionFigure(position: PrivatePosition, figure: PositionFigure): EvaluationNode {
  return step({
    key: "positionFigure",
    facts: { figure: figure.toUpperCase(), fund: position.name, portfolio: position.code },
    formula: positionFormulas[figure],
    unit: figure === "irr" ? "return" : "multiple",
    value: position[figure],
    inputs: [
      { name: "paidIn", value: position.paidIn, unit: "money" },
      { name: "distributed", value: position.distributed, unit: "money" },
      { name: "value", value: position.value, unit: "money" },
      { name: "paper", value: position.paper, unit: "money" },
      { name: "realised", value: position.realised, unit: "money" },
      { name: "currency", value: position.currency, unit: "text" },
      { name: "ageYears", value: String(position.ageYears), unit: "text" },
    ],
    sources: position.sources,
  });
}

/** How much each horizon counts in a score: effective weight within its book times the share of the book. */
export function weightsByHorizon(tree: EvaluationNode): Record<string, number> {
  const weights: Record<string, number> = {};
  for (const book of tree.children.filter(({ key }) => key === "book")) {
    for (const measure of book.children) {
      const horizon = measure.children[0]?.facts.horizon;
      if (typeof horizon !== "string" || measure.effectiveWeight === null) continue;
      weights[horizon] = (weights[horizon] ?? 0) + measure.effectiveWeight * (book.effectiveWeight ?? 1);
    }
  }
  return weights;
}

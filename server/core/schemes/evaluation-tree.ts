import { type Measured, measured, unavailable } from "../measured";
import type { Assessed } from "./assess-record";
import type { EvaluationNode } from "./evaluation";
import type { ManagerRecord, SourceRef } from "./manager-record";
import type { MeasureResult } from "./measures/measure-facts";
import type { SchemeDefinition, SchemeMeasure } from "./scheme-definition";
import type { ClassBudget, DealTolerated } from "./tolerance/deal-tolerance";
import type { DrawdownBudget } from "./tolerance/drawdown-budget";
import type { Tolerated } from "./tolerance/tolerated-positions";

/** The derivation of a score: books, measures, results, and what was tolerated. */
export function scoreNode(definition: SchemeDefinition, assessed: Assessed, score: Measured): EvaluationNode {
  const { judgement, results, record, positions, deals, drawdown } = assessed;
  const books = judgement.books.map(({ book, share, result }): EvaluationNode => {
    const members = definition.measures.flatMap((measure, index) =>
      measure.book === book ? [{ measure, index }] : [],
    );
    return {
      ...plain,
      key: "book",
      facts: { book },
      formula: "Σ w · s",
      unit: "score",
      value: result.score === null ? unavailable(result.reason ?? "tooLittleWeight") : measured(result.score),
      weight: share,
      effectiveWeight: share,
      children: members.map(({ measure, index }, i) =>
        measureNode(
          measure,
          results[index]!,
          judgement.scores[index] ?? null,
          result.effectiveWeights?.[i] ?? null,
          record,
        ),
      ),
    };
  });
  const classes = definition.tolerance?.deals?.classes ?? [];
  return {
    ...plain,
    key: "score",
    facts: { scheme: definition.code },
    formula: "Σ share · score",
    unit: "score",
    value: score,
    children: [
      ...books,
      ...(definition.tolerance === null ? [] : positions.map(positionNode)),
      ...(deals?.classes ?? []).map((budget) =>
        classNode(
          budget,
          classes[budget.classIndex]?.name,
          deals?.deals.filter(({ classIndex }) => classIndex === budget.classIndex) ?? [],
          record,
        ),
      ),
      ...(drawdown === null ? [] : [drawdownNode(drawdown)]),
    ],
  };
}

const plain = { weight: null, effectiveWeight: null, inputs: [], sources: [], children: [] } as const;

function measureNode(
  measure: SchemeMeasure,
  { x, unit, formula, inputs, row }: MeasureResult,
  score: number | null,
  effectiveWeight: number | null,
  record: ManagerRecord,
): EvaluationNode {
  return {
    ...plain,
    key: "measureScore",
    facts: { measure: measure.id },
    formula: "s = curve(x)",
    unit: "score",
    value: score === null ? unavailable(x.reason ?? "noScores") : measured(score),
    weight: measure.weight,
    effectiveWeight,
    inputs: [{ name: "x", value: x.value, unit }],
    children: [
      {
        ...plain,
        key: measure.kind,
        facts: factsOf(measure),
        formula,
        unit,
        value: x,
        inputs,
        sources: sourcesOf(measure, record, row),
      },
    ],
  };
}

function factsOf(measure: SchemeMeasure): Readonly<Record<string, string | number>> {
  switch (measure.kind) {
    case "periodReturn":
      return { book: measure.book, horizon: measure.horizon, against: measure.against.kind };
    case "fundResult":
      return { result: measure.result, against: measure.against.kind };
    case "cycle":
      return {
        book: measure.book,
        years: Math.max(...measure.parts.map(({ years }) => years)),
        indicator: measure.of.kind === "indicator" ? measure.of.indicator : "return",
        against: measure.against.kind,
      };
    case "riskFigure":
      return { book: measure.book, figure: measure.figure, horizon: measure.horizon };
    case "dealFigure":
      return { figure: measure.figure.kind };
    case "assessment":
      return { assessment: measure.assessment };
    case "events":
      return { events: measure.events.join(", "), years: measure.withinYears };
  }
}

function sourcesOf(measure: SchemeMeasure, record: ManagerRecord, row: MeasureResult["row"]): readonly SourceRef[] {
  switch (measure.kind) {
    case "fundResult":
    case "dealFigure":
      return record.positions.flatMap(({ sources }) => sources);
    case "assessment":
    case "events":
      return [];
    default:
      return row === null ? record.sources : sourcesWithin(record.sources, row);
  }
}

/** Sources with at least one row in the window. */
const sourcesWithin = (sources: readonly SourceRef[], window: { from: string; to: string }) =>
  sources.filter(({ from, to }) => from <= window.to && to >= window.from);

function positionNode({ position, standing, graceLost }: Tolerated): EvaluationNode {
  const placed = position.corridor.tvpi;
  return {
    ...plain,
    key: "tolerance",
    facts: { fund: position.name, standing, ...(graceLost === null ? {} : { graceLost }) },
    formula: "rank = (below + ½ equal) ÷ peers",
    unit: "share",
    value: placed.value === null ? unavailable(placed.reason) : placed.value.rank,
    inputs: [
      { name: "ageYears", value: position.ageYears, unit: "years" },
      { name: "tvpi", value: position.tvpi.value, unit: "multiple" },
      { name: "irr", value: position.irr.value, unit: "return" },
    ],
    sources: position.sources,
  };
}

function classNode(
  { budget, asked, used, invested, isExceeded }: ClassBudget,
  name: { readonly en: string; readonly zh: string } | undefined,
  deals: readonly DealTolerated[],
  record: ManagerRecord,
): EvaluationNode {
  return {
    ...plain,
    key: "lossBudget",
    facts: { class: name === undefined ? "" : `${name.en} · ${name.zh}`, standing: isExceeded ? "exceeded" : "within" },
    formula: "used = Σ asked ÷ (rate · invested)",
    unit: "share",
    value: used === null ? unavailable("nothingInvested") : measured(used),
    inputs: [
      { name: "invested", value: invested.toFixed(), unit: "money" },
      { name: "lossBudget", value: budget.toFixed(), unit: "money" },
      { name: "lossAsked", value: asked.toFixed(), unit: "money" },
    ],
    children: deals.map((deal) => dealNode(deal, record)),
  };
}

function dealNode(tolerated: DealTolerated, record: ManagerRecord): EvaluationNode {
  const { deal, ageYears, inFull, exemption } = tolerated;
  const money = (name: string, amount: { toFixed(): string }) =>
    ({ name, value: amount.toFixed(), unit: "money" }) as const;
  return {
    ...plain,
    key: "dealTolerance",
    facts: { deal: deal.company, inFull: inFull ?? "none", exemption: exemption ?? "none" },
    formula: "counted = loss − exempted − forgiven",
    unit: "money",
    value: measured(tolerated.countedLoss.toNumber()),
    amount: tolerated.countedLoss.toFixed(),
    inputs: [
      { name: "ageYears", value: ageYears, unit: "years" },
      money("paperLoss", tolerated.paperLoss),
      money("realisedLoss", tolerated.realisedLoss),
      { name: "paperWeight", value: tolerated.paperWeight, unit: "share" },
      money("lossAsked", tolerated.asked),
      money("exempted", tolerated.exempted),
      money("forgiven", tolerated.forgiven),
      money("gain", tolerated.gain),
      { name: "gainCredit", value: tolerated.gainCredit, unit: "share" },
      money("countedGain", tolerated.countedGain),
      { name: "markOn", value: deal.markOn, unit: "date" },
    ],
    sources: record.positions.find(({ portfolioId }) => portfolioId === deal.portfolioId)?.sources ?? [],
  };
}

function drawdownNode({
  used,
  depth,
  yearsUnderWater,
  maximumLoss,
  bandNow,
  isExceeded,
}: DrawdownBudget): EvaluationNode {
  return {
    ...plain,
    key: "drawdownBudget",
    facts: { standing: isExceeded ? "exceeded" : "within" },
    formula: "used = depth ÷ ((z σ)² ÷ 4μ)",
    unit: "share",
    value: measured(used),
    inputs: [
      { name: "depth", value: depth, unit: "return" },
      { name: "yearsUnderWater", value: yearsUnderWater, unit: "years" },
      { name: "maximumLoss", value: maximumLoss, unit: "return" },
      { name: "bandNow", value: bandNow, unit: "return" },
    ],
  };
}

import { type Measured, measured, unavailable } from "../../measured";
import { concentration, lossRatios } from "../../private-equity/loss-and-concentration";
import { sumBy } from "../../sum";
import type { FigureInput, FigureUnit } from "../evaluation";
import type { DealLine } from "../manager-record";
import type { MeasureOf } from "../scheme-definition";
import { type MeasureFacts, type MeasureResult, noResult } from "./measure-facts";

type DealFigure = MeasureOf<"dealFigure">["figure"];

/** A figure of all deals of the private book. */
export function dealResult(
  { figure }: MeasureOf<"dealFigure">,
  { context, deals: tolerated }: MeasureFacts,
): MeasureResult {
  const unit = UNITS[figure.kind];
  const formula = FORMULAS[figure.kind];
  const deals = context.deals ?? [];
  if (deals.length === 0) return noResult("noPrivateBook", unit, formula);
  if (figure.kind === "toleratedMultiple") {
    if (tolerated === null) return noResult("notReported", unit, formula);
    const { invested, gains, countedLosses } = tolerated.totals;
    if (!invested.gt(0)) return noResult("nothingInvested", unit, formula);
    return {
      x: measured(invested.plus(gains).minus(countedLosses).div(invested).toNumber()),
      unit,
      formula,
      inputs: [
        { name: "invested", value: invested.toFixed(), unit: "money" },
        { name: "countedGains", value: gains.toFixed(), unit: "money" },
        { name: "countedLosses", value: countedLosses.toFixed(), unit: "money" },
      ],
      row: null,
    };
  }
  const inputs: FigureInput[] = [{ name: "deals", value: deals.length, unit: "score" }];
  return { x: plainFigure(figure, deals), unit, formula, inputs, row: null };
}

function plainFigure(figure: Exclude<DealFigure, { kind: "toleratedMultiple" }>, deals: readonly DealLine[]): Measured {
  const totals = deals.map(({ code, invested, distributed, value }) => {
    const worth = Number(distributed) + Number(value);
    return { name: code, invested: Number(invested), value: worth, gain: worth - Number(invested) };
  });
  const invested = sumBy(totals, (deal) => deal.invested);
  switch (figure.kind) {
    case "multiple":
      return invested > 0 ? measured(sumBy(totals, ({ value }) => value) / invested) : unavailable("nothingInvested");
    case "multipleWithoutBest":
      return concentration(totals, figure.count).multipleWithoutBest;
    case "capitalLost":
      return invested > 0 ? measured(lossRatios(totals).capitalLost) : unavailable("nothingInvested");
    case "hitShare": {
      const hits = totals.filter((deal) => deal.invested > 0 && deal.value >= figure.multiple * deal.invested);
      return measured(hits.length / totals.length);
    }
    case "milestonesMet": {
      const hit = sumBy(deals, ({ milestonesHit }) => milestonesHit);
      const due = hit + sumBy(deals, ({ milestonesMissed }) => milestonesMissed);
      return due > 0 ? measured(hit / due) : unavailable("notReported");
    }
  }
}

const UNITS: Readonly<Record<DealFigure["kind"], FigureUnit>> = {
  toleratedMultiple: "multiple",
  multiple: "multiple",
  multipleWithoutBest: "multiple",
  capitalLost: "share",
  hitShare: "share",
  milestonesMet: "share",
};

const FORMULAS: Readonly<Record<DealFigure["kind"], string>> = {
  toleratedMultiple: "(invested + gains − losses) ÷ invested",
  multiple: "Σ value ÷ Σ invested",
  multipleWithoutBest: "Σ value ÷ Σ invested",
  capitalLost: "Σ lost ÷ Σ invested",
  hitShare: "hits ÷ deals",
  milestonesMet: "met ÷ due",
};

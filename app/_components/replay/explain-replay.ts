import type { Measured } from "@/server/core/measured.ts";
import type { EvaluationNode, FigureInput, FigureUnit } from "@/server/core/schemes/evaluation.ts";
import type { RegretLine } from "@/server/core/schemes/hindsight.ts";
import type { ReplaySchemeView } from "@/server/services/replay-view.ts";

const step = (
  figure: string,
  unit: FigureUnit,
  value: Measured,
  formula: string,
  inputs: readonly FigureInput[],
): EvaluationNode => ({
  key: "replayFigure",
  facts: { figure },
  formula,
  unit,
  value,
  weight: null,
  effectiveWeight: null,
  inputs,
  sources: [],
  children: [],
});

export type ComparedFigure =
  | "stopped"
  | "wrongStops"
  | "rightStops"
  | "missedStops"
  | "reversalShare"
  | "payAgainstOutcome"
  | "valueAddedAfterWrongStops"
  | ComparedMoney;

export type ComparedMoney = "paid" | "open" | "clawedBack" | "paidWithoutValue";

const known = (value: number): Measured => ({ value });
const count = (name: string, value: number): FigureInput => ({ name, value: String(value), unit: "text" });

/** The derivation of a figure of the comparison; null where the viewer may not see it. */
export function explainCompared(scheme: ReplaySchemeView, figure: ComparedFigure): EvaluationNode | null {
  const { stops, wrongStops, rightStops, missedStops, reversals, reversalShare, totals } = scheme;
  const managers = count("managers", scheme.lanes.filter(({ verdicts }) => verdicts.length > 0).length);
  switch (figure) {
    case "stopped":
      return step(figure, "score", known(stops.length), "Σ stop", [managers]);
    case "wrongStops":
      return step(figure, "score", known(wrongStops), "Σ (stop ∧ active after the stop > 0)", [
        count("stopped", stops.length),
      ]);
    case "rightStops":
      return step(figure, "score", known(rightStops), "Σ (stop ∧ active after the stop ≤ 0)", [
        count("stopped", stops.length),
      ]);
    case "missedStops":
      return step(figure, "score", known(missedStops.length), "Σ (no stop ∧ final active < 0)", [managers]);
    case "reversalShare":
      return step(figure, "share", reversalShare, "Σ reversed pairs ÷ Σ pairs", [
        count(
          "reversedPairs",
          reversals.reduce((sum, year) => sum + year.reversed, 0),
        ),
        count(
          "pairs",
          reversals.reduce((sum, year) => sum + year.pairs, 0),
        ),
        count("yearEnds", reversals.length),
      ]);
    case "payAgainstOutcome":
      return totals === null
        ? null
        : step(
            figure,
            "score",
            totals.payAgainstOutcome,
            "(pairs in the same order − pairs in the opposite order) ÷ pairs",
            [managers],
          );
    case "paid":
    case "clawedBack":
    case "open":
    case "paidWithoutValue":
      return explainMoney(scheme, figure);
    case "valueAddedAfterWrongStops":
      return step(
        figure,
        "money",
        known(
          stops.reduce((sum, { wasWrong, valueAddedSince }) => sum + (wasWrong ? (valueAddedSince.value ?? 0) : 0), 0),
        ),
        "Σ over wrong stops of value at start × (r − b)",
        [count("wrongStops", wrongStops)],
      );
  }
}

const money = (name: string, value: string): FigureInput => ({ name, value, unit: "money" });

/** A sum of money of the comparison from the pay years it is made of; where persons are seen, from what each of them got. */
function explainMoney({ totals, people }: ReplaySchemeView, figure: ComparedMoney): EvaluationNode | null {
  if (totals === null) return null;
  const value = known(Number(totals[figure]));
  const perYear = (pick: "paid" | "clawedBack") =>
    totals.years.map((year) => money(`${pick === "paid" ? "P" : "C"} ${year.year}`, year[pick]));
  switch (figure) {
    case "paid":
      return step(figure, "money", value, "Σ P − C", [...perYear("paid"), money("clawedBack", totals.clawedBack)]);
    case "clawedBack":
      return step(figure, "money", value, "Σ C", perYear("clawedBack"));
    case "open":
      return step(figure, "money", value, "Σ D(T)", [count("persons", people?.length ?? 0)]);
    case "paidWithoutValue":
      return step(figure, "money", value, "Σ P | V ≤ 0", [
        count(
          "persons",
          (people ?? []).filter(({ finalValueAdded }) => finalValueAdded.value !== null && finalValueAdded.value <= 0)
            .length,
        ),
      ]);
  }
}

export type SpanAfter = keyof RegretLine["after"];

/** The derivation of what happened after a stop. */
export const explainAfter = ({ after, stoppedOn, yearsSince }: RegretLine, span: SpanAfter): EvaluationNode =>
  step(`after_${span}`, "return", after[span], "R per year − B per year, over the span after the stop", [
    { name: "stoppedOn", value: stoppedOn, unit: "date" },
    { name: "yearsSince", value: yearsSince, unit: "years" },
  ]);

/** The derivation of the money that a stop gave up, or saved. */
export const explainValueSince = ({ valueAddedSince, stoppedOn, yearsSince }: RegretLine): EvaluationNode =>
  step("valueAddedSince", "money", valueAddedSince, "Σ value at start × (r − b), after the stop", [
    { name: "stoppedOn", value: stoppedOn, unit: "date" },
    { name: "yearsSince", value: yearsSince, unit: "years" },
  ]);

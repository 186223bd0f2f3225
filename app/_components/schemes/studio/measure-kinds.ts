import type { SchemeMeasure } from "@/server/core/schemes/scheme-definition.ts";

export const MEASURE_KINDS = [
  "periodReturn",
  "cycle",
  "riskFigure",
  "fundResult",
  "dealFigure",
  "assessment",
  "events",
] as const;
export const AGAINST_RETURNS = ["benchmark", "hurdle", "liabilityCost", "inflation", "nothing"] as const;
export const AGAINST_FUNDS = ["corridor", "quartile", "hurdle", "nothing"] as const;
export const DEAL_FIGURES = [
  "toleratedMultiple",
  "multiple",
  "multipleWithoutBest",
  "capitalLost",
  "hitShare",
  "milestonesMet",
] as const;

/** A comparison of a kind, with usual figures. */
export function againstOf(kind: string | number): unknown {
  if (kind === "hurdle") return { kind, annualRate: 0.05 };
  if (kind === "liabilityCost" || kind === "inflation") return { kind, margin: 0.01 };
  return { kind };
}

/** A figure of deals of a kind, with usual figures. */
export function dealFigureOf(kind: string | number): unknown {
  if (kind === "multipleWithoutBest") return { kind, count: 1 };
  if (kind === "hitShare") return { kind, multiple: 3 };
  return { kind };
}

const returnCurve = [
  { x: -0.03, score: 0 },
  { x: 0, score: 50 },
  { x: 0.03, score: 100 },
];
const rankCurve = [
  { x: 0, score: 0 },
  { x: 0.5, score: 50 },
  { x: 1, score: 100 },
];

/** A measure of another kind that keeps name, weight and, where it can, its book. */
export function measureOfKind(kind: string | number, { id, weight, book }: SchemeMeasure): SchemeMeasure {
  const base = { id, weight };
  switch (kind as SchemeMeasure["kind"]) {
    case "periodReturn":
      return { ...base, kind: "periodReturn", book, horizon: "3y", against: { kind: "benchmark" }, curve: returnCurve };
    case "cycle":
      return {
        ...base,
        kind: "cycle",
        book,
        of: { kind: "return" },
        parts: [{ years: 3, weight: 1 }],
        mean: "geometric",
        against: { kind: "benchmark" },
        curve: returnCurve,
      };
    case "riskFigure":
      return {
        ...base,
        kind: "riskFigure",
        book,
        figure: "informationRatio",
        horizon: "5y",
        curve: [
          { x: -0.5, score: 0 },
          { x: 0.5, score: 100 },
        ],
      };
    case "fundResult":
      return {
        ...base,
        kind: "fundResult",
        book: "private",
        result: "tvpi",
        against: { kind: "corridor" },
        curve: rankCurve,
      };
    case "dealFigure":
      return {
        ...base,
        kind: "dealFigure",
        book: "private",
        figure: { kind: "toleratedMultiple" },
        curve: [
          { x: 0.5, score: 0 },
          { x: 1, score: 50 },
          { x: 2, score: 100 },
        ],
      };
    case "assessment":
      return {
        ...base,
        kind: "assessment",
        book,
        subject: "qualitative",
        assessment: "team",
        scale: { from: 0, to: 100 },
        curve: [
          { x: 0, score: 0 },
          { x: 100, score: 100 },
        ],
      };
    case "events":
      return {
        ...base,
        kind: "events",
        book,
        events: ["limitBreach"],
        withinYears: 1,
        curve: [
          { x: 0, score: 100 },
          { x: 2, score: 0 },
        ],
      };
  }
}

/** A new measure beside others: the same book as the last, no weight yet, a name that is free. */
export function addedMeasure(entries: readonly unknown[]): SchemeMeasure {
  const measures = entries as readonly SchemeMeasure[];
  const last = measures.at(-1);
  const names = new Set(measures.map(({ id }) => id));
  let number = measures.length + 1;
  while (names.has(`measure${number}`)) number += 1;
  return {
    id: `measure${number}`,
    kind: "periodReturn",
    book: last?.book === "private" ? "liquid" : (last?.book ?? "whole"),
    horizon: "3y",
    against: { kind: "benchmark" },
    weight: 0,
    curve: returnCurve,
  };
}

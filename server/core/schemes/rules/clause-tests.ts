import { sumBy } from "../../sum";
import { yearsOfMeasure } from "../judge";
import type { SchemeDefinition, SchemeMeasure } from "../scheme-definition";
import { type ClauseFinding, finding, notApplicable, type RuleCase } from "./clause-finding";
import { payFindings } from "./pay-clause-tests";
import type { ClauseDemand } from "./regime-clauses";

/** Tries one demand on a scheme. A demand on pay does not apply to a scheme that does not pay. */
export function clauseFindings(
  demand: ClauseDemand,
  scheme: SchemeDefinition,
  example: RuleCase,
): readonly ClauseFinding[] {
  switch (demand.kind) {
    case "longWeight": {
      const weight = leastOverBooks(scheme, (years) => years >= demand.years);
      return weight === null
        ? [notApplicable("measures")]
        : [finding(weight >= demand.atLeast - 1e-9, demand.atLeast, tidy(weight), "share", "measures")];
    }
    case "shortWeight": {
      const rest = leastOverBooks(scheme, (years) => years > demand.years);
      if (rest === null) return [notApplicable("measures")];
      return [finding(1 - rest <= demand.atMost + 1e-9, demand.atMost, tidy(1 - rest), "share", "measures")];
    }
    case "weightsByYears":
      return weightsByYears(demand.weights, scheme);
    case "riskWeight": {
      const books = booksOf(scheme).map((book) =>
        sumBy(
          scheme.measures.filter((measure) => measure.book === book),
          (measure) =>
            measure.kind === "events" || (measure.kind === "assessment" && measure.subject === "riskCompliance")
              ? measure.weight
              : 0,
        ),
      );
      const weight = Math.min(...books);
      return [finding(weight >= demand.atLeast - 1e-9, demand.atLeast, tidy(weight), "share", "measures")];
    }
    case "benchmarkWeight": {
      const results = scheme.measures.filter((measure) => yearsOf(measure) !== null);
      if (results.length === 0) return [notApplicable("measures")];
      const all = sumBy(results, ({ weight }) => weight);
      const relative = sumBy(results, (measure) =>
        "against" in measure && measure.against.kind === "benchmark" ? measure.weight : 0,
      );
      return [
        finding(relative / all >= demand.atLeast - 1e-9, demand.atLeast, tidy(relative / all), "share", "measures"),
      ];
    }
    case "minimumFundAge": {
      const age = scheme.portfolios?.rule === "sizeTime" ? scheme.portfolios.minimumAgeYears : null;
      return [finding(age !== null && age >= demand.years, demand.years, age, "years", "portfolios")];
    }
    case "noStopOnYears": {
      const { actions } = scheme.decision;
      const stops =
        actions?.rules.some(({ action, breach }) => action === "stop" && !BREACHES_OF_LIMITS.has(breach)) ?? false;
      if (!stops) return [notApplicable("decision.actions")];
      const excused = actions?.withoutEvidence.filter((breach) => !BREACHES_OF_LIMITS.has(breach)) ?? [];
      const years = excused.length > 0 ? null : (actions?.noStopOnYears ?? null);
      return [
        finding(
          years !== null && years >= demand.years,
          demand.years,
          years,
          "years",
          "decision.actions.noStopOnYears",
        ),
      ];
    }
    case "wholeLife": {
      const results = scheme.measures.filter((measure) => measure.book !== "liquid" && yearsOf(measure) !== null);
      if (results.length === 0) return [notApplicable("measures")];
      const life = sumBy(results, (measure) => (yearsOf(measure) === Number.POSITIVE_INFINITY ? measure.weight : 0));
      const share = life / sumBy(results, ({ weight }) => weight);
      return [finding(share >= 1 - 1e-9, 1, tidy(share), "share", "measures")];
    }
    case "toleranceByStage": {
      const classes = scheme.tolerance?.deals?.classes ?? [];
      const rates = classes.map(({ classLossRate }) => classLossRate);
      const falls =
        rates.length > 1 && rates.every((rate, i) => i === 0 || rate <= rates[i - 1]!) && rates.at(-1)! < rates[0]!;
      const isPrivate = scheme.measures.some(({ book }) => book === "private");
      if (!isPrivate) return [notApplicable("tolerance.deals")];
      return [
        finding(falls, "a > b", rates.length === 0 ? null : rates.join(" ≥ "), "text", "tolerance.deals.classes"),
      ];
    }
    case "dueDiligenceExemption": {
      if (!scheme.measures.some(({ book }) => book === "private")) return [notApplicable("tolerance.deals")];
      const exemption = scheme.tolerance?.deals?.dueDiligenceExemption ?? null;
      return [
        finding(
          (exemption?.share ?? 0) > 0,
          null,
          exemption?.share ?? null,
          "share",
          "tolerance.deals.dueDiligenceExemption",
        ),
      ];
    }
    default:
      return scheme.pay === undefined ? [notApplicable("pay")] : payFindings(demand, scheme.pay, example);
  }
}

const BREACHES_OF_LIMITS: ReadonlySet<string> = new Set(["limitBreach", "negativeList"]);

/** Weight by years looked back on, in signs that every language reads; ∞ is the whole life of a fund. */
function weightsByYears(wanted: Readonly<Record<number, number>>, scheme: SchemeDefinition): readonly ClauseFinding[] {
  const lines = resultLines(scheme.measures);
  if (lines.length === 0) return [notApplicable("measures")];
  const all = sumBy(lines, ({ weight }) => weight);
  const actual = new Map<number, number>();
  for (const { years, weight } of lines) actual.set(years, (actual.get(years) ?? 0) + weight / all);
  const keys = [...new Set([...Object.keys(wanted).map(Number), ...actual.keys()])].sort((a, b) => a - b);
  const passes = keys.every((years) => Math.abs((actual.get(years) ?? 0) - (wanted[years] ?? 0)) <= 1e-9);
  const text = (weightOf: (years: number) => number) =>
    keys.map((years) => `${Number.isFinite(years) ? `${years}y` : "∞"} ${tidy(weightOf(years))}`).join(" / ");
  return [
    finding(
      passes,
      text((years) => wanted[years] ?? 0),
      text((years) => actual.get(years) ?? 0),
      "text",
      "measures",
    ),
  ];
}

const booksOf = ({ measures }: SchemeDefinition) => [...new Set(measures.map(({ book }) => book))];

/** Of the weight on results, the share that looks back so far, in the book where it is least; null without results. */
function leastOverBooks(scheme: SchemeDefinition, isMeant: (years: number) => boolean): number | null {
  const shares = booksOf(scheme).flatMap((book) => {
    const lines = resultLines(scheme.measures.filter((measure) => measure.book === book));
    const all = sumBy(lines, ({ weight }) => weight);
    return all > 0 ? [sumBy(lines, ({ years, weight }) => (isMeant(years) ? weight : 0)) / all] : [];
  });
  return shares.length === 0 ? null : Math.min(...shares);
}

/** Results with the years they look back on; a blend counts by its parts. */
function resultLines(measures: readonly SchemeMeasure[]): { years: number; weight: number }[] {
  return measures.flatMap((measure) => {
    if (measure.kind === "cycle")
      return measure.parts.map(({ years, weight }) => ({ years, weight: weight * measure.weight }));
    const years = yearsOf(measure);
    return years === null ? [] : [{ years, weight: measure.weight }];
  });
}

/** Years a result looks back on, without end over a whole life; null for a judgement of people. */
function yearsOf(measure: SchemeMeasure): number | null {
  switch (measure.kind) {
    case "fundResult":
    case "dealFigure":
      return Number.POSITIVE_INFINITY;
    case "assessment":
    case "events":
      return null;
    case "cycle":
      return Math.max(...measure.parts.map(({ years }) => years));
    default:
      return measure.horizon === "sinceInception" ? Number.POSITIVE_INFINITY : yearsOfMeasure(measure);
  }
}

const tidy = (value: number): number => Number(value.toFixed(6));

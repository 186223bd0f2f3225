import { z } from "zod";
import { HORIZONS } from "../../returns/calendar/horizons";
import { curveShape, EVENT_KINDS, fractionShape } from "./common-shapes";

/** What a result is compared with. */
export const againstShape = z.discriminatedUnion("kind", [
  /** Portfolio minus its own benchmark: x of the curve is the active return. */
  z.strictObject({ kind: z.literal("benchmark") }),
  /** Minus a fixed rate per year (for a quarter, a quarter of a year of it): x is the return above the hurdle. */
  z.strictObject({ kind: z.literal("hurdle"), annualRate: z.number().gt(-1) }),
  /** Minus what the liabilities cost over the same window, plus a margin. */
  z.strictObject({ kind: z.literal("liabilityCost"), margin: z.number().gt(-1) }),
  /** Minus inflation over the same window, plus a margin: a real return. */
  z.strictObject({ kind: z.literal("inflation"), margin: z.number().gt(-1) }),
  /** Peers of the same age: x is the share of them below, 0 worst, 1 best. */
  z.strictObject({ kind: z.literal("corridor") }),
  /** Peers of the same age: x is the quarter of them it lies in, 1 best, 4 worst. */
  z.strictObject({ kind: z.literal("quartile") }),
  /** Nothing: x is the result itself. */
  z.strictObject({ kind: z.literal("nothing") }),
]);

const PEER_KINDS: readonly string[] = ["corridor", "quartile"];
const ofReturns = againstShape.refine(({ kind }) => !PEER_KINDS.includes(kind), "corridorNeedsFundMeasure");

const measureBase = {
  /** Names the measure inside its scheme. */
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  weight: fractionShape,
  curve: curveShape,
};

/** `whole`: everything the manager answers for; otherwise that book's portfolios only. */
const book = z.enum(["whole", "liquid", "private"]);

export const LADDER_FIGURES = ["informationRatio", "trackingError", "tStatistic", "probabilitySkill"] as const;
export const SERIES_FIGURES = [
  "volatility",
  "sharpeRatio",
  "downsideDeviation",
  "sortinoRatio",
  "maximumDrawdown",
  "manipulationProof",
] as const;

export const measureShape = z.discriminatedUnion("kind", [
  z.strictObject({
    ...measureBase,
    kind: z.literal("periodReturn"),
    book,
    horizon: z.enum(HORIZONS),
    against: ofReturns,
  }),
  /**
   * A figure over a rolling cycle of whole years up to the as-of date, of returns or of an indicator of the institution.
   * Several parts are blended as rates (sum of weight x figure); to blend scores, use several measures.
   */
  z.strictObject({
    ...measureBase,
    kind: z.literal("cycle"),
    book,
    of: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("return") }),
      z.strictObject({
        kind: z.literal("indicator"),
        indicator: z.string().min(1),
        values: z.enum(["rates", "ratios"]),
      }),
    ]),
    parts: z
      .array(z.strictObject({ years: z.number().int().min(1).max(30), weight: fractionShape }))
      .min(1)
      .max(6),
    mean: z.enum(["geometric", "arithmetic"]),
    against: ofReturns,
  }),
  /** A risk or evidence figure over a horizon; x is the figure as the core defines it (a drawdown is a positive fraction). */
  z.strictObject({
    ...measureBase,
    kind: z.literal("riskFigure"),
    book,
    figure: z.enum([...LADDER_FIGURES, ...SERIES_FIGURES]),
    horizon: z.enum(HORIZONS),
  }),
  z.strictObject({
    ...measureBase,
    kind: z.literal("fundResult"),
    book: z.literal("private"),
    /** Over the life of each fund, combined by money paid in. */
    result: z.enum(["irr", "tvpi", "dpi", "rvpi"]),
    against: againstShape.refine(
      ({ kind }) => !["benchmark", "liabilityCost", "inflation"].includes(kind),
      "benchmarkNeedsPeriodReturn",
    ),
  }),
  /** A figure of all deals of the book, over their whole life. */
  z.strictObject({
    ...measureBase,
    kind: z.literal("dealFigure"),
    book: z.literal("private"),
    figure: z.discriminatedUnion("kind", [
      /** (invested + gains that count - losses that count) / invested, after tolerance. */
      z.strictObject({ kind: z.literal("toleratedMultiple") }),
      z.strictObject({ kind: z.literal("multiple") }),
      /** The multiple without the best `count` deals. */
      z.strictObject({ kind: z.literal("multipleWithoutBest"), count: z.number().int().min(1).max(20) }),
      /** Lost on losing deals / invested in all. */
      z.strictObject({ kind: z.literal("capitalLost") }),
      /** Share of deals at or above a multiple. */
      z.strictObject({ kind: z.literal("hitShare"), multiple: z.number().positive() }),
      /** Milestones met / milestones due. */
      z.strictObject({ kind: z.literal("milestonesMet") }),
    ]),
  }),
  /** A judgement by people: for example technology, market, team (技术—市场—团队), or risk and compliance. */
  z.strictObject({
    ...measureBase,
    kind: z.literal("assessment"),
    book,
    subject: z.enum(["qualitative", "riskCompliance"]),
    assessment: z.string().min(1),
    scale: z.strictObject({ from: z.number(), to: z.number() }).refine(({ from, to }) => from < to, "scaleNotInOrder"),
  }),
  /** x is how many of these happened in the last years. */
  z.strictObject({
    ...measureBase,
    kind: z.literal("events"),
    book,
    events: z.array(z.enum(EVENT_KINDS)).min(1),
    withinYears: z.number().positive().max(30),
  }),
]);

/** What a horizon that the record does not cover does; see weightedScore. */
export const missingShape = z.strictObject({
  rule: z.enum(["renormalise", "block", "carry"]),
  /** Below this total of weights with a score there is no score at all. */
  minimumWeight: fractionShape,
  /** A shorter record counts for a longer horizon from this share of it on; 1: only a complete one does. */
  minimumCoverage: z.number().gt(0).max(1),
});

/** How several portfolios make one result. */
export const portfoliosShape = z.discriminatedUnion("rule", [
  /** One record chained over all portfolios answered for at the time, by value. The default. */
  z.strictObject({ rule: z.literal("chained") }),
  /** The result of each portfolio, weighed by average size x days answered for in the year. */
  z.strictObject({ rule: z.literal("sizeTime"), minimumAgeYears: z.number().min(0) }),
]);

/** Whose result an investment is after a handover: 1 = of who decided it, 0 = of who holds it, between = a mix. */
export const handoverShape = z.strictObject({ decisionShare: fractionShape });

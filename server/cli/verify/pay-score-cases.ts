import { z } from "zod";
import { cycleFigures } from "@/server/core/pay/cycle-figure";
import { handoverShares } from "@/server/core/pay/handover";
import { sizeTimeScore } from "@/server/core/pay/size-time";
import { scoreCurve } from "@/server/core/schemes/score-curve";
import { weightedScore } from "@/server/core/schemes/weighted-score";
import { type CaseKind, caseKind } from "./case-kind";
import { calendarDate, text } from "./case-text";

const cycle = caseKind({
  name: "cycle figures",
  input: z.strictObject({
    indicator: z.enum(["return_on_equity", "capital_preservation_rate"]),
    fiscal_year: z.number(),
    values_latest_first: z.array(z.number()),
    values_are: z.enum(["rates (0.05 = 5%)", "closing capital / opening capital (1.05 = up 5%)"]),
    cycle_figure: z.enum(["geometric", "arithmetic"]),
    cycle_figure_means: z.string(),
    blend: text(/^weighted sum of the three figures \(display figure, not the score\)$/),
  }),
  compute(input) {
    const figures = cycleFigures(
      input.indicator,
      input.fiscal_year,
      input.values_latest_first,
      input.cycle_figure,
      input.values_are.startsWith("rates") ? "rates" : "ratios",
    );
    return {
      current_year: figures.currentYear,
      three_year: figures.threeYear,
      five_year: figures.fiveYear,
      weights: {
        current_year: figures.weights.currentYear,
        three_year: figures.weights.threeYear,
        five_year: figures.weights.fiveYear,
      },
      blend: figures.blend,
    };
  },
});

const curve = caseKind({
  name: "score curve",
  input: z.strictObject({
    points: z.array(z.strictObject({ x: z.number(), score: z.number() })),
    outside: z.enum(["flat at the end values", "along the end lines", "no score"]),
    at_a_jump: text(
      /^the later of two points with the same x counts at and above it, the earlier below it$/,
    ).optional(),
    x: z.array(z.number()),
  }),
  compute(input) {
    const outside = (
      { "flat at the end values": "flat", "along the end lines": "extend", "no score": "none" } as const
    )[input.outside];
    return { scores: input.x.map(scoreCurve(input.points, outside)) };
  },
});

const weighted = caseKind({
  name: "weighted score with a missing-value rule",
  input: z.strictObject({
    items: z.array(
      z.strictObject({
        name: z.string(),
        weight: z.number(),
        score: z.number().nullable(),
        previous_score: z.number().nullable().optional(),
      }),
    ),
    missing_value_rule: z.enum(["renormalise", "block", "carry"]),
    rule_means: z.string().optional(),
  }),
  compute(input) {
    const { score, effectiveWeights, missing } = weightedScore(
      input.items.map(({ previous_score, ...item }) => ({ ...item, previousScore: previous_score ?? null })),
      input.missing_value_rule,
    );
    return { score, effective_weights: effectiveWeights, missing };
  },
});

const DAYS = text(/^calendar days( in the period)?, first and last included$/);

const sizeTime = caseKind({
  name: "size x time weights",
  input: z.strictObject({
    period_from: calendarDate,
    period_to: calendarDate,
    days: DAYS,
    weight: text(/^average size x days managed$/),
    left_out: text(/^(funds younger than [\d.]+ years?|nothing|none)$/),
    portfolios: z.array(
      z.strictObject({
        portfolio: z.string(),
        average_size: z.number(),
        from: calendarDate,
        to: calendarDate.nullable(),
        score: z.number(),
        fund_age_years: z.number(),
      }),
    ),
  }),
  compute(input) {
    const { portfolios, score } = sizeTimeScore(
      input.portfolios.map(({ average_size, fund_age_years, from, to, score }) => ({
        averageSize: average_size,
        ageYears: fund_age_years,
        from,
        to,
        score,
      })),
      { from: input.period_from, to: input.period_to },
      Number(input.left_out.match(/[\d.]+/)?.[0] ?? 0),
    );
    return { portfolios, score };
  },
});

const handover = caseKind({
  name: "handover by tenure days",
  input: z.strictObject({
    amount: z.number(),
    period_from: calendarDate,
    period_to: calendarDate,
    assignments: z.array(
      z.strictObject({ manager: z.string(), from: calendarDate, to: calendarDate.nullable(), share: z.number() }),
    ),
    days: DAYS,
    weight: text(/^days x share$/),
    rounding: text(/^cents; rounded down, cents left over to the largest remainders, ties to the earlier assignment$/),
  }),
  compute(input) {
    const shares = handoverShares(input.amount, input.assignments, { from: input.period_from, to: input.period_to });
    return {
      shares: shares.map(({ manager, days, fraction, amount }) => ({
        manager,
        days,
        fraction: fraction?.toNumber() ?? null,
        amount: amount.toNumber(),
      })),
    };
  },
});

/** Cycle figures, score curves and weights, and who answers for which part. */
export const payScoreCases: readonly CaseKind[] = [cycle, curve, weighted, sizeTime, handover];

import { z } from "zod";
import { curveShape, EVENT_KINDS, fractionShape, moneyShape } from "./common-shapes";

/** A share that need not be a decimal: one third is { numerator: 1, denominator: 3 }. */
const ratio = z.strictObject({ numerator: z.number().int().min(0), denominator: z.number().int().min(1) });

/** What the year earns before anything is held back. */
const award = z.discriminatedUnion("kind", [
  /** Target x multiple(score). The person's own target stands before `target`. */
  z.strictObject({
    kind: z.literal("score"),
    target: moneyShape.nullable(),
    /** From score to multiple of the target. */
    multiples: curveShape,
    /** In multiples of the target. */
    floor: z.number().min(0).nullable(),
    cap: z.number().min(0).nullable(),
    /** Most in multiples of the base salary; null: no such limit. */
    capOfSalary: z.number().min(0).nullable(),
  }),
  /** A share of the money gained or lost over a number of years, negative in a bad year: for a bonus bank. */
  z.strictObject({
    kind: z.literal("valueAdded"),
    share: z.number().gt(0).max(1),
    horizon: z.enum(["1y", "3y", "5y", "7y", "10y"]),
    /** Whether value added over several years counts per year. */
    perYear: z.boolean(),
    /** Most and least in multiples of the base salary; null: no limit. */
    capOfSalary: z.number().min(0).nullable(),
    floorOfSalary: z.number().min(0).nullable(),
  }),
  /** Carried interest, computed from the fund's own flows; see carryAward. */
  z.strictObject({
    kind: z.literal("carry"),
    style: z.enum(["wholeFund", "dealByDeal"]),
    carry: fractionShape,
    hurdle: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("rate"), rate: z.number().min(0).max(1) }),
      z.strictObject({ kind: z.literal("multiple"), multiple: z.number().min(1).max(10) }),
    ]),
    catchUpShare: fractionShape,
    dayCount: z.enum(["actual/365", "30/360"]),
    /** Part of each carry kept back to the end of the fund. */
    escrowShare: fractionShape,
    /** Deal by deal: whether earlier losses are made good first. */
    lossesCarriedForward: z.boolean(),
    giveback: z.strictObject({ taxRate: fractionShape, withinYears: z.number().min(0).max(20) }).nullable(),
    /** Share of the fund's carry that the manager gets; the person's own stands before it. */
    managerShare: fractionShape,
  }),
]);

/** A condition on the pay of all, on a figure of the institution at settlement. */
const gate = z.strictObject({
  name: z.string().min(1),
  figure: z.enum([
    "fundReturn",
    "fundReturnOverDebtCost",
    "comprehensiveSolvencyRatio",
    "coreSolvencyRatio",
    "fundProfitMargin",
    "riskWeight",
  ]),
  atLeast: z.number(),
  /** What is left of the award when it is missed: 0 = nothing. */
  factorWhenMissed: fractionShape,
  /** What a figure that is not known counts as. */
  whenUnknown: z.enum(["met", "missed"]),
});

const pool = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed"), amount: moneyShape }),
  /** Share of the institution's income above a return on equity that belongs to the owners. */
  z.strictObject({
    kind: z.literal("income"),
    rate: fractionShape,
    deductibleRate: fractionShape,
    shortfallCarriedForward: z.boolean(),
  }),
]);

const bands = z.array(z.strictObject({ upTo: moneyShape.nullable(), rate: fractionShape })).min(1);

const deferral = z.strictObject({
  rule: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("share"), share: fractionShape }),
    z.strictObject({ kind: z.literal("grade"), shareByGrade: z.record(z.string().min(1), fractionShape) }),
    z.strictObject({ kind: z.literal("marginalBands"), bands }),
    z.strictObject({ kind: z.literal("wholeBands"), bands }),
  ]),
  years: z.number().int().min(1).max(15),
  /** Whether the year of settlement is the first of the years (China's insurers 2012). */
  countsYear0: z.boolean(),
  firstInstalment: z.number().int().min(1).max(15),
  /** One per instalment; null: equal. */
  instalmentWeights: z.array(z.number().min(0)).nullable(),
});

const bank = z.strictObject({
  /** Share of a positive balance paid each year. */
  payout: ratio,
  /** By grade where it differs. */
  payoutByGrade: z.record(z.string().min(1), ratio).optional(),
  rateOnNegativeBalance: z.number().min(0).max(1),
  negativeBalance: z.enum(["carriedForward", "writtenOff"]),
});

export const payShape = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Month whose end closes the pay year; the award is settled then. */
  yearEndMonth: z.union([z.literal(3), z.literal(6), z.literal(9), z.literal(12)]),
  award,
  gates: z.array(gate).max(10),
  pool: pool.nullable(),
  /** Limit on pay from the three-year result and the fund's margin (public funds, draft of 2025). */
  matrix: z
    .strictObject({
      farBelow: fractionShape,
      leastCut: fractionShape,
      significantlyAbove: fractionShape,
      /** What "must fall" takes off, since the rule names no amount. */
      mustFallBy: fractionShape,
    })
    .nullable(),
  /** Pay only for what lies above the best result so far: cumulative value added must pass its highest mark. */
  highWaterMark: z.boolean(),
  bank: bank.nullable(),
  deferral: deferral.nullable(),
  /** What deferred pay is held in, and the share of the deferred part that is. */
  instrument: z.strictObject({
    kind: z.enum(["cash", "portfolioUnits", "fundUnits"]),
    share: fractionShape,
  }),
  /** Unvested pay lost on an event (扣减). */
  malus: z.array(z.strictObject({ event: z.enum(EVENT_KINDS), share: fractionShape })).max(12),
  /** Paid pay given back (追索扣回): paid minus what restated figures give, and on events. */
  clawback: z
    .strictObject({
      lookBackYears: z.number().int().min(1).max(15),
      onRestatement: z.boolean(),
      events: z.array(z.strictObject({ event: z.enum(EVENT_KINDS), share: fractionShape })).max(12),
      appliesToLeavers: z.boolean(),
    })
    .nullable(),
  /** Own money in the funds managed (跟投). */
  ownMoney: z
    .strictObject({
      shareOfPay: fractionShape,
      equityFundPart: fractionShape.nullable(),
      holdYears: z.number().min(0).max(15),
    })
    .nullable(),
  leavers: z.strictObject({
    good: z.enum(["keepsSchedule", "forfeitsUnvested", "proRata"]),
    bad: z.enum(["keepsSchedule", "forfeitsUnvested", "proRata"]),
    /** What a stop by the scheme counts as. */
    stopped: z.enum(["good", "bad"]),
  }),
});

import { z } from "zod";
import { holdingClock } from "@/server/core/capital/holding-clock";
import { isLongHeld, longHoldRule } from "@/server/core/capital/index-factor";
import { positionCharge } from "@/server/core/capital/minimum-capital";
import { assertKnownAssets, asset, cross, date, index, k2Text, rulesOn } from "./capital-fields";
import { type CaseKind, caseKind } from "./case-kind";

const trade = z.discriminatedUnion("side", [
  z.strictObject({
    date,
    side: z.literal("buy"),
    shares: z.number().positive(),
    price: z.number().nonnegative().optional(),
  }),
  z.strictObject({
    date,
    side: z.literal("sell"),
    shares: z.number().positive(),
    price: z.number().nonnegative().optional(),
  }),
  z.strictObject({ date, side: z.literal("split"), ratio: z.number().positive() }),
]);
const yearText = /^actual days \/ (\d+(?:\.\d+)?)$/;
const longHoldText = /^weighted holding time strictly above (\d+(?:\.\d+)?) years?$/;
const LOT_AGE_CAP = "each remaining lot counts with at most this many years";
const numberIn = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1]);

const holdingInput = z
  .strictObject({
    regime: cross,
    asset,
    index,
    valuation_date: date,
    trades: z.array(trade).min(1),
    order: z.literal("first in, first out").optional(),
    weighted_by: z.enum(["shares", "cost", "value"]),
    year: z.string().regex(yearText),
    lot_age_cap_years: z.number().positive().nullish(),
    lot_age_cap: z.enum([LOT_AGE_CAP, "none"]).optional(),
    long_hold: z.string().regex(longHoldText).optional(),
    /** The factor of these cases is the one at x = 0. */
    x: z.literal(0).optional(),
    k2: k2Text.optional(),
    risk_factor: z.enum(["RF = RF0 x (1 + k2)", "RF = RF0 x (1 + k2), capped at 1"]).optional(),
  })
  .refine(({ lot_age_cap, lot_age_cap_years }) => lot_age_cap !== "none" || typeof lot_age_cap_years !== "number");

const holdingTime = caseKind({
  name: "capital: holding clock, first in first out",
  input: holdingInput,
  compute({
    asset: code,
    index: indices,
    valuation_date,
    trades,
    weighted_by,
    year,
    lot_age_cap_years,
    long_hold,
    ...rest
  }) {
    const rules = rulesOn(valuation_date);
    assertKnownAssets([code], rules);
    const uncapped = rest.lot_age_cap === "none" || lot_age_cap_years === null;
    const rule = longHoldRule({ asset: code, indices }, rules);
    const clock = holdingClock(trades, valuation_date, {
      weightedBy: weighted_by,
      daysPerYear: numberIn(year, yearText),
      lotAgeCapYears: lot_age_cap_years ?? (uncapped ? null : (rule?.lookBackYears ?? null)),
    });
    const years = clock.weightedHoldingYears;
    const mark = long_hold === undefined ? rule?.longerThanYears : numberIn(long_hold, longHoldText);
    const charge = positionCharge({ asset: code, admittedValue: 1, indices, holdingYears: years ?? 0 }, rules);
    return {
      remaining_lots: clock.lots.map(({ acquiredOn, shares, price, holdingYears }) => ({
        acquired_on: acquiredOn,
        shares,
        price,
        holding_years: holdingYears,
      })),
      weighted_holding_years: years,
      long_hold: mark !== undefined && isLongHeld(years, mark),
      k2: charge.k2,
      base_factor: charge.baseFactor,
      risk_factor: charge.riskFactor,
    };
  },
});

/** The holding clock and the factor it leads to. */
export const capitalHoldingCases: readonly CaseKind[] = [holdingTime];

import { z } from "zod";
import { type DayCount, dayCountNamed } from "@/server/core/returns/calendar/day-count";
import { isPlainDate } from "@/server/core/returns/calendar/plain-date";

/** A convention in words that says all of what the product does; other words make the case unsupported. */
export const text = (...needed: readonly RegExp[]) =>
  z.string().refine((words) => needed.every((part) => part.test(words)), "a convention that is not known");

export const calendarDate = z.string().refine(isPlainDate, "not a calendar date");

/** A day count by any of its names. */
export const dayCount = z.string().transform((name, context): DayCount => {
  const known = dayCountNamed(name);
  if (known !== null) return known;
  context.addIssue(`unknown day count ${name}`);
  return z.NEVER;
});

const CURRENCY = /_m?(usd|eur|gbp|cny|hkd|sgd|jpy|chf)$/;

/** Fields of money may end in their currency (`award_gbp`, `initial_capital_musd`): what is computed is the same. */
export const withoutCurrency = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess(
    (given) =>
      typeof given === "object" && given !== null && !Array.isArray(given)
        ? Object.fromEntries(Object.entries(given).map(([name, value]) => [name.replace(CURRENCY, ""), value]))
        : given,
    z.strictObject(shape),
  );

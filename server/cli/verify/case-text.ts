import { z } from "zod";
import { isPlainDate } from "@/server/core/returns/calendar/plain-date";

/** A convention in words that says all of what the product does; other words make the case unsupported. */
export const text = (...needed: readonly RegExp[]) =>
  z.string().refine((words) => needed.every((part) => part.test(words)), "a convention that is not known");

export const calendarDate = z.string().refine(isPlainDate, "not a calendar date");

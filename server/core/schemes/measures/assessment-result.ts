import { type Measured, measured, unavailable } from "../../measured";
import { addMonths } from "../../returns/calendar/plain-date";
import type { MeasureOf } from "../scheme-definition";
import { type MeasureFacts, type MeasureResult, noResult } from "./measure-facts";

/** The latest judgement on record; one outside its scale is none. */
export function assessmentResult(
  { assessment, scale }: MeasureOf<"assessment">,
  { record, context }: MeasureFacts,
): MeasureResult {
  const latest = (context.assessments ?? [])
    .filter((line) => line.assessment === assessment && line.on <= record.asOf)
    .reduce<{ on: string; value: number; by: string | null } | null>(
      (best, line) => (best === null || line.on >= best.on ? line : best),
      null,
    );
  if (latest === null) return noResult("notReported", "score", "x");
  const isOnScale = latest.value >= scale.from && latest.value <= scale.to;
  const x: Measured = isOnScale ? measured(latest.value) : unavailable("notReported");
  return {
    x,
    unit: "score",
    formula: "x",
    inputs: [
      { name: "assessedOn", value: latest.on, unit: "date" },
      ...(latest.by === null ? [] : [{ name: "assessedBy", value: latest.by, unit: "text" } as const]),
    ],
    row: null,
  };
}

/** How many events of some kinds lie in the last years. Without any list of events nothing is known of them. */
export function eventsResult(
  { events, withinYears }: MeasureOf<"events">,
  { record, context }: MeasureFacts,
): MeasureResult {
  if (context.events === undefined) return noResult("notReported", "score", "count");
  const from = addMonths(record.asOf, -Math.round(withinYears * 12));
  const found = context.events.filter(({ kind, on }) => events.includes(kind) && on > from && on <= record.asOf);
  return {
    x: measured(found.length),
    unit: "score",
    formula: "count",
    inputs: found.map(({ on }) => ({ name: "eventOn", value: on, unit: "date" })),
    row: null,
  };
}

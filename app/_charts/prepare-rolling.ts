import type { RollingRecord } from "@/server/core/records/record-windows.ts";
import { niceTicks, spanWithZero } from "./scale.ts";

/** One column per window, standing on zero; null where the window has no active return. */
export interface RollingColumn {
  readonly on: string;
  readonly active: number | null;
}

/** Active returns of rolling windows as columns over the ends of the windows; a year is named where it begins. */
export function prepareRolling({ windows }: Pick<RollingRecord, "windows">): {
  columns: RollingColumn[];
  years: { label: string; index: number }[];
  domain: [number, number];
  ticks: number[];
} {
  const columns = windows.map(({ to, active }) => ({ on: to, active: active.value }));
  const years = columns.flatMap(({ on }, index) =>
    index > 0 && on.slice(0, 4) !== columns[index - 1]!.on.slice(0, 4) ? [{ label: on.slice(0, 4), index }] : [],
  );
  const domain = spanWithZero(columns.flatMap(({ active }) => active ?? []));
  return { columns, years, domain, ticks: niceTicks(domain, 5) };
}

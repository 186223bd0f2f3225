import { addMonths, type PlainDate } from "../returns/calendar/plain-date";
import type { GateFigure, InstitutionYear } from "../schemes/pay/pay-facts";

/** A figure of the institution as of a day; exact where it is money. */
export interface DatedFigure {
  readonly name: string;
  readonly on: PlainDate;
  /** null: the figure is a text, such as a rating. */
  readonly value: string | null;
}

const GATE_FIGURES = [
  "fundReturn",
  "fundReturnOverDebtCost",
  "comprehensiveSolvencyRatio",
  "coreSolvencyRatio",
  "fundProfitMargin",
  "riskWeight",
] as const satisfies readonly GateFigure[];

/**
 * What gates and pools read of a pay year: for each figure the latest value of the twelve months that end with the year.
 * A figure that is not known is left out, and money that is not known is null.
 *
 * @param figures as known on the day of settlement, in any order
 */
export function institutionYear(figures: readonly DatedFigure[], endsOn: PlainDate): InstitutionYear {
  const after = addMonths(endsOn, -12);
  const latest = new Map<string, { readonly on: PlainDate; readonly value: string }>();
  for (const { name, on, value } of figures) {
    if (value === null || on <= after || on > endsOn) continue;
    const known = latest.get(name);
    if (known === undefined || known.on < on) latest.set(name, { on, value });
  }
  const figureOf = (name: string) => latest.get(name)?.value ?? null;
  return {
    endsOn,
    figures: Object.fromEntries(
      GATE_FIGURES.flatMap((name) => {
        const value = figureOf(name);
        return value === null ? [] : [[name, Number(value)]];
      }),
    ),
    equity: figureOf("equity"),
    netIncome: figureOf("netIncome"),
  };
}

import type { ReplayManager, ReplayPayYear, ReplaySchemeView } from "@/server/services/replay-view.ts";
import type { ExportWords } from "./export-words.ts";
import { at, type Cell, day, down, formula, number, type Sheet, SheetPlan, text } from "./workbook.ts";

const FIGURES = ["granted", "paid", "deferredBalance", "bank", "malus", "forfeited", "clawedBack"] as const;
const FIRST_FIGURE = 5;

/** Where the lines of pay of a scheme stand, by column. */
export interface PayPlaces {
  readonly sheet: Sheet;
  readonly column: (reference: string, column: number) => string | null;
}

const money = (amount: string): Cell => number(Number(amount), "money");

/** Pay year by year: of everybody, and of each person where the reader may see it, who then sum to everybody by formula. */
export function payYearsSheet(
  schemes: readonly ReplaySchemeView[],
  managers: readonly ReplayManager[],
  words: ExportWords,
): Sheet {
  const { say } = words;
  const plan = new SheetPlan(say("export.sheets.payYears"), [30, 28, 10, 12, ...FIGURES.map(() => 18)]);
  plan.add(text(say("export.sheets.payYears"), "title"));
  plan.add(text(say("export.replay.payNote"), "note"));
  plan.add(
    ...["replay.scheme", "replay.manager", "export.fund.currency", "replay.yearEnd"].map((key) =>
      text(say(key), "heading"),
    ),
    ...FIGURES.map((figure) => text(say(`replay.payFigures.${figure}`), "heading")),
  );
  plan.frozen = { rows: 3, columns: 2 };
  const byId = new Map(managers.map((manager) => [manager.managerId, manager]));
  for (const { name, currency, totals, people } of schemes) {
    if (totals === null || currency === null) continue;
    const add = (who: string, { endsOn }: ReplayPayYear, cells: readonly Cell[]) =>
      plan.add(text(words.bilingual(name)), text(who), text(currency), day(endsOn), ...cells);
    const rowsOf = new Map<string, number[]>();
    for (const { managerId, years } of people ?? []) {
      const who = words.name(byId.get(managerId) ?? { name: managerId });
      for (const year of years) {
        const row = add(
          who,
          year,
          FIGURES.map((figure) => money(year[figure])),
        );
        rowsOf.set(year.endsOn, [...(rowsOf.get(year.endsOn) ?? []), row]);
      }
    }
    for (const year of totals.years) {
      const rows = rowsOf.get(year.endsOn) ?? [];
      add(
        say("export.replay.everybody"),
        year,
        FIGURES.map((figure, i) =>
          rows.length === 0
            ? money(year[figure])
            : formula(`SUM(${rows.map((row) => at(FIRST_FIGURE + i, row)).join(",")})`, Number(year[figure]), "money"),
        ),
      );
    }
  }
  return plan;
}

export const OUTCOME_COLUMNS = { paid: 4, clawedBack: 5, open: 6, finalValueAdded: 8 } as const;

/** What each person got in all, beside how the portfolios ended. */
export function outcomeSheet(
  schemes: readonly ReplaySchemeView[],
  managers: readonly ReplayManager[],
  words: ExportWords,
): PayPlaces {
  const { say } = words;
  const name = say("export.sheets.outcome");
  const plan = new SheetPlan(name, [30, 28, 10, 18, 18, 18, 14, 20]);
  plan.add(text(name, "title"));
  plan.add(text(say("export.replay.outcomeNote"), "note"));
  plan.add(
    ...[
      "replay.scheme",
      "replay.manager",
      "export.fund.currency",
      "replay.columns.paid",
      "replay.columns.clawedBack",
      "replay.columns.open",
      "export.replay.finalActive",
      "replay.columns.finalValueAdded",
    ].map((key) => text(say(key), "heading")),
  );
  plan.frozen = { rows: 3, columns: 2 };
  const byId = new Map(managers.map((manager) => [manager.managerId, manager]));
  const places = new Map<string, { from: number; to: number }>();
  for (const { reference, name: scheme, currency, people } of schemes) {
    if (people === null || currency === null || people.length === 0) continue;
    const from = plan.next;
    for (const { managerId, paid, clawedBack, open, finalActive, finalValueAdded } of people)
      plan.add(
        text(words.bilingual(scheme)),
        text(words.name(byId.get(managerId) ?? { name: managerId })),
        text(currency),
        money(paid),
        money(clawedBack),
        money(open),
        finalActive.value === null ? null : number(finalActive.value, "percent"),
        finalValueAdded.value === null ? null : number(finalValueAdded.value, "money"),
      );
    places.set(reference, { from, to: plan.next - 1 });
  }
  return {
    sheet: plan,
    column: (reference, column) => {
      const place = places.get(reference);
      return place ? `'${name}'!${down(column, place.from, place.to)}` : null;
    },
  };
}

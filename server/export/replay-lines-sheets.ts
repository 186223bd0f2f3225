import type { ReplayManager, ReplaySchemeView } from "@/server/services/replay-view.ts";
import type { ExportWords } from "./export-words.ts";
import { at, type Cell, day, down, formula, number, on, type Sheet, SheetPlan, text } from "./workbook.ts";

/** Lines of all schemes below each other, and where those of each stand. */
export interface LinesSheet {
  readonly sheet: Sheet;
  /** One column of the lines of a scheme, as an address; null where it has none. */
  readonly column: (reference: string, column: number) => string | null;
}

interface LinesPlan {
  readonly name: string;
  readonly note: string;
  readonly headings: readonly string[];
  readonly widths: readonly number[];
  readonly lines: (scheme: ReplaySchemeView, firstRow: number) => readonly (readonly Cell[])[];
}

const bySchemes = (
  schemes: readonly ReplaySchemeView[],
  { name, note, headings, widths, lines }: LinesPlan,
  words: ExportWords,
): LinesSheet => {
  const plan = new SheetPlan(name, [30, ...widths]);
  plan.add(text(name, "title"));
  plan.add(text(note, "note"));
  plan.add(text(words.say("replay.scheme"), "heading"), ...headings.map((heading) => text(heading, "heading")));
  plan.frozen = { rows: 3, columns: 2 };
  const places = new Map<string, { from: number; to: number }>();
  for (const scheme of schemes) {
    const from = plan.next;
    for (const cells of lines(scheme, from)) plan.add(text(words.bilingual(scheme.name)), ...cells);
    if (plan.next > from) places.set(scheme.reference, { from, to: plan.next - 1 });
  }
  return {
    sheet: plan,
    column: (reference, column) => {
      const place = places.get(reference);
      return place ? on(name, down(column, place.from, place.to)) : null;
    },
  };
};

const measuredCell = (
  { value, reason }: { readonly value: number | null; readonly reason?: string },
  look: "percent" | "money",
  words: ExportWords,
): Cell => (value === null ? text(words.reason(reason ?? "notReported"), "note") : number(value, look));

/** What every scheme said of every manager at every quarter end. */
export function verdictsSheet(
  schemes: readonly ReplaySchemeView[],
  managers: readonly ReplayManager[],
  quarters: readonly string[],
  words: ExportWords,
): LinesSheet {
  const { say } = words;
  return bySchemes(
    schemes,
    {
      name: say("export.sheets.verdicts"),
      note: say("export.replay.verdictsNote"),
      headings: ["manager", "quarter", "score", "rank", "verdict", "action"].map((key) => say(`replay.${key}`)),
      widths: [28, 12, 11, 8, 18, 12],
      lines: ({ lanes }) =>
        lanes.flatMap((lane, i) =>
          lane.verdicts.map((verdict, k): Cell[] => {
            const [score, rank] = [lane.scores[k] ?? null, lane.ranks[k] ?? null];
            return [
              text(words.name(managers[i]!)),
              day(quarters[lane.first + k]!),
              score === null ? null : number(score),
              rank === null ? null : number(rank, "integer"),
              text(say(`verdicts.${verdict}`)),
              text(say(`replay.actions.${lane.actions[k]!}`)),
            ];
          }),
        ),
    },
    words,
  );
}

export const STOP_COLUMNS = { valueAdded: 10, judgement: 11 } as const;

/** The regret ledger: who was stopped, and what the same portfolios did afterwards. */
export function stopsSheet(
  schemes: readonly ReplaySchemeView[],
  managers: readonly ReplayManager[],
  words: ExportWords,
): LinesSheet {
  const { say } = words;
  const byId = new Map(managers.map((manager) => [manager.managerId, manager]));
  return bySchemes(
    schemes,
    {
      name: say("export.sheets.stops"),
      note: say("replay.stopsNote"),
      headings: [
        say("replay.manager"),
        say("replay.columns.stoppedOn"),
        say("replay.columns.breach"),
        ...(["1y", "3y", "5y", "toEnd"] as const).map((span) => say(`export.replay.after.${span}`)),
        say("export.replay.yearsSince"),
        say("replay.columns.valueAddedSince"),
        say("replay.columns.wasWrong"),
      ],
      widths: [28, 12, 22, 13, 13, 13, 13, 11, 18, 24],
      lines: ({ stops }) =>
        stops.map(({ managerId, stoppedOn, breach, after, yearsSince, valueAddedSince, wasWrong }): Cell[] => [
          text(words.name(byId.get(managerId) ?? { name: managerId })),
          day(stoppedOn),
          breach === null ? null : text(say(`replay.breaches.${breach}`)),
          ...(["1y", "3y", "5y", "toEnd"] as const).map((span) => measuredCell(after[span], "percent", words)),
          number(yearsSince),
          valueAddedSince.value === null ? null : number(valueAddedSince.value, "money"),
          text(say(`replay.judgement.${wasWrong === null ? "unknown" : wasWrong ? "wrong" : "right"}`)),
        ]),
    },
    words,
  );
}

export const REVERSAL_COLUMNS = { reversed: 3, pairs: 4 } as const;

/** Pairs that a year end ranks the other way round than the end does. */
export function reversalsSheet(schemes: readonly ReplaySchemeView[], words: ExportWords): LinesSheet {
  const { say } = words;
  return bySchemes(
    schemes,
    {
      name: say("export.sheets.reversals"),
      note: say("replay.reversalsNote"),
      headings: [
        say("replay.yearEnd"),
        say("export.replay.reversed"),
        say("export.replay.pairs"),
        say("replay.reversalsAxis"),
      ],
      widths: [12, 14, 14, 14],
      lines: ({ reversals }, first) =>
        reversals.map(({ asOf, reversed, pairs }, i): Cell[] => [
          day(asOf),
          number(reversed, "integer"),
          number(pairs, "integer"),
          pairs === 0
            ? null
            : formula(
                `${at(REVERSAL_COLUMNS.reversed, first + i)}/${at(REVERSAL_COLUMNS.pairs, first + i)}`,
                reversed / pairs,
                "percent",
              ),
        ]),
    },
    words,
  );
}

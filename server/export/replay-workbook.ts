import { type Measured, measured, unavailable } from "@/server/core/measured.ts";
import type { ReplayManager, ReplaySchemeView } from "@/server/services/replay-view.ts";
import { aboutSheet, type ExportFacts } from "./about-sheet.ts";
import type { ExportWords } from "./export-words.ts";
import {
  type LinesSheet,
  REVERSAL_COLUMNS,
  reversalsSheet,
  STOP_COLUMNS,
  stopsSheet,
  verdictsSheet,
} from "./replay-lines-sheets.ts";
import { OUTCOME_COLUMNS, outcomeSheet, type PayPlaces, payYearsSheet } from "./replay-pay-sheets.ts";
import { type CellLook, type Sheet, SheetPlan, text, type Workbook } from "./workbook.ts";

export interface ReplayExport {
  readonly schemes: readonly ReplaySchemeView[];
  readonly managers: readonly ReplayManager[];
  /** Quarter ends of the replay, in order. */
  readonly quarters: readonly string[];
}

/** A replay as a workbook: the schemes side by side by formula over every verdict, stop, reversal and award below them. */
export function replayWorkbook(
  { schemes, managers, quarters }: ReplayExport,
  facts: ExportFacts,
  words: ExportWords,
): Workbook {
  const stops = stopsSheet(schemes, managers, words);
  const reversals = reversalsSheet(schemes, words);
  const pays = schemes.some(({ totals }) => totals !== null);
  const isPersonal = schemes.some(({ people }) => people !== null);
  const outcome = isPersonal ? outcomeSheet(schemes, managers, words) : null;
  const sheets: Sheet[] = [
    comparisonSheet(schemes, { stops, reversals, outcome, pays }, words),
    verdictsSheet(schemes, managers, quarters, words).sheet,
    stops.sheet,
    reversals.sheet,
    ...(pays ? [payYearsSheet(schemes, managers, words)] : []),
    ...(outcome ? [outcome.sheet] : []),
  ];
  return { sheets: [aboutSheet(facts, sheets, words), ...sheets] };
}

interface Places {
  readonly stops: LinesSheet;
  readonly reversals: LinesSheet;
  readonly outcome: PayPlaces | null;
  readonly pays: boolean;
}

interface ComparedFigure {
  readonly key: string;
  readonly look: CellLook;
  readonly own: (scheme: ReplaySchemeView) => Measured;
  readonly source: (scheme: ReplaySchemeView) => string | null;
}

/** Each figure of the comparison three times: by formula, as shown, and the difference. */
function comparisonSheet(schemes: readonly ReplaySchemeView[], places: Places, words: ExportWords): Sheet {
  const { say } = words;
  const figures = comparedFigures(places, words);
  const plan = new SheetPlan(say("export.sheets.comparison"), [34, ...schemes.flatMap(() => [18, 18, 11])]);
  plan.add(text(say("replay.comparisonTitle"), "title"));
  plan.add(text(say("replay.comparisonNote"), "note"));
  plan.add(null, ...schemes.flatMap(({ name }) => [text(words.bilingual(name), "heading"), null, null]));
  plan.add(
    null,
    ...schemes.flatMap(() => ["recomputed", "shown", "difference"].map((key) => text(say(`export.${key}`), "heading"))),
  );
  plan.frozen = { rows: 4, columns: 1 };
  if (places.pays)
    plan.add(
      text(say("export.fund.currency")),
      ...schemes.flatMap(({ currency }) => [null, currency === null ? null : text(currency), null]),
    );
  for (const { key, look, own, source } of figures) {
    const row = plan.next;
    plan.add(
      text(say(`replay.columns.${key}`)),
      ...schemes.flatMap((scheme, i) =>
        plan.compared({ column: 2 + 3 * i, row }, source(scheme), own(scheme), look, words.reason),
      ),
    );
  }
  return plan;
}

function comparedFigures({ stops, reversals, outcome, pays }: Places, words: ExportWords): ComparedFigure[] {
  const counted = (judgement: "wrong" | "right", { reference }: ReplaySchemeView) => {
    const range = stops.column(reference, STOP_COLUMNS.judgement);
    return range === null ? null : `SUMPRODUCT((${range}="${words.say(`replay.judgement.${judgement}`)}")*1)`;
  };
  const ofOutcome = (column: number, { reference }: ReplaySchemeView) => {
    const range = outcome?.column(reference, column) ?? null;
    return range === null ? null : `SUM(${range})`;
  };
  const amount = (scheme: ReplaySchemeView, pick: "paid" | "open" | "clawedBack" | "paidWithoutValue"): Measured =>
    scheme.totals === null ? unavailable("schemeWithoutPay") : measured(Number(scheme.totals[pick]));
  const money = (key: "paid" | "open" | "clawedBack"): ComparedFigure => ({
    key,
    look: "money",
    own: (scheme) => amount(scheme, key),
    source: (scheme) => ofOutcome(OUTCOME_COLUMNS[key], scheme),
  });
  return [
    {
      key: "stopped",
      look: "integer",
      own: (scheme) => measured(scheme.stops.length),
      source: ({ reference }) => {
        const range = stops.column(reference, STOP_COLUMNS.judgement);
        return range === null ? null : `ROWS(${range})`;
      },
    },
    {
      key: "wrongStops",
      look: "integer",
      own: ({ wrongStops }) => measured(wrongStops),
      source: (scheme) => counted("wrong", scheme),
    },
    {
      key: "rightStops",
      look: "integer",
      own: ({ rightStops }) => measured(rightStops),
      source: (scheme) => counted("right", scheme),
    },
    {
      key: "missedStops",
      look: "integer",
      own: ({ missedStops }) => measured(missedStops.length),
      source: () => null,
    },
    {
      key: "valueAddedAfterWrongStops",
      look: "money",
      own: (scheme) =>
        measured(
          scheme.stops.reduce(
            (sum, { wasWrong, valueAddedSince }) => sum + (wasWrong ? (valueAddedSince.value ?? 0) : 0),
            0,
          ),
        ),
      source: ({ reference }) => {
        const [values, judged] = [STOP_COLUMNS.valueAdded, STOP_COLUMNS.judgement].map((column) =>
          stops.column(reference, column),
        );
        return values && judged ? `SUMIFS(${values},${judged},"${words.say("replay.judgement.wrong")}")` : null;
      },
    },
    {
      key: "reversalShare",
      look: "percent",
      own: ({ reversalShare }) => reversalShare,
      source: ({ reference }) => {
        const [reversed, pairs] = [REVERSAL_COLUMNS.reversed, REVERSAL_COLUMNS.pairs].map((column) =>
          reversals.column(reference, column),
        );
        return reversed && pairs ? `SUM(${reversed})/SUM(${pairs})` : null;
      },
    },
    ...(pays
      ? [
          money("paid"),
          money("open"),
          money("clawedBack"),
          {
            key: "paidWithoutValue",
            look: "money" as const,
            own: (scheme: ReplaySchemeView) => amount(scheme, "paidWithoutValue"),
            source: ({ reference }: ReplaySchemeView) => {
              const [paid, final] = [OUTCOME_COLUMNS.paid, OUTCOME_COLUMNS.finalValueAdded].map((column) =>
                outcome?.column(reference, column),
              );
              return paid && final ? `SUMPRODUCT(ISNUMBER(${final})*(${final}<=0)*${paid})` : null;
            },
          },
          {
            key: "payAgainstOutcome",
            look: "number" as const,
            own: (scheme: ReplaySchemeView) => scheme.totals?.payAgainstOutcome ?? unavailable("schemeWithoutPay"),
            source: () => null,
          },
        ]
      : []),
  ];
}

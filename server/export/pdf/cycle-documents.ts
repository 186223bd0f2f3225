import { formatDate, formatExactMoney, formatNumber, formatPercent } from "@/server/core/format/format-figure.ts";
import type { EvaluationNode, FigureInput } from "@/server/core/schemes/evaluation.ts";
import type { SourceRef } from "@/server/core/schemes/manager-record.ts";
import type { PayYear } from "@/server/core/schemes/pay/pay-year.ts";
import type { SchemePay } from "@/server/core/schemes/scheme-definition.ts";
import { paySentences } from "@/server/core/schemes/summary/pay-sentences.ts";
import type { ExportLocale, ExportWords } from "../export-words.ts";
import type { PdfDocument } from "./pdf-document.ts";

/** What both documents say of the cycle, on every page. */
export interface CycleFactsOfDocument {
  readonly locale: ExportLocale;
  readonly words: ExportWords;
  readonly person: string;
  readonly cycleName: string;
  readonly scheme: string;
  readonly asOf: string;
  readonly knownAsOf: string;
  readonly fingerprint: string;
  readonly engine: string;
  /** Of the cycle: what leads back to it. */
  readonly runId: string;
}

const footerOf = ({ words: { say }, locale, ...facts }: CycleFactsOfDocument): string[] => [
  say("cycleDocuments.footer", {
    asOf: formatDate(facts.asOf, locale),
    knownAsOf: facts.knownAsOf.slice(0, 16).replace("T", " "),
    engine: facts.engine,
  }),
  say("cycleDocuments.seal", { runId: facts.runId, fingerprint: facts.fingerprint }),
];

export interface AwardLetter extends CycleFactsOfDocument {
  readonly score: number | null;
  readonly verdict: string;
  readonly year: PayYear;
  readonly adjustment: string | null;
  readonly tranches: readonly { readonly dueOn: string; readonly amount: string; readonly instrument: string }[];
  readonly pay: SchemePay;
}

/** What a person is granted, when it is paid, and on which conditions. */
export function awardLetter(letter: AwardLetter): PdfDocument {
  const { words, locale, year, pay, tranches } = letter;
  const { say, label, bilingual } = words;
  const money = (amount: string) => formatExactMoney(amount, pay.currency, locale);
  return {
    title: say("cycleDocuments.letterTitle"),
    subtitle: `${letter.person} · ${say("cycles.cycleName", { name: letter.cycleName })}`,
    blocks: [
      {
        kind: "text",
        text: say("cycleDocuments.letterText", {
          person: letter.person,
          scheme: letter.scheme,
          asOf: formatDate(letter.asOf, locale),
          granted: money(year.granted),
          upfront: money(year.upfront),
          deferred: money(year.deferred),
        }),
      },
      {
        kind: "facts",
        rows: [
          [
            say("cycles.score"),
            letter.score === null ? say("ui.notAvailable") : formatNumber(letter.score, locale, { digits: 1 }),
          ],
          [say("cycles.verdict"), label("verdicts", letter.verdict)],
          [say("cycles.calculated"), money(year.award?.amount ?? "0")],
          [say("cycles.granted"), money(year.granted)],
          ...(letter.adjustment === null ? [] : [[say("cycles.reason"), letter.adjustment] as const]),
        ],
      },
      { kind: "heading", text: say("cycleDocuments.tranches") },
      {
        kind: "table",
        widths: [2, 3, 3],
        heading: [say("payLedger.dueOn"), say("cycleDocuments.instrument"), say("cycleDocuments.amount")],
        rows: [
          ...tranches.map(({ dueOn, amount, instrument }) => [
            formatDate(dueOn, locale),
            say(`cycleDocuments.instruments.${instrument}`),
            money(amount),
          ]),
          [say("cycles.total"), "", money(year.granted)],
        ],
      },
      { kind: "heading", text: say("cycleDocuments.conditions") },
      ...paySentences(pay).map((sentence) => ({ kind: "text" as const, text: bilingual(sentence) })),
      { kind: "heading", text: say("cycleDocuments.signatures") },
      {
        kind: "facts",
        rows: [
          [say("cycleDocuments.institution"), "________________"],
          [letter.person, "________________"],
        ],
      },
    ],
    footer: footerOf(letter),
  };
}

export interface EvaluationReport extends CycleFactsOfDocument {
  readonly tree: EvaluationNode;
  readonly decision: EvaluationNode;
  readonly payTree: EvaluationNode | null;
  readonly currency: string;
}

/** The whole derivation of a score and of the pay: formulas, inputs and the rows of the files behind them. */
export function evaluationReport(report: EvaluationReport): PdfDocument {
  const { words, payTree } = report;
  const { say } = words;
  const rows = new SourceRows();
  const tree = (title: string, root: EvaluationNode) =>
    [
      { kind: "heading", text: say(title) },
      { kind: "tree", rows: rowsOf(root, report, rows) },
    ] as const;
  const blocks = [
    ...(payTree === null ? [] : tree("cycles.payTree", payTree)),
    ...tree("cycles.scoreTree", report.tree),
    ...tree("cycles.decisionTree", report.decision),
  ];
  return {
    title: say("cycleDocuments.reportTitle"),
    subtitle: `${report.person} · ${say("cycles.cycleName", { name: report.cycleName })} · ${report.scheme}`,
    blocks: [...blocks, ...(rows.all.length === 0 ? [] : sourcesOf(rows, words))],
    footer: footerOf(report),
  };
}

/** Rows of files in the order of their first use; steps name them by number, so that each is listed once. */
class SourceRows {
  readonly #numbers = new Map<string, number>();
  readonly all: SourceRef[] = [];

  /** "1-4, 9" */
  numbersOf(sources: readonly SourceRef[]): string {
    const numbers = sources.map((source) => this.#numberOf(source)).sort((a, b) => a - b);
    const runs: [first: number, last: number][] = [];
    for (const number of numbers) {
      const run = runs.at(-1);
      if (run && number <= run[1] + 1) run[1] = number;
      else runs.push([number, number]);
    }
    return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(", ");
  }

  #numberOf(source: SourceRef): number {
    const { table, subjectId, batchId, firstRow, lastRow } = source;
    const key = [table, subjectId, batchId, firstRow, lastRow].join(" ");
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.all.push(source);
    this.#numbers.set(key, number);
    return number;
  }
}

const sourcesOf = ({ all }: SourceRows, { say, label }: ExportWords): PdfDocument["blocks"] => [
  { kind: "heading", text: say("cycleDocuments.sources") },
  {
    kind: "table",
    widths: [1, 6, 7, 3, 2],
    heading: (["number", "file", "facts", "rows", "values"] as const).map((name) =>
      say(`cycleDocuments.sourceColumns.${name}`),
    ),
    rows: all.map(({ fileName, firstRow, lastRow, table, subject, count }, i) => [
      `${i + 1}`,
      fileName,
      `${label("explain.tables", table)}: ${subject}`,
      firstRow === null ? "" : firstRow === lastRow ? `${firstRow}` : `${firstRow}-${lastRow ?? ""}`,
      `${count}`,
    ]),
  },
];

type TreeRow = Extract<PdfDocument["blocks"][number], { kind: "tree" }>["rows"][number];

function rowsOf(node: EvaluationNode, report: EvaluationReport, rows: SourceRows, level = 0): TreeRow[] {
  const { say, label, reason } = report.words;
  const figure = figureWriter(report);
  const { value } = node.value;
  return [
    {
      level,
      title: titleOf(node, report),
      value: node.amount === undefined ? figure(value, node.unit) : figure(node.amount, "money"),
      notes: [
        ...(value === null && node.value.reason ? [reason(node.value.reason)] : []),
        ...(node.weight === null
          ? []
          : [
              say("cycleDocuments.weight", {
                weight: figure(node.weight, "share"),
                effective: figure(node.effectiveWeight, "share"),
              }),
            ]),
        ...(node.formula === null ? [] : [node.formula]),
        ...(node.inputs.length === 0
          ? []
          : [
              node.inputs
                .map(({ name, value: input, unit }) => `${label("evaluation.inputs", name)} ${figure(input, unit)}`)
                .join("; "),
            ]),
        ...(node.sources.length === 0
          ? []
          : [say("cycleDocuments.sourceNumbers", { numbers: rows.numbersOf(node.sources) })]),
      ],
    },
    ...node.children.flatMap((child) => rowsOf(child, report, rows, level + 1)),
  ];
}

function titleOf(node: EvaluationNode, report: EvaluationReport): string {
  const measured = node.children[0];
  if (node.key === "measureScore" && measured)
    return report.words.say("evaluation.nodes.measureScore", { measure: titleOf(measured, report) });
  const { gates, ...facts } = node.facts;
  return report.words.say(`evaluation.nodes.${node.key}`, { graceLost: "none", ...facts, gates: gates || "none" });
}

function figureWriter({ locale, words, currency }: EvaluationReport) {
  return (value: number | string | null, unit: FigureInput["unit"]): string => {
    if (value === null) return words.say("ui.notAvailable");
    if (typeof value === "string") {
      if (unit === "date") return formatDate(value, locale);
      return unit === "money" ? formatExactMoney(value, currency, locale) : value;
    }
    if (unit === "return" || unit === "share" || unit === "probability")
      return formatPercent(value, locale, { digits: 4 });
    return formatNumber(value, locale, { digits: unit === "multiple" ? 4 : 2 });
  };
}

import { measured } from "@/server/core/measured.ts";
import type { EvaluationNode, FigureInput, FigureUnit } from "@/server/core/schemes/evaluation.ts";
import type { SchemeDefinition, SchemeMeasure } from "@/server/core/schemes/scheme-definition.ts";
import type { ExportWords } from "./export-words.ts";
import { at, type Cell, type CellLook, columnName, day, number, type Sheet, SheetPlan, text } from "./workbook.ts";

export interface ScoreExport {
  readonly sheetName: string;
  readonly lens: string;
  readonly definition: SchemeDefinition;
  /** The score with all steps below it. */
  readonly tree: EvaluationNode;
  /** Funds by the name that inputs call them by, as the reader calls them. */
  readonly subjectNames: ReadonlyMap<string, string>;
}

/** Columns: step, weight, then three each for counted weight, result and score, then the corners of the curve. */
const COLUMN = { weight: 2, counted: 3, result: 6, score: 9, corners: 12 } as const;

interface MeasureLine {
  readonly node: EvaluationNode;
  readonly measure: SchemeMeasure;
  readonly row: number;
}

/** A score by formula: results from their inputs, scores on the curve, weights after the rule for missing results. */
export function scoreSheet(
  { sheetName, lens, definition, tree, subjectNames }: ScoreExport,
  words: ExportWords,
): Sheet {
  const { say } = words;
  const corners = Math.max(...definition.measures.map(({ curve }) => curve.length));
  const plan = new SheetPlan(sheetName, [46, 11, 13, 11, 11, 13, 13, 11, 13, 13, 11, ...Array(2 * corners).fill(12)]);
  plan.add(text(say("export.score.title", { lens }), "title"));
  plan.add(text(say("export.score.note"), "note"));
  plan.add(text(say("export.score.missingRule")), text(say(`export.score.rules.${definition.missing.rule}`)));
  plan.add(text(say("export.score.minimumWeight")), number(definition.missing.minimumWeight, "percent"));
  const triple = (key: string) => [text(say(`export.score.${key}`), "heading"), null, null];
  const curve = (key: string) =>
    Array.from({ length: corners }, (_, i) => text(`${say(`export.score.${key}`)} ${i + 1}`, "heading"));
  plan.add(
    null,
    null,
    ...triple("effectiveWeight"),
    ...triple("result"),
    ...triple("score"),
    text(say("export.score.curves"), "heading"),
  );
  const compared = ["recomputed", "shown", "difference"].map((key) => text(say(`export.${key}`), "heading"));
  plan.add(
    text(say("export.score.step"), "heading"),
    text(say("export.score.weight"), "heading"),
    ...compared,
    ...compared,
    ...compared,
    ...curve("cornerX"),
    ...curve("cornerScore"),
  );
  plan.frozen = { rows: plan.rows.length, columns: 1 };

  const books = tree.children.filter(({ key }) => key === "book");
  const measures = new Map(definition.measures.map((measure) => [measure.id, measure]));
  const stepRows = books.reduce((total, { children }) => total + children.length + 1, 1);
  const inputs = new InputRows(plan.next + stepRows + 1, words, subjectNames);
  const bookRows: { readonly node: EvaluationNode; readonly row: number }[] = [];
  for (const book of books) {
    const firstRow = plan.next;
    const lines = book.children.flatMap((node, i): MeasureLine[] => {
      const measure = measures.get(String(node.facts.measure));
      return measure ? [{ node, measure, row: firstRow + i }] : [];
    });
    for (const line of lines) plan.add(...measureCells(line, lines, { plan, definition, corners, inputs, words }));
    bookRows.push({ node: book, row: plan.next });
    plan.add(...bookCells(book, lines, { plan, definition, words }));
  }
  plan.add(...totalCells(tree, bookRows, plan, words));
  plan.add();
  plan.add(text(say("export.score.inputs"), "heading"), text(say("export.score.value"), "heading"));
  plan.rows.push(...inputs.rows);
  return plan;
}

interface Around {
  readonly plan: SheetPlan;
  readonly definition: SchemeDefinition;
  readonly words: ExportWords;
}

function measureCells(
  { node, measure, row }: MeasureLine,
  lines: readonly MeasureLine[],
  { plan, definition, corners, inputs, words }: Around & { corners: number; inputs: InputRows },
): Cell[] {
  const result = node.children[0];
  const x = result?.value ?? node.value;
  const source = result ? inputs.add(nodeTitle(result, words), result) : null;
  const { curve } = measure;
  const blank = (count: number): Cell[] => Array.from({ length: count }, () => null);
  const counted = node.effectiveWeight === null ? null : measured(node.effectiveWeight);
  const score = plan.compared(
    { column: COLUMN.score, row },
    onCurve(curve.length, corners, row),
    node.value,
    "number",
    words.reason,
  );
  return [
    text(nodeTitle(node, words)),
    number(measure.weight, "percent"),
    ...(counted
      ? plan.compared(
          { column: COLUMN.counted, row },
          countedWeight(row, lines, definition),
          counted,
          "percent",
          words.reason,
        )
      : blank(3)),
    ...plan.compared(
      { column: COLUMN.result, row },
      source ?? givenSource(inputs, x.value),
      x,
      lookOf(result?.unit ?? "return"),
      words.reason,
    ),
    ...score,
    ...curve.map((corner) => number(corner.x)),
    ...blank(corners - curve.length),
    ...curve.map((corner) => number(corner.score)),
  ];
}

/** A result that is not computed from its inputs here stands as it is. */
const givenSource = (inputs: InputRows, x: number | null): string | null => (x === null ? null : inputs.lastValue);

/** Straight lines between the corners, the nearest corner's score beyond them; of two corners at one place the later counts. */
function onCurve(count: number, corners: number, row: number): string {
  const x = at(COLUMN.result, row);
  const place = (index: number) => COLUMN.corners + index;
  const range = (from: number) => `$${columnName(from)}$${row}:$${columnName(from + count - 1)}$${row}`;
  const [xs, scores] = [range(place(0)), range(place(corners))];
  const left = `MATCH(${x},${xs},1)`;
  const share = `(${x}-INDEX(${xs},${left}))/(INDEX(${xs},${left}+1)-INDEX(${xs},${left}))`;
  const between = `INDEX(${scores},${left})+(INDEX(${scores},${left}+1)-INDEX(${scores},${left}))*${share}`;
  const [firstScore, lastScore] = [at(place(corners), row), at(place(corners + count - 1), row)];
  return `IF(${x}<${at(place(0), row)},${firstScore},IF(${x}>=${at(place(count - 1), row)},${lastScore},${between}))`;
}

const rangeOf = (column: number, lines: readonly MeasureLine[]): string =>
  `${at(column, lines[0]!.row)}:${at(column, lines.at(-1)!.row)}`;

/** What a measure counts for once the missing ones are left out; null where scores of the period before stand in. */
function countedWeight(row: number, lines: readonly MeasureLine[], { missing }: SchemeDefinition): string | null {
  if (missing.rule === "carry" && lines.some(({ node }) => node.value.value === null)) return null;
  const present = `SUMPRODUCT(ISNUMBER(${rangeOf(COLUMN.score, lines)})*${rangeOf(COLUMN.weight, lines)})`;
  return `IF(ISNUMBER(${at(COLUMN.score, row)}),${at(COLUMN.weight, row)}/${present},0)`;
}

function bookCells(book: EvaluationNode, lines: readonly MeasureLine[], { plan, definition, words }: Around): Cell[] {
  const isCarried = definition.missing.rule === "carry" && lines.some(({ node }) => node.value.value === null);
  const source = isCarried ? null : `SUMPRODUCT(${rangeOf(COLUMN.counted, lines)},${rangeOf(COLUMN.score, lines)})`;
  const place = { column: COLUMN.score, row: plan.next };
  const score = plan.compared(place, source, book.value, "number", words.reason);
  return [
    text(nodeTitle(book, words), "heading"),
    number(book.weight ?? 0, "percent"),
    ...Array<Cell>(6).fill(null),
    ...score,
  ];
}

/** Mean of the books that have a score, by their share. */
function totalCells(
  tree: EvaluationNode,
  books: readonly { readonly node: EvaluationNode; readonly row: number }[],
  plan: SheetPlan,
  words: ExportWords,
): Cell[] {
  const present = books.filter(({ node }) => node.value.value !== null && (node.effectiveWeight ?? 0) > 0);
  const scoreOf = ({ node, row }: (typeof books)[number]) => {
    const isByFormula = plan.rows[row - 1]?.[COLUMN.score - 1] !== null;
    return at(COLUMN.score + (isByFormula && node.value.value !== null ? 0 : 1), row);
  };
  const parts = present.map((book) => `${at(COLUMN.weight, book.row)}*${scoreOf(book)}`);
  const shares = present.map(({ row }) => at(COLUMN.weight, row));
  const source = present.length === 0 ? null : `(${parts.join("+")})/(${shares.join("+")})`;
  const score = plan.compared({ column: COLUMN.score, row: plan.next }, source, tree.value, "number", words.reason);
  return [text(words.say("export.score.whole"), "heading"), ...Array<Cell>(7).fill(null), ...score];
}

/** The numbers that results were computed from, below the steps. */
class InputRows {
  readonly rows: Cell[][] = [];
  /** Address of a result that stands as a number, not as a formula. */
  lastValue: string | null = null;

  /** @param heading row that the heading of the inputs will stand in */
  constructor(
    readonly heading: number,
    readonly words: ExportWords,
    readonly subjectNames: ReadonlyMap<string, string>,
  ) {}

  /** Writes the inputs of a result down. @returns its formula; null where it is not computed here */
  add(title: string, result: EvaluationNode): string | null {
    this.lastValue = null;
    if (result.inputs.length === 0 && result.value.value === null) return null;
    this.rows.push([text(title, "heading"), null, text(result.formula ?? "", "note")]);
    const addresses = new Map<string, string>();
    const placed = result.inputs.map((input) => {
      const row = this.#put(this.#inputName(input.name), inputCell(input));
      addresses.set(input.name, row);
      return { input, address: row };
    });
    const source = result.value.value === null ? null : formulaOf(result, placed);
    if (source === null && result.value.value !== null) {
      const name = this.words.say("export.score.result");
      this.lastValue = this.#put(name, number(result.value.value, lookOf(result.unit)));
    }
    return source;
  }

  #put(label: string, cell: Cell): string {
    this.rows.push([text(label), cell]);
    return at(2, this.heading + this.rows.length);
  }

  #inputName(name: string): string {
    const { label } = this.words;
    const known = label("evaluation.inputs", name);
    return known === name ? (this.subjectNames.get(name) ?? name) : known;
  }
}

interface PlacedInput {
  readonly input: FigureInput;
  readonly address: string;
}

/** The formula of a result over its inputs, where it is one of two returns or a mean weighed by money paid in. */
function formulaOf({ key }: EvaluationNode, placed: readonly PlacedInput[]): string | null {
  const find = (name: string) => placed.find(({ input }) => input.name === name && input.value !== null)?.address;
  if (key === "periodReturn") {
    const own = find("portfolioReturn");
    if (own === undefined) return null;
    const other = find("benchmarkReturn") ?? find("hurdleRate");
    return other === undefined ? own : `${own}-${other}`;
  }
  if (key !== "fundResult") return null;
  const pairs = placed.flatMap(({ input, address }, i) =>
    input.name === "paidIn" && i > 0 ? [{ x: placed[i - 1]!.address, weight: address }] : [],
  );
  if (pairs.length === 0) return null;
  return `(${pairs.map(({ x, weight }) => `${x}*${weight}`).join("+")})/(${pairs.map(({ weight }) => weight).join("+")})`;
}

function inputCell({ value, unit }: FigureInput): Cell {
  if (value === null) return null;
  if (unit === "date" && typeof value === "string") return day(value);
  if (unit === "money") return number(Number(value), "money");
  return typeof value === "number" ? number(value, lookOf(unit)) : text(value);
}

const lookOf = (unit: FigureUnit | FigureInput["unit"]): CellLook => {
  if (unit === "return" || unit === "share" || unit === "probability") return "percent";
  return unit === "money" ? "money" : "number";
};

function nodeTitle(node: EvaluationNode, words: ExportWords): string {
  const key = `evaluation.nodes.${node.key}`;
  if (!words.has(key)) return node.key;
  const result = node.children[0];
  if (node.key === "measureScore" && result) return words.say(key, { measure: nodeTitle(result, words) });
  return words.say(key, { graceLost: "none", ...node.facts });
}

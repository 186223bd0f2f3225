/** Which unit a number of a file may be written in: one answer serves all columns of a group. */
export type UnitGroup = "return" | "weight" | "irr" | "rate";

export type FieldType =
  | "periodEnd"
  | "date"
  | "fraction"
  | "number"
  | "money"
  /** An exact number as text: a rate with a percent sign becomes a fraction. */
  | "figure"
  | "integer"
  | "year"
  | "boolean"
  | "currency"
  | "code"
  | "text"
  | "option";

/** A column that a kind of file may have. */
export interface Field {
  name: string;
  type: FieldType;
  /** The file must have this column. */
  required: boolean;
  /** Its cells may be empty (not available) although the column is required. */
  empty: boolean;
  /** The date may lie in the future. */
  future: boolean;
  group: UnitGroup | null;
  /** Headings it is known by, beside its name. */
  aliases: readonly string[];
  /** For options: value -> what else it is called. */
  options: Readonly<Record<string, readonly string[]>> | null;
}

type FieldExtras = Partial<Pick<Field, "required" | "empty" | "future" | "group" | "aliases">>;

export function field(name: string, type: FieldType, extras: FieldExtras = {}): Field {
  const { required = false, empty = !required, future = false, group = null, aliases = [] } = extras;
  return { name, type, required, empty, future, group, aliases, options: null };
}

export function option(name: string, options: Record<string, readonly string[]>): Field {
  return { ...field(name, "option", { aliases: ["type", "类型", "类别", "种类"] }), options };
}

/** What a heading or an option says, without case, spaces, punctuation and a unit in brackets or at its end. */
export const normalized = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[([].*?[)\]]\s*$/, "")
    .replace(/[_\s](musd|mcny|mrmb|meur|usdm|cnym|mn|pct|percent|bps?)$/, "")
    .replace(/[\s_\-./()%]/g, "");

const MONEY_SCALES: readonly [RegExp, number][] = [
  [/(^|[_\s([])(m(usd|cny|rmb|eur)|(usd|cny|rmb|eur)[\s_]?(m|mn|millions?)|millions?|mn)($|[)\]])|百万/i, 1_000_000],
  [/亿/, 100_000_000],
  [/万/, 10_000],
  [/(thousands?|[_\s(](k|000s?)[)]?$)|千元/i, 1_000],
];

/** The scale that a money heading speaks of ("commitment_musd", "认缴（万元）"), or 1. */
export const moneyScaleOf = (heading: string): number =>
  MONEY_SCALES.find(([pattern]) => pattern.test(heading.normalize("NFKC")))?.[1] ?? 1;

const CURRENCY_WORDS: readonly [RegExp, string][] = [
  [/usd|美元/i, "USD"],
  [/cny|rmb|人民币/i, "CNY"],
  [/eur|欧元/i, "EUR"],
  [/hkd|港元|港币/i, "HKD"],
];

/** The currency that a heading names, or null. */
export const currencyOf = (heading: string): string | null =>
  CURRENCY_WORDS.find(([pattern]) => pattern.test(heading))?.[1] ?? null;

/**
 * The one formatter: how a figure is written, on every surface. Pages, charts, exports and the shell all call it, so
 * the same figure is the same text everywhere. A minus is a minus sign (U+2212); a figure that does not exist is
 * written by its caller as "n/a" with the reason, never as 0.
 */
export type FormatLocale = "en" | "zh-CN";

const MINUS = "\u2212";

const formatters = new Map<string, Intl.NumberFormat>();

function decimal(value: number, locale: FormatLocale, digits: number, grouping = true): string {
  const key = `${locale}:${digits}:${grouping}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: grouping,
    });
    formatters.set(key, formatter);
  }
  return formatter.format(Math.abs(value));
}

/** Puts the sign before text of the absolute value; what rounds to zero has no sign. */
function signed(value: number, text: string, plus: boolean): string {
  const isZero = !/[1-9]/.test(text);
  if (isZero) return text;
  if (value < 0) return MINUS + text;
  return plus ? `+${text}` : text;
}

export interface FigureOptions {
  /** Digits after the decimal point. */
  digits?: number;
  /** Writes + before a gain. */
  plus?: boolean;
}

/** 0.137532 -> "13.75%". */
export const formatPercent = (value: number, locale: FormatLocale, { digits = 2, plus = false }: FigureOptions = {}) =>
  signed(value, `${decimal(value * 100, locale, digits)}%`, plus);

/** A difference of two percentages: 0.0123 -> "+1.23 pp". */
export const formatPercentagePoints = (
  value: number,
  locale: FormatLocale,
  { digits = 2, plus = true }: FigureOptions = {},
) => signed(value, `${decimal(value * 100, locale, digits)} ${locale === "zh-CN" ? "个百分点" : "pp"}`, plus);

/** 0.00123 -> "+12.3 bp". */
export const formatBasisPoints = (
  value: number,
  locale: FormatLocale,
  { digits = 1, plus = true }: FigureOptions = {},
) => signed(value, `${decimal(value * 10_000, locale, digits)} ${locale === "zh-CN" ? "基点" : "bp"}`, plus);

/** 1.5 -> "1.50x". */
export const formatMultiple = (value: number, locale: FormatLocale, { digits = 2, plus = false }: FigureOptions = {}) =>
  signed(value, `${decimal(value, locale, digits)}x`, plus);

/** A plain number: a ratio, a count, a score. */
export const formatNumber = (value: number, locale: FormatLocale, { digits = 2, plus = false }: FigureOptions = {}) =>
  signed(value, decimal(value, locale, digits), plus);

/** 11.4 -> "11.4 years"; a gap may lie below zero. */
export const formatYears = (value: number, locale: FormatLocale, { digits = 1, plus = false }: FigureOptions = {}) => {
  const text = decimal(value, locale, digits);
  return signed(value, locale === "zh-CN" ? `${text} 年` : `${text} ${text === "1" ? "year" : "years"}`, plus);
};

const scales = {
  en: [
    [1e12, "tn"],
    [1e9, "bn"],
    [1e6, "m"],
    [1e3, "k"],
  ],
  "zh-CN": [
    [1e12, "万亿"],
    [1e8, "亿"],
    [1e4, "万"],
  ],
} as const;

/**
 * Money in the units its readers think in: 123,456,789 CNY -> "CNY 123.46m" or "1.23 亿元人民币".
 *
 * @param value number or the text of an exact decimal; shortened for reading, so never parse it back
 */
export function formatMoney(
  value: number | string,
  currency: string,
  locale: FormatLocale,
  { digits = 2, plus = false }: FigureOptions = {},
): string {
  const amount = Number(value);
  const magnitude = Math.abs(amount);
  const [size, unit] = scales[locale].find(([from]) => magnitude >= from) ?? ([1, ""] as const);
  const text = decimal(amount / size, locale, digits);
  if (locale === "zh-CN") return signed(amount, `${text} ${unit}${currency === "CNY" ? "元" : ` ${currency}`}`, plus);
  return signed(amount, `${currency} ${text}${unit}`, plus);
}

/** Exact money to the cent with all its digits: "CNY 1,234,567.80". */
export function formatExactMoney(text: string, currency: string, locale: FormatLocale): string {
  const negative = text.startsWith("-");
  const [whole = "0", cents = ""] = text.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const shown = `${grouped}.${cents.slice(0, 2).padEnd(2, "0")}`;
  const body = locale === "zh-CN" && currency === "CNY" ? `${shown} 元` : `${currency} ${shown}`;
  return negative ? MINUS + body : body;
}

/** "2024-12-31" -> "31 Dec 2024" or "2024年12月31日". Plain dates stay plain: no time zone touches them. */
export function formatDate(plainDate: string, locale: FormatLocale): string {
  const [year = "", month = "", day = ""] = plainDate.split("-");
  if (locale === "zh-CN") return `${year}年${Number(month)}月${Number(day)}日`;
  return `${Number(day)} ${monthNames[Number(month) - 1]} ${year}`;
}

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "2024-12-31" -> "Q4 2024" or "2024年第四季度". */
export function formatQuarter(plainDate: string, locale: FormatLocale): string {
  const quarter = Math.ceil(Number(plainDate.slice(5, 7)) / 3);
  const year = plainDate.slice(0, 4);
  return locale === "zh-CN" ? `${year}年第${"一二三四"[quarter - 1]}季度` : `Q${quarter} ${year}`;
}

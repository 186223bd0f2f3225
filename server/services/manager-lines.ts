import "server-only";
import { Decimal } from "decimal.js";
import { type ExchangeRates, sumMoney } from "@/server/core/currency/exchange-rates.ts";
import { unavailable } from "@/server/core/measured.ts";
import { HORIZONS, type Horizon } from "@/server/core/returns/calendar/horizons.ts";
import type { Evaluation } from "@/server/core/schemes/evaluation.ts";
import type { HorizonRow, ManagerRecord } from "@/server/core/schemes/manager-record.ts";
import type { MoneyView } from "./context-view.ts";
import type { Judgeable } from "./judgeable.ts";
import type { Lens } from "./lenses.ts";
import type { ClockLine, ManagerLine, ManagerName } from "./overview-view.ts";

/** A manager with what both lenses say. */
export interface Judged {
  readonly record: ManagerRecord;
  readonly left: Evaluation;
  readonly right: Evaluation;
}

export const judged = (entries: readonly Judgeable[], left: Lens, right: Lens): Judged[] =>
  entries.map((entry) => ({
    record: entry.record,
    left: evaluationOf(entry, left),
    right: evaluationOf(entry, right),
  }));

/** Records of a snapshot never change, so a record that stays in memory keeps what lenses said of it. */
const known = new WeakMap<ManagerRecord, Map<Lens, Evaluation>>();

export function evaluationOf({ record, context }: Judgeable, lens: Lens): Evaluation {
  const byLens = known.get(record) ?? new Map<Lens, Evaluation>();
  known.set(record, byLens);
  const evaluation = byLens.get(lens) ?? lens.evaluate(record, context);
  byLens.set(lens, evaluation);
  return evaluation;
}

export const managerName = ({ managerId, code, name, nameZh, desk, style }: ManagerRecord): ManagerName => ({
  managerId,
  code,
  name,
  nameZh,
  desk,
  style,
});

export function managerLine({ record, left, right }: Judged): ManagerLine {
  const longest = wholeRow(record, "sinceInception");
  return {
    ...managerName(record),
    isExternal: record.isExternal,
    value: recordValue(record),
    recordYears: record.recordSpan?.years ?? null,
    left: clockLine(record, left),
    right: clockLine(record, right),
    probabilitySkill: longest?.evidence.probabilitySkill ?? unavailable("noReturns"),
    yearsStillNeeded: longest?.evidence.yearsStillNeeded ?? unavailable("noReturns"),
    warnings: record.warnings,
  };
}

/** One clock in one line: the verdict, and the whole record over the longest horizon that the lens looked at. */
export function clockLine(record: ManagerRecord, evaluation: Evaluation): ClockLine {
  const { verdict, verdictReason, score, longestHorizon } = evaluation;
  const row = wholeRow(record, longestHorizon ?? "sinceInception");
  return {
    verdict,
    reason: verdictReason,
    score,
    horizon: row?.horizon ?? null,
    active: row?.active ?? unavailable("noReturns"),
    valueAdded: row ? money(row.valueAdded, record.currency) : unavailable("noReturns"),
  };
}

export const wholeRow = ({ ladder }: ManagerRecord, horizon: Horizon): HorizonRow | undefined =>
  ladder.whole[HORIZONS.indexOf(horizon)];

const recordValue = ({ value, currency }: ManagerRecord): MoneyView =>
  value.value === null
    ? value
    : currency === null
      ? unavailable("mixedCurrencies")
      : { value: { amount: value.value, currency } };

function money(amount: HorizonRow["valueAdded"], currency: string | null): MoneyView {
  if (amount.value === null) return amount;
  if (currency === null) return unavailable("mixedCurrencies");
  return { value: { amount: new Decimal(amount.value).toFixed(2), currency } };
}

/** Sum of amounts of a day, in one currency (sumMoney); unavailable as soon as one amount or one rate is missing. */
export function moneySum(amounts: readonly MoneyView[], rates: ExchangeRates, on: string): MoneyView {
  const known = [];
  for (const amount of amounts) {
    if (amount.value === null) return amount;
    known.push(amount.value);
  }
  if (known.length === 0) return unavailable("noPortfolio");
  const { currency, total } = sumMoney(known, rates, on);
  return total.value === null ? total : { value: { amount: total.value.toFixed(), currency } };
}

/** Second amount minus the first. */
export function moneyDifference(first: MoneyView, second: MoneyView): MoneyView {
  if (first.value === null) return first;
  if (second.value === null) return second;
  const { currency } = second.value;
  if (first.value.currency !== currency) return unavailable("mixedCurrencies");
  return { value: { amount: new Decimal(second.value.amount).minus(first.value.amount).toFixed(2), currency } };
}

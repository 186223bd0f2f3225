import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { sumBy } from "../sum";

/**
 * How an asset is carried, and so where a change of its market value shows:
 * - `amortisedCost`: nowhere, until it is impaired or sold;
 * - `fvociDebt`: in equity (other comprehensive income), moved to profit when sold;
 * - `fvociEquity`: in equity for good, only dividends reach profit;
 * - `fvtpl`: in profit at once.
 */
export const ACCOUNTING_CLASSES = ["amortisedCost", "fvociDebt", "fvociEquity", "fvtpl"] as const;

export type AccountingClass = (typeof ACCOUNTING_CLASSES)[number];

/** What one holding brought in a period; money in one currency, losses negative. */
export interface HoldingResult {
  readonly accountingClass: AccountingClass;
  /** Interest (effective rate), dividends, rent. */
  readonly income: number;
  /** Sale proceeds less amortised cost (amortisedCost, fvociDebt), or less fair value at the start (the others). */
  readonly realizedGain: number;
  /** Change of market value of what is still held, before impairment. */
  readonly valueChange: number;
  /** fvociDebt only: earlier value changes in equity that sales moved to profit; they leave equity again. */
  readonly recycledFromEquity: number;
  /** Impairment charged to profit; positive is a charge. */
  readonly impairment: number;
  readonly averageInvested: number;
}

/** Items that belong to no holding. */
export interface EntityItems {
  readonly foreignExchange: number;
  readonly taxesAndSurcharges: number;
  readonly interestExpense: number;
}

/** A result in money by where it shows, and yields on average invested assets. */
export interface InvestmentYields {
  /** Income only. */
  readonly netYield: Measured;
  /** All that went through profit. */
  readonly totalYield: Measured;
  /** Profit and other comprehensive income. */
  readonly comprehensiveYield: Measured;
  /** All of it, with the changes of value that no account shows. */
  readonly economicYield: Measured;
  readonly throughProfit: number;
  readonly throughEquity: number;
  /** Value changes at amortised cost, which the accounts show nowhere. */
  readonly unseen: number;
}

/**
 * Net, total and comprehensive investment yield of an insurer, so that the same paper loss is seen in profit, in
 * equity, or nowhere, by the class of the asset.
 *
 *   net           = (income - taxes - interest expense) / average invested assets
 *   total         = (income + realised + fvtpl value changes + fx - impairment - taxes - interest expense) / the same
 *   comprehensive = total + (fvoci value changes - recycled + impairment of fvoci debt) / the same
 *   economic      = comprehensive + (amortised-cost value changes + their impairment) / the same
 *
 * Impairment of an asset whose value change is already counted is added back there once: it moves the loss from
 * equity (or from nowhere) into profit and does not make it larger.
 *
 * Realised gains on `fvociEquity` never reach profit; they go from equity to retained earnings.
 *
 * @returns unavailable: nothingInvested
 * @throws InvalidInputError notFinite
 * @see C-ROSS II, Rule 18 (investment yield, comprehensive investment yield); IFRS 9, 4.1 and 5.7
 */
export function investmentYields(holdings: readonly HoldingResult[], entity: EntityItems): InvestmentYields {
  const numbers = [
    ...holdings.flatMap(({ accountingClass, ...money }) => Object.values(money)),
    ...Object.values(entity),
  ];
  if (!numbers.every(Number.isFinite)) throw new InvalidInputError("notFinite");
  const invested = sumBy(holdings, (holding) => holding.averageInvested);
  const costs = entity.taxesAndSurcharges + entity.interestExpense;
  const income = sumBy(holdings, (holding) => holding.income) - costs;
  const throughProfit = income + entity.foreignExchange + sumBy(holdings, resultInProfit);
  const throughEquity = sumBy(holdings, resultInEquity);
  const unseen = sumBy(holdings, resultUnseen);
  const yieldOf = (amount: number): Measured =>
    invested > 0 ? measured(amount / invested) : unavailable("nothingInvested");
  return {
    netYield: yieldOf(income),
    totalYield: yieldOf(throughProfit),
    comprehensiveYield: yieldOf(throughProfit + throughEquity),
    economicYield: yieldOf(throughProfit + throughEquity + unseen),
    throughProfit,
    throughEquity,
    unseen,
  };
}

/** What a holding sends through profit beside its income. */
function resultInProfit({ accountingClass, realizedGain, valueChange, impairment }: HoldingResult): number {
  if (accountingClass === "fvtpl") return realizedGain + valueChange;
  if (accountingClass === "fvociEquity") return 0;
  return realizedGain - impairment;
}

/** What it sends through other comprehensive income. */
function resultInEquity({ accountingClass, realizedGain, valueChange, recycledFromEquity, impairment }: HoldingResult) {
  if (accountingClass === "fvociDebt") return valueChange - recycledFromEquity + impairment;
  if (accountingClass === "fvociEquity") return realizedGain + valueChange;
  return 0;
}

/** What no account shows. */
const resultUnseen = ({ accountingClass, valueChange, impairment }: HoldingResult) =>
  accountingClass === "amortisedCost" ? valueChange + impairment : 0;

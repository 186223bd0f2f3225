import { InvalidInputError } from "../invalid-input-error";

/** A company on one date, in its own currency; `fxRate` is units of the fund's currency for one of it. */
export interface CompanyState {
  readonly earnings: number;
  /** Enterprise value over earnings (EBITDA, or revenue for young companies). */
  readonly multiple: number;
  readonly netDebt: number;
  readonly fxRate: number;
}

/** Money taken out between the dates (dividends, recapitalisations) less money put in; in the company's currency. */
export interface InterimCash {
  readonly amount: number;
  /** Rate at which it reached the fund. */
  readonly fxRate: number;
}

/** Parts of the gain in the fund's currency. */
export interface ValueBridge {
  readonly growth: number;
  readonly multiple: number;
  readonly leverage: number;
  readonly currency: number;
  /** (exit equity + interim cash) at their rates minus entry equity at its rate; the sum of the parts. */
  readonly gain: number;
}

/**
 * Splits the value created in a deal into what the company earned, what the market paid for it, what debt did, and
 * what the currency did.
 *
 *   growth    = share * fx0 * (e1 - e0) * (m0 + m1) / 2
 *   multiple  = share * fx0 * (m1 - m0) * (e0 + e1) / 2      the combination effect is split evenly between the two
 *   leverage  = share * fx0 * (netDebt0 - netDebt1 + cash)   debt paid down and cash taken out
 *   currency  = share * ((fx1 - fx0) * equity1 + (fxCash - fx0) * cash)
 *
 * @param share of the company that the fund owns, from entry to exit
 * @throws InvalidInputError notFinite, notAShare
 * @see Acharya, Gottschalg, Hahn and Kehoe (2013), Review of Financial Studies 26(2), for the split of operating,
 *   multiple and leverage effects
 */
export function valueBridge(
  entry: CompanyState,
  exit: CompanyState,
  { share, cash }: { readonly share: number; readonly cash: readonly InterimCash[] },
): ValueBridge {
  const numbers = [entry, exit, ...cash].flatMap((row) => Object.values(row));
  if (!numbers.every(Number.isFinite)) throw new InvalidInputError("notFinite");
  if (!(share > 0 && share <= 1)) throw new InvalidInputError("notAShare", { share });
  const equity = ({ earnings, multiple, netDebt }: CompanyState) => earnings * multiple - netDebt;
  const base = share * entry.fxRate;
  let takenOut = 0;
  let cashCurrency = 0;
  for (const { amount, fxRate } of cash) {
    takenOut += amount;
    cashCurrency += (fxRate - entry.fxRate) * amount;
  }
  const growth = (base * (exit.earnings - entry.earnings) * (entry.multiple + exit.multiple)) / 2;
  const multiple = (base * (exit.multiple - entry.multiple) * (entry.earnings + exit.earnings)) / 2;
  const leverage = base * (entry.netDebt - exit.netDebt + takenOut);
  const currency = share * ((exit.fxRate - entry.fxRate) * equity(exit) + cashCurrency);
  return { growth, multiple, leverage, currency, gain: growth + multiple + leverage + currency };
}

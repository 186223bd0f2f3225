import "server-only";
import {
  convertMoney,
  DEFAULT_REPORTING_CURRENCY,
  type ExchangeRates,
  exchangeRates,
} from "@/server/core/currency/exchange-rates.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { loadInstitutionFigures, loadSeriesPoints } from "@/server/persistence/fact-repository.ts";
import { loadExchangeRateSeries } from "@/server/persistence/manager-repository.ts";

/** Exchange rates and reporting currency as of a day, as known at a moment. */
export async function loadExchangeRates(asOf: string, knownAsOf: Date | null): Promise<ExchangeRates> {
  const query = { knownAsOf, to: asOf };
  const series = await loadExchangeRateSeries();
  const [points, named] = await Promise.all([
    loadSeriesPoints({ ...query, seriesIds: series.map(({ id }) => id) }),
    loadInstitutionFigures({ ...query, names: ["reportingCurrency"] }),
  ]);
  const pairOf = new Map(series.map(({ id, pair }) => [id, pair]));
  const reporting = named.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1)).at(-1)?.text;
  return exchangeRates(
    points.map(({ seriesId, effectiveOn, value }) => ({
      pair: pairOf.get(seriesId) ?? "",
      on: effectiveOn,
      rate: value,
    })),
    reporting ?? DEFAULT_REPORTING_CURRENCY,
  );
}

/**
 * What one unit of a currency is worth in the one that solvency is reported in, where a book that leaves a part out would
 * be wrong as a whole.
 *
 * @throws InvalidInputError noExchangeRate, staleExchangeRate
 */
export function solvencyRates(rates: ExchangeRates, on: string): (currency: string) => number {
  const known = new Map<string, number>();
  return (currency) => {
    const before = known.get(currency);
    if (before !== undefined) return before;
    const { value, reason } = convertMoney(rates, 1, { from: currency, to: DEFAULT_REPORTING_CURRENCY, on });
    if (value === null) throw new InvalidInputError(reason, { from: currency, to: DEFAULT_REPORTING_CURRENCY, on });
    known.set(currency, value.toNumber());
    return value.toNumber();
  };
}

import type { PlainDate } from "../returns/calendar/plain-date";
import { sumBy } from "../sum";
import type { ExpectedFlow } from "./flow-duration";

export interface MismatchYear {
  readonly year: number;
  /** What assets bring and what liabilities cost in the year. */
  readonly assets: number;
  readonly liabilities: number;
  /** assets - liabilities */
  readonly net: number;
  /** Sum of net from the first year on. */
  readonly cumulative: number;
}

export interface CashFlowMismatch {
  readonly years: readonly MismatchYear[];
  /** The year with the lowest cumulative sum; null without flows. */
  readonly deepest: MismatchYear | null;
  /** First year in which the cumulative sum is below 0: what came in so far no longer pays what was due. */
  readonly firstShort: MismatchYear | null;
}

/**
 * Expected cash by calendar year. Flows on or before the day are past and left out; years without a flow stand between
 * the others with zeros, so that a chart has no gaps. What comes in is kept, without interest.
 *
 *   net = assets - liabilities       cumulative of the last year = all assets - all liabilities
 */
export function cashFlowMismatch(
  flows: { readonly assets: readonly ExpectedFlow[]; readonly liabilities: readonly ExpectedFlow[] },
  asOf: PlainDate,
): CashFlowMismatch {
  const [inflows, outflows] = [byYear(flows.assets, asOf), byYear(flows.liabilities, asOf)];
  const known = [...inflows.keys(), ...outflows.keys()];
  if (known.length === 0) return { years: [], deepest: null, firstShort: null };
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const nets: number[] = [];
  const years = Array.from({ length: last - first + 1 }, (_, i): MismatchYear => {
    const year = first + i;
    const [assets, liabilities] = [inflows.get(year) ?? 0, outflows.get(year) ?? 0];
    nets.push(assets - liabilities);
    return { year, assets, liabilities, net: assets - liabilities, cumulative: sumBy(nets, (net) => net) };
  });
  return {
    years,
    deepest: years.reduce((worst, year) => (year.cumulative < worst.cumulative ? year : worst)),
    firstShort: years.find(({ cumulative }) => cumulative < 0) ?? null,
  };
}

function byYear(flows: readonly ExpectedFlow[], asOf: PlainDate): ReadonlyMap<number, number> {
  const amounts = new Map<number, number[]>();
  for (const { on, amount } of flows) {
    if (on <= asOf) continue;
    const year = Number(on.slice(0, 4));
    const known = amounts.get(year);
    if (known) known.push(amount);
    else amounts.set(year, [amount]);
  }
  return new Map([...amounts].map(([year, list]) => [year, sumBy(list, (amount) => amount)]));
}

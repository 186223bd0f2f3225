import { Exact, ZERO } from "../pay/exact";
import type { PlainDate } from "../returns/calendar/plain-date";
import { type FlowFact, goesIn, type MarkFact, type PortfolioFacts } from "./manager-facts";
import { type PaperAndRealised, paperAndRealised } from "./paper-and-realised";

/** One holding on a day. */
export interface HoldingState {
  readonly dealId: string | null;
  readonly paidIn: Exact;
  readonly distributed: Exact;
  /** Last mark, rolled forward by the flows since; never below zero. */
  readonly value: Exact;
  readonly mark: MarkFact | null;
  readonly split: PaperAndRealised;
}

/** A private portfolio on a day: sums over its holdings. */
export interface BookState extends PaperAndRealised {
  readonly paidIn: Exact;
  readonly distributed: Exact;
  readonly value: Exact;
  readonly holdings: readonly HoldingState[];
}

/**
 * State of a private portfolio on a day, from flows and marks up to it.
 *
 *   value = last mark + money put in since - money taken out since
 *
 * Portfolios marked as a whole are one holding; those marked by deal are one holding per deal, and flows without a deal
 * (fees, as a rule) are a holding without a value of its own, whose cost is realised at once.
 */
export function bookStateOn(portfolio: PortfolioFacts, on: PlainDate): BookState {
  const flows = portfolio.flows.filter((flow) => flow.on <= on);
  const marks = portfolio.marks.filter((mark) => mark.on <= on);
  const byDeal = !portfolio.marks.some(({ dealId }) => dealId === null) && portfolio.deals.length > 0;
  const holdings = byDeal
    ? [null, ...portfolio.deals.map(({ dealId }) => dealId)].map((dealId) => {
        const deal = portfolio.deals.find((item) => item.dealId === dealId);
        const isClosed = dealId === null || (deal?.exitedOn != null && deal.exitedOn <= on);
        return holdingState(
          dealId,
          flows.filter((flow) => flow.dealId === dealId),
          marks.filter((mark) => mark.dealId === dealId),
          isClosed,
        );
      })
    : [
        holdingState(
          null,
          flows,
          marks.filter(({ dealId }) => dealId === null),
          false,
        ),
      ];
  const add = (take: (holding: HoldingState) => Exact) =>
    holdings.reduce((sum, holding) => sum.plus(take(holding)), ZERO);
  return {
    holdings,
    paidIn: add(({ paidIn }) => paidIn),
    distributed: add(({ distributed }) => distributed),
    value: add(({ value }) => value),
    paper: add(({ split }) => split.paper),
    realised: add(({ split }) => split.realised),
    total: add(({ split }) => split.total),
  };
}

function holdingState(
  dealId: string | null,
  flows: readonly FlowFact[],
  marks: readonly MarkFact[],
  isClosed: boolean,
): HoldingState {
  const mark = marks.at(-1) ?? null;
  let [paidIn, distributed] = [ZERO, ZERO];
  let value = mark === null ? ZERO : new Exact(mark.amount);
  for (const flow of flows) {
    const isIn = goesIn(flow);
    if (isIn) paidIn = paidIn.plus(flow.amount);
    else distributed = distributed.plus(flow.amount);
    const isHeld = dealId !== null || !isClosed;
    if (isHeld && (mark === null || flow.on > mark.on))
      value = isIn ? value.plus(flow.amount) : value.minus(flow.amount);
  }
  if (value.lt(0)) value = ZERO;
  return {
    dealId,
    paidIn,
    distributed,
    value,
    mark,
    split: paperAndRealised({ invested: paidIn, distributed, value, isClosed }),
  };
}

/** Calendar days on which the portfolio as a whole was marked; of portfolios marked by deal, any deal's. */
export const markDays = ({ marks }: PortfolioFacts): readonly PlainDate[] =>
  [...new Set(marks.map(({ on }) => on))].sort();

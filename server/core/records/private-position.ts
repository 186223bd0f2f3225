import { type Measured, measured, unavailable } from "../measured";
import { Exact, ZERO } from "../pay/exact";
import { corridorPosition, fundAgeYears } from "../private-equity/j-curve-corridor";
import { daysBetween, type PlainDate } from "../returns/calendar/plain-date";
import { datedRateOfReturn } from "../returns/internal-rate-of-return";
import type { DealLine, PathPoint, Placed, PrivatePath, PrivatePosition } from "../schemes/manager-record";
import { type CorridorFacts, goesIn, type PortfolioFacts } from "./manager-facts";
import { markQuality } from "./mark-quality";
import { mergedSources } from "./merged-sources";
import { paperAndRealised } from "./paper-and-realised";
import { type BookState, bookStateOn } from "./private-book";

/**
 * Where a private portfolio stands on a day: multiples, money-weighted return, its place among peers of its age, and
 * paper apart from realised. One without flows of its own is read off what the fund reported; null if that is missing too.
 *
 *   DPI = distributed / paid in,  RVPI = value / paid in,  TVPI = DPI + RVPI
 *
 * @param returns quarterly returns, for the quality of the marks
 */
export function privatePosition(
  portfolio: PortfolioFacts,
  {
    asOf,
    share,
    returns,
    corridor,
  }: {
    asOf: PlainDate;
    share: number;
    returns: readonly number[];
    corridor: CorridorFacts;
  },
): PrivatePosition | null {
  const stand = standOn(portfolio, asOf);
  if (stand === null) return null;
  const { state, irr } = stand;
  const vintageYear = portfolio.vintageYear ?? Number(stand.startedOn.slice(0, 4));
  const ageYears = fundAgeYears(vintageYear, asOf);
  const tvpi = ratio(state.distributed.plus(state.value), state.paidIn);
  return {
    portfolioId: portfolio.portfolioId,
    code: portfolio.code,
    name: portfolio.name,
    nameZh: portfolio.nameZh,
    assetClass: portfolio.assetClass,
    share,
    vintageYear,
    ageYears,
    currency: portfolio.currency,
    commitment:
      portfolio.reported.findLast(({ on, commitment }) => on <= asOf && commitment !== null)?.commitment ?? null,
    paidIn: state.paidIn.toFixed(),
    distributed: state.distributed.toFixed(),
    value: state.value.toFixed(),
    paper: state.paper.toFixed(),
    realised: state.realised.toFixed(),
    total: state.total.toFixed(),
    dpi: ratio(state.distributed, state.paidIn),
    rvpi: ratio(state.value, state.paidIn),
    tvpi,
    irr,
    corridor: { irr: placed(ageYears, irr, "irr", corridor), tvpi: placed(ageYears, tvpi, "tvpi", corridor) },
    marks: markQuality(portfolio.marks, returns, asOf),
    sources: mergedSources(portfolio.sources),
  };
}

/** How the portfolio came to where it is: one point per quarter end from its first flow on. */
export function privatePath(portfolio: PortfolioFacts, quarterEnds: readonly PlainDate[]): PrivatePath | null {
  const started = portfolio.flows[0]?.on;
  if (started === undefined) return null;
  const vintageYear = portfolio.vintageYear ?? Number(started.slice(0, 4));
  const points = quarterEnds
    .filter((on) => on >= started)
    .map((on): PathPoint => {
      const state = bookStateOn(portfolio, on);
      return {
        on,
        ageYears: daysBetween(`${vintageYear}-01-01`, on) / 365.25,
        paidIn: state.paidIn.toFixed(),
        distributed: state.distributed.toFixed(),
        value: state.value.toFixed(),
        paper: state.paper.toFixed(),
        realised: state.realised.toFixed(),
        tvpi: ratio(state.distributed.plus(state.value), state.paidIn),
        dpi: ratio(state.distributed, state.paidIn),
        irr: moneyWeighted(portfolio, state, on),
      };
    });
  const { portfolioId, name, nameZh, currency } = portfolio;
  return { portfolioId, name, nameZh, vintageYear, currency, points };
}

/** The deals of a portfolio, in the order given. */
export function dealLines(portfolio: PortfolioFacts, asOf: PlainDate): DealLine[] {
  const { holdings } = bookStateOn(portfolio, asOf);
  return portfolio.deals.flatMap((deal): DealLine[] => {
    const flows = portfolio.flows.filter(({ dealId, on }) => dealId === deal.dealId && on <= asOf);
    const holding = holdings.find(({ dealId }) => dealId === deal.dealId);
    if (!holding || flows.length === 0) return [];
    const { paidIn, distributed, value, split, mark } = holding;
    const { exitedOn, exitRoute, ...known } = deal;
    const hasExited = exitedOn !== null && exitedOn <= asOf;
    return [
      {
        ...known,
        portfolioId: portfolio.portfolioId,
        currency: portfolio.currency,
        investedOn: flows.find(goesIn)?.on ?? null,
        invested: paidIn.toFixed(),
        distributed: distributed.toFixed(),
        value: value.toFixed(),
        paper: split.paper.toFixed(),
        realised: split.realised.toFixed(),
        total: split.total.toFixed(),
        multiple: ratio(distributed.plus(value), paidIn),
        markOn: mark?.on ?? null,
        markBasis: mark?.basis ?? null,
        exitedOn: hasExited ? exitedOn : null,
        exitRoute: hasExited ? exitRoute : null,
      },
    ];
  });
}

interface Stand {
  readonly state: Pick<BookState, "paidIn" | "distributed" | "value" | "paper" | "realised" | "total">;
  readonly irr: Measured;
  readonly startedOn: PlainDate;
}

function standOn(portfolio: PortfolioFacts, asOf: PlainDate): Stand | null {
  const started = portfolio.flows[0]?.on;
  if (started !== undefined && started <= asOf) {
    const state = bookStateOn(portfolio, asOf);
    return { state, irr: moneyWeighted(portfolio, state, asOf), startedOn: started };
  }
  const reported = portfolio.reported.findLast(({ on }) => on <= asOf);
  if (!reported || reported.paidIn === null) return null;
  const paidIn = new Exact(reported.paidIn);
  const [distributed, value] = [new Exact(reported.distributed ?? 0), new Exact(reported.fairValue ?? 0)];
  return {
    state: {
      paidIn,
      distributed,
      value,
      ...paperAndRealised({ invested: paidIn, distributed, value, isClosed: false }),
    },
    irr: reported.netIrr === null ? unavailable("notReported") : measured(reported.netIrr),
    startedOn: reported.on,
  };
}

/** Flows up to the day and the value on it, ACT/365F; of several rates the one that the solver's written rule chose. */
function moneyWeighted(portfolio: PortfolioFacts, state: Pick<BookState, "value">, on: PlainDate): Measured {
  const flows = portfolio.flows.filter((flow) => flow.on <= on);
  const result = datedRateOfReturn(
    [...flows.map((flow) => flow.on), on],
    [...flows.map((flow) => (goesIn(flow) ? -Number(flow.amount) : Number(flow.amount))), state.value.toNumber()],
  );
  return result.rate === null
    ? unavailable(result.kind === "noRoot" ? result.because : result.kind)
    : measured(result.rate);
}

function ratio(part: Exact, whole: Exact): Measured {
  return whole.gt(ZERO) ? measured(part.div(whole).toNumber()) : unavailable("nothingPaidIn");
}

function placed(ageYears: number, own: Measured, measure: "irr" | "tvpi", { peers, options }: CorridorFacts): Placed {
  if (own.value === null) return own;
  if (ageYears < 0) return unavailable("notStarted");
  if (peers.length === 0) return unavailable("noPeers");
  return measured(corridorPosition({ ageYears, value: own.value }, measure, peers, options));
}

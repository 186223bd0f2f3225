import { measured, unavailable } from "@/server/core/measured";
import { HORIZONS, type Horizon } from "@/server/core/returns/calendar/horizons";
import type { HorizonRow, ManagerRecord, PrivatePosition } from "@/server/core/schemes/manager-record";

const YEARS: Readonly<Record<Horizon, number>> = {
  "1q": 0.25,
  "1y": 1,
  "3y": 3,
  "5y": 5,
  "7y": 7,
  "10y": 10,
  sinceInception: 12,
};
const missing = unavailable("noReturns");

interface LadderFacts {
  /** Active return by horizon; horizons left out are not covered by the record. */
  active: Partial<Record<Horizon, number>>;
  years?: number;
  probabilitySkill?: number | null;
}

/** One row per horizon, with a benchmark of 5%. */
function rows({ active, years = 12, probabilitySkill = null }: LadderFacts): HorizonRow[] {
  return HORIZONS.map((horizon): HorizonRow => {
    const value = active[horizon];
    const known = value !== undefined;
    const window = known
      ? { cumulative: measured(0.05 + value), annualized: measured(0.05 + value) }
      : { cumulative: missing, annualized: missing };
    return {
      horizon,
      from: "2014-10-01",
      to: "2026-09-30",
      periods: known ? 1 : 0,
      years: horizon === "sinceInception" ? years : known ? YEARS[horizon] : 0,
      complete: known,
      shortenedTo: null,
      portfolio: window,
      benchmark: { cumulative: measured(0.05), annualized: measured(0.05) },
      portfolioReturn: known ? measured(0.05 + value) : missing,
      active: known ? measured(value) : missing,
      activeBasis: YEARS[horizon] >= 1 ? "annualized" : "cumulative",
      valueAdded: missing,
      evidence: {
        interval: missing,
        informationRatio: missing,
        trackingError: missing,
        tStatistic: missing,
        probabilitySkill: probabilitySkill === null ? missing : measured(probabilitySkill),
        yearsNeeded: missing,
        yearsStillNeeded: missing,
        prior: { mean: 0, standardDeviation: 0.25 },
      },
    };
  });
}

/** A record of a liquid book with these active returns, unless the test says otherwise. */
export function managerRecord(
  ladder: LadderFacts,
  { positions = [], ...rest }: Partial<ManagerRecord> = {},
): ManagerRecord {
  const isPrivate = positions.length > 0;
  return {
    managerId: "m",
    code: "M",
    name: "Manager",
    nameZh: null,
    isExternal: false,
    desk: null,
    style: null,
    asOf: "2026-09-30",
    knownAsOf: null,
    books: {
      liquid: { held: !isPrivate, share: isPrivate ? 0 : 1 },
      private: { held: isPrivate, share: isPrivate ? 1 : 0 },
    },
    value: measured("100"),
    currency: "CNY",
    frequency: "monthly",
    recordSpan: null,
    ladder: {
      whole: rows(ladder),
      liquid: rows(isPrivate ? { active: {}, years: 0 } : ladder),
      private: rows(isPrivate ? ladder : { active: {}, years: 0 }),
    },
    assignments: [],
    portfolios: [],
    positions,
    warnings: [],
    sources: [],
    ...rest,
  };
}

/** A private position of some age whose multiple lies above this share of its peers. */
export function privatePosition({
  rank = 0.5,
  ...rest
}: { rank?: number } & Partial<PrivatePosition> = {}): PrivatePosition {
  const placed = measured({
    band: { count: 50, fromAge: 2, toAge: 2, quantiles: measured([0.8, 1, 1.2]) },
    rank: measured(rank),
    quartile: measured(2 as const),
    place: measured(rank < 0.1 ? ("below" as const) : ("inside" as const)),
  });
  return {
    portfolioId: "f",
    code: "F",
    name: "Fund",
    nameZh: null,
    assetClass: "ventureFund",
    share: 1,
    vintageYear: 2024,
    ageYears: 2,
    currency: "CNY",
    paidIn: "100",
    distributed: "0",
    value: "90",
    paper: "-10",
    realised: "0",
    total: "-10",
    dpi: measured(0),
    rvpi: measured(0.9),
    commitment: null,
    tvpi: measured(0.9),
    irr: measured(-0.05),
    corridor: { irr: placed, tvpi: placed },
    marks: {
      lastOn: "2026-09-30",
      ageDays: measured(0),
      basis: "audited",
      isStale: false,
      autocorrelation: missing,
      looksSmoothed: false,
    },
    sources: [],
    ...rest,
  };
}

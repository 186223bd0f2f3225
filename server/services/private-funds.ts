import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { convertMoney, type ExchangeRates, summingCurrency } from "@/server/core/currency/exchange-rates.ts";
import { measured, unavailable } from "@/server/core/measured.ts";
import { type FundGroup, fundGroups } from "@/server/core/records/fund-groups.ts";
import { loadSnapshotDetails } from "@/server/persistence/snapshot-repository.ts";
import type { PageAnswer, PageContextInput, Sentence } from "./context-view.ts";
import { loadExchangeRates } from "./exchange-rates.ts";
import { fundsAhead } from "./funds-ahead.ts";
import type { OwnFund, PrivateFundsView } from "./private-funds-view.ts";
import { corridorOf, openSnapshot } from "./snapshot.ts";

/** Funds up to this age count as young, from the year of their vintage on: published paths are negative for the first three years. */
const YOUNG_UNTIL_YEARS = 3;

/** Private funds by vintage and age, and where the viewer's own lie in the corridor of their age. */
export async function privateFunds(viewer: Viewer, input: PageContextInput): Promise<PageAnswer<PrivateFundsView>> {
  const opened = await openSnapshot(viewer, input, "privateBook.read");
  if (opened.status !== "ready") return opened;
  const { context, records, snapshotId, scope } = opened;
  const knownAsOf = context.knownAsOf === null ? null : new Date(context.knownAsOf);
  const [{ view, peers, vintages, ages, sources }, details, rates] = await Promise.all([
    corridorOf(snapshotId),
    loadSnapshotDetails(snapshotId, scope),
    loadExchangeRates(context.asOf, knownAsOf),
  ]);
  const own = records.flatMap((record) =>
    record.positions.map(
      (position): OwnFund => ({
        ...position,
        managerId: record.managerId,
        managerName: record.name,
        managerNameZh: record.nameZh,
        place: position.corridor.tvpi.value?.place.value ?? null,
      }),
    ),
  );
  const shown = new Set(records.map(({ managerId }) => managerId));
  const paths = details.filter(({ managerId }) => shown.has(managerId)).flatMap(({ detail }) => detail.paths);
  const young = youngPeers(ages);
  const ownFunds = uniqueBy(own, ({ portfolioId }) => portfolioId);
  return {
    status: "ready",
    context,
    headline: headline(ownFunds, young),
    corridor: view,
    peers,
    peerVintages: vintages,
    peerAges: ages,
    own,
    ownPaths: uniqueBy(paths, ({ portfolioId }) => portfolioId),
    ...pooledVintages(ownFunds, rates, context.asOf),
    ahead: fundsAhead(ownFunds, {
      rates,
      currency: summingCurrency(
        ownFunds.map((fund) => fund.currency),
        rates,
      ),
      asOf: context.asOf,
    }),
    young,
    sources,
  };
}

/** Young peers and those of them worth less than was paid in; a vintage later than the valuation is a mistake in the file, not a young fund. */
export function youngPeers(ages: PrivateFundsView["peerAges"]): PrivateFundsView["young"] {
  const groups = ages.filter(({ key }) => key >= 0 && key <= YOUNG_UNTIL_YEARS);
  const funds = groups.reduce((sum, { withMultiple }) => sum + withMultiple, 0);
  const belowWater = groups.reduce((sum, group) => sum + group.belowWater, 0);
  const share = funds > 0 ? measured(belowWater / funds) : unavailable("noPeers");
  return { maximumAge: YOUNG_UNTIL_YEARS, funds, belowWater, share };
}

function headline(own: readonly OwnFund[], young: PrivateFundsView["young"]): Sentence {
  const below = own.filter(({ tvpi }) => tvpi.value !== null && tvpi.value < 1);
  const facts = {
    peers: young.funds,
    peersBelowWater: young.belowWater,
    share: young.share.value ?? 0,
    maximumAge: young.maximumAge,
    own: own.length,
    ownBelowWater: below.length,
    expected: below.filter(({ place }) => place === "inside" || place === "above").length,
    outside: own.filter(({ place }) => place === "below").length,
  };
  if (own.length === 0) return { code: young.funds === 0 ? "nothing" : "peersOnly", facts };
  return { code: young.funds === 0 ? "noPeers" : "ownInCorridor", facts };
}

/**
 * Own funds by vintage, pooled in one currency at the rate of the day: all that a fund called, paid back and is worth at one
 * rate, so that a multiple says what the funds did and not what the currencies did. Without a rate nothing is pooled.
 */
export function pooledVintages(own: readonly OwnFund[], rates: ExchangeRates, asOf: string) {
  const currency = summingCurrency(
    own.map((fund) => fund.currency),
    rates,
  );
  const rateOf = new Map(
    own.map((fund) => [fund.currency, convertMoney(rates, 1, { from: fund.currency, to: currency, on: asOf })]),
  );
  const missing = [...rateOf.values()].find(({ value }) => value === null)?.reason;
  const groups = fundGroups(
    own.map(({ vintageYear, paidIn, distributed, value, tvpi, irr, ...fund }) => {
      const rate = rateOf.get(fund.currency)?.value?.toNumber() ?? 1;
      return {
        key: vintageYear,
        paidIn: Number(paidIn) * rate,
        distributed: Number(distributed) * rate,
        value: Number(value) * rate,
        tvpi: tvpi.value,
        irr: irr.value,
      };
    }),
  );
  const none = missing === undefined ? null : unavailable(missing);
  const ownVintages: FundGroup[] =
    none === null ? groups : groups.map((group) => ({ ...group, tvpi: none, dpi: none, rvpi: none }));
  return { ownVintages, pooledIn: rateOf.size > 1 && none === null ? currency : null };
}

const uniqueBy = <T>(items: readonly T[], key: (item: T) => string): T[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
];

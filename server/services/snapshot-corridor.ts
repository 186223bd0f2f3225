import "server-only";
import { type CorridorOptions, fundAgeYears, jCurveCorridor } from "@/server/core/private-equity/j-curve-corridor.ts";
import { type FundGroup, fundGroups, type GroupedFund } from "@/server/core/records/fund-groups.ts";
import type { SourceRef } from "@/server/core/schemes/manager-record.ts";
import type { LoadedFact } from "@/server/persistence/fact-tables.ts";
import type { FundRow } from "@/server/persistence/manager-repository.ts";
import type { CorridorView, PeerPoint } from "./private-funds-view.ts";
import { grouped, sourceRefs } from "./source-refs.ts";

/** Bands from the worst tenth to the best; an age with few peers borrows from its neighbours, and says so. */
export const CORRIDOR_OPTIONS: CorridorOptions = {
  probabilities: [0.1, 0.25, 0.5, 0.75, 0.9],
  minimumCount: 12,
  maximumPooledYears: 2,
};

/** What a snapshot holds beside the managers: the peers, and the corridor they give. */
export interface SnapshotCorridor {
  readonly view: CorridorView;
  readonly peers: readonly PeerPoint[];
  readonly vintages: readonly FundGroup[];
  readonly ages: readonly FundGroup[];
  readonly sources: readonly SourceRef[];
}

/**
 * The corridor from all peer funds with a position. Peers that the demo's generator made up serve only until real ones
 * are imported.
 */
export function snapshotCorridor(
  funds: readonly FundRow[],
  latest: ReadonlyMap<string, LoadedFact<"fundPositions">>,
  batchNames: ReadonlyMap<string, string>,
): SnapshotCorridor {
  const placed = funds.flatMap((fund) => {
    const position = fund.portfolioId === null ? latest.get(fund.id) : undefined;
    return position ? [{ fund, position }] : [];
  });
  const real = placed.filter(({ fund }) => !fund.isDemo);
  const used = real.length > 0 ? real : placed;
  const peers = used.map(({ fund, position }) => peerPoint(fund, position));
  const asGroup = (key: (peer: PeerPoint) => number) =>
    fundGroups(
      used.map(({ position }, i): GroupedFund => {
        const peer = peers[i]!;
        const [paidIn, distributed, value] = [position.paidIn, position.distributed, position.fairValue].map(Number);
        return {
          key: key(peer),
          paidIn: paidIn!,
          distributed: distributed!,
          value: value!,
          tvpi: peer.tvpi,
          irr: peer.irr,
        };
      }),
    );
  return {
    view: {
      ...CORRIDOR_OPTIONS,
      ages: jCurveCorridor(peers, CORRIDOR_OPTIONS),
      peerCount: peers.length,
      reporters: [...grouped(used, ({ fund }) => fund.reporter)].map(([reporter, members]) => ({
        reporter,
        funds: members.length,
        asOf: members.reduce((last, { position }) => (position.effectiveOn > last ? position.effectiveOn : last), ""),
      })),
      isDemo: used.length > 0 && real.length === 0,
    },
    peers,
    vintages: asGroup(({ vintageYear }) => vintageYear),
    ages: asGroup(({ ageYears }) => ageYears),
    sources: [...grouped(used, ({ fund }) => fund.reporter)].flatMap(([reporter, members]) =>
      sourceRefs(
        "fundPosition",
        { id: members[0]!.fund.id, name: reporter },
        members.map(({ position }) => position),
        batchNames,
      ),
    ),
  };
}

/** Multiples from the money where it was reported, otherwise as reported. Age counts to the day of the position. */
function peerPoint(
  { name, reporter, vintageYear, strategy }: FundRow,
  { effectiveOn, paidIn, distributed, fairValue, netIrr, netMultiple }: LoadedFact<"fundPositions">,
): PeerPoint {
  const put = Number(paidIn ?? 0);
  const hasMoney = put > 0 && distributed !== null && fairValue !== null;
  return {
    name,
    reporter,
    vintageYear,
    strategy,
    ageYears: fundAgeYears(vintageYear, effectiveOn),
    tvpi: hasMoney ? (Number(distributed) + Number(fairValue)) / put : netMultiple,
    dpi: put > 0 && distributed !== null ? Number(distributed) / put : null,
    irr: netIrr,
  };
}

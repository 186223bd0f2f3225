import { z } from "zod";
import type { MoneyAheadAssumptions, MoneyAheadYear } from "@/server/core/deals/money-ahead.ts";
import type { Measured } from "@/server/core/measured.ts";
import type { DealContribution } from "@/server/core/private-equity/deal-contribution.ts";
import type { CorridorAge } from "@/server/core/private-equity/j-curve-corridor.ts";
import type { FundGroup } from "@/server/core/records/fund-groups.ts";
import type { DealLine, PrivatePath, PrivatePosition, SourceRef } from "@/server/core/schemes/manager-record.ts";
import type { Sentence } from "./context-view.ts";

export const dealContributionsInput = z.strictObject({
  asOf: z.iso.date(),
  knownAsOf: z.iso.datetime({ offset: true }).nullable(),
});

/** What the deals of one portfolio added to its multiple and its rate; the parts sum to the whole. */
export interface DealContributionsView {
  readonly portfolioId: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly currency: string;
  readonly multiple: number;
  readonly rate: Measured;
  readonly deals: readonly (Omit<DealContribution, "name"> &
    Pick<DealLine, "dealId" | "code" | "company" | "companyZh" | "invested" | "distributed" | "value" | "total">)[];
}

/** The band of values that peers pass through with age. */
export interface CorridorView {
  readonly probabilities: readonly number[];
  readonly minimumCount: number;
  readonly maximumPooledYears: number;
  readonly ages: readonly CorridorAge[];
  readonly peerCount: number;
  /** Whose records the peers are, with how many funds each. */
  readonly reporters: readonly { readonly reporter: string; readonly funds: number; readonly asOf: string }[];
  /** Made by the demo's generator: no real fund is behind it. */
  readonly isDemo: boolean;
}

export interface PeerPoint {
  readonly name: string;
  readonly reporter: string;
  readonly vintageYear: number;
  /** Absent in snapshots from before strategies were kept. */
  readonly strategy?: string | null;
  readonly ageYears: number;
  readonly tvpi: number | null;
  readonly dpi: number | null;
  readonly irr: number | null;
}

export interface OwnFund extends PrivatePosition {
  readonly managerId: string;
  readonly managerName: string;
  readonly managerNameZh: string | null;
  readonly place: "below" | "inside" | "above" | null;
}

/** What the viewer's funds will call and pay back, whole funds, in one currency. */
export interface FundsAheadView {
  readonly currency: string;
  readonly funds: number;
  /** Funds among them that reported no commitment: they call nothing more here. */
  readonly withoutCommitment: number;
  /** Funds left out because no rate into the currency is known. */
  readonly withoutRate: number;
  readonly commitment: string;
  readonly uncalled: string;
  readonly years: readonly (MoneyAheadYear & { readonly calendarYear: number })[];
  readonly assumptions: MoneyAheadAssumptions;
}

export interface PrivateFundsView {
  readonly headline: Sentence;
  readonly corridor: CorridorView;
  readonly peers: readonly PeerPoint[];
  readonly peerVintages: readonly FundGroup[];
  readonly peerAges: readonly FundGroup[];
  readonly own: readonly OwnFund[];
  readonly ownPaths: readonly PrivatePath[];
  /** Own positions by vintage, pooled in one currency. */
  readonly ownVintages: readonly FundGroup[];
  /** The currency they were converted into; null where they share one, or there is no rate. */
  readonly pooledIn: string | null;
  readonly ahead: FundsAheadView;
  /** How young funds sit below water: peers up to `maximumAge` years. */
  readonly young: {
    readonly maximumAge: number;
    readonly funds: number;
    readonly belowWater: number;
    readonly share: Measured;
  };
  readonly sources: readonly SourceRef[];
}

import type { Measured } from "@/server/core/measured.ts";
import type { Horizon } from "@/server/core/returns/calendar/horizons.ts";
import type { Verdict, VerdictReason } from "@/server/core/schemes/evaluation.ts";
import type { RecordWarning } from "@/server/core/schemes/manager-record.ts";
import type { MoneyView, Sentence } from "./context-view.ts";

export interface OverviewView {
  /** Key of `overview.headlines.*`. */
  readonly headline: Sentence;
  readonly totals: {
    readonly managers: number;
    /** Of the managers that have a value. */
    readonly value: MoneyView;
    readonly withoutValue: number;
    readonly disagreements: number;
    /** By verdict of each lens. */
    readonly left: Readonly<Record<Verdict, number>>;
    readonly right: Readonly<Record<Verdict, number>>;
  };
  readonly matrix: AgreementMatrix;
  readonly disagreements: readonly Disagreement[];
  /** Ranks by score of each lens, best first; empty when the viewer may see only the own record. */
  readonly ranks: readonly RankPair[];
  readonly managers: readonly ManagerLine[];
  /** Null for viewers without the right to the private book. */
  readonly paperLosses: PaperLosses | null;
  readonly warnings: readonly DataWarning[];
}

/** Rows the short verdict, columns the long one; every pair is there, also with count 0. */
export interface AgreementMatrix {
  readonly verdicts: readonly Verdict[];
  readonly cells: readonly {
    readonly left: Verdict;
    readonly right: Verdict;
    readonly count: number;
    readonly managerIds: readonly string[];
    /** Whether the two lenses say the opposite, or one condemns what the other does not. */
    readonly kind: "agree" | "softer" | "opposite";
  }[];
}

export interface ManagerName {
  readonly managerId: string;
  readonly code: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly desk: string | null;
  readonly style: string | null;
}

/** What one lens says of one manager, in one line. */
export interface ClockLine {
  readonly verdict: Verdict;
  readonly reason: { readonly code: VerdictReason; readonly facts: Readonly<Record<string, string | number>> };
  readonly score: Measured;
  /** Longest horizon that counted. */
  readonly horizon: Horizon | null;
  /** Portfolio minus benchmark over that horizon: per year from one year on. */
  readonly active: Measured;
  /** Money gained or lost against the benchmark over that horizon. */
  readonly valueAdded: MoneyView;
}

export interface Disagreement extends ManagerName {
  readonly left: ClockLine;
  readonly right: ClockLine;
  readonly kind: "condemnedByLeftOnly" | "condemnedByRightOnly" | "praisedByLeftOnly" | "praisedByRightOnly";
  /**
   * The money between the two views: value added over the right lens's horizon minus that over the left lens's. It is
   * what a decision by the short clock alone would not have looked at.
   */
  readonly moneyBetween: MoneyView;
  readonly probabilitySkill: Measured;
  readonly yearsStillNeeded: Measured;
}

export interface RankPair extends ManagerName {
  readonly leftRank: number;
  readonly rightRank: number;
  readonly leftScore: number;
  readonly rightScore: number;
}

export interface ManagerLine extends ManagerName {
  readonly isExternal: boolean;
  readonly value: MoneyView;
  readonly recordYears: number | null;
  readonly left: ClockLine;
  readonly right: ClockLine;
  readonly probabilitySkill: Measured;
  readonly yearsStillNeeded: Measured;
  readonly warnings: readonly RecordWarning[];
}

/** Paper losses of private positions by what the corridor of their age says of them; parts sum to the total. */
export interface PaperLosses {
  /** Null: no position lies below what was put in. */
  readonly currency: string | null;
  /** Positions whose loss came from another currency at the rate of the day, and those without a rate, in no sum. */
  readonly converted: number;
  readonly leftOut: number;
  readonly total: string;
  readonly inside: string;
  readonly outside: string;
  readonly withoutCorridor: string;
  readonly positions: readonly {
    readonly managerId: string;
    readonly managerName: string;
    readonly managerNameZh: string | null;
    readonly portfolioId: string;
    readonly name: string;
    readonly nameZh: string | null;
    readonly ageYears: number;
    /** Manager's share, as a positive amount. */
    readonly loss: string;
    readonly place: "inside" | "outside" | "withoutCorridor";
  }[];
}

export interface DataWarning extends RecordWarning {
  readonly managerId: string;
  readonly managerName: string;
  readonly managerNameZh: string | null;
}

import type { CashFlowMismatch } from "@/server/core/liabilities/cash-flow-mismatch.ts";
import type { SpreadRow } from "@/server/core/liabilities/spread-by-horizon.ts";
import type { BookQuarter } from "@/server/core/liabilities/whole-book-returns.ts";
import type { YieldCoverage } from "@/server/core/liabilities/yield-coverage.ts";
import type { Measured } from "@/server/core/measured.ts";
import type { SourceRef } from "@/server/core/schemes/manager-record.ts";
import type { Sentence } from "./context-view.ts";

/** What the liabilities cost and demand, and how the book stands to them. */
export interface LiabilitiesView {
  readonly headline: Sentence;
  readonly currency: string;
  /** The yearly liability cost in force on the day: the hurdle that schemes compare with. */
  readonly cost: Measured & { readonly on: string | null };
  readonly spread: readonly SpreadRow[];
  /** What the spread rests on, ascending. */
  readonly quarters: readonly BookQuarter[];
  readonly coverage: {
    readonly net: YieldCoverage;
    readonly comprehensive: YieldCoverage;
    readonly minimum: number | null;
  };
  readonly duration: {
    readonly assets: DurationSide;
    readonly liabilities: DurationSide;
    /** liabilities - assets, in years. */
    readonly gap: Measured;
    readonly effectiveGap: Measured;
    /** Bounds of the effective gap in the rules of the day; null where no rule is in force. */
    readonly limits: { readonly lower: number; readonly upper: number } | null;
    /** Flat yearly rate that expected flows are discounted with. */
    readonly discountRate: Measured;
  };
  readonly mismatch: CashFlowMismatch;
  readonly equityCap: EquityCapView;
  readonly sources: {
    readonly cost: readonly SourceRef[];
    readonly yields: readonly SourceRef[];
    readonly durations: readonly SourceRef[];
    readonly flows: readonly SourceRef[];
    readonly cap: readonly SourceRef[];
  };
}

export interface DurationSide {
  /** As reported where it is, otherwise from the expected flows. */
  readonly years: Measured;
  readonly basis: "reported" | "flows";
  readonly reportedOn: string | null;
  /** Modified duration and present value of the expected flows, for comparison. */
  readonly fromFlows: Measured;
  readonly presentValue: number;
  /** Value on the balance sheet; null: not reported. */
  readonly value: number | null;
}

export interface EquityCapView {
  readonly solvencyRatio: Measured;
  /** Day the ratio was reported for: of the quarter before. */
  readonly solvencyRatioOn: string | null;
  readonly cap: Measured;
  readonly equityShare: Measured;
  /** Money that may still go into equity; negative: above the cap. */
  readonly headroom: Measured;
}

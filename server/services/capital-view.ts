import type { CapitalHolding, ConcentrationLine, UnchargedLine } from "@/server/core/capital/capital-book.ts";
import type { AllocatedLine, CapitalInstitution, CapitalPosition } from "@/server/core/capital/capital-position.ts";
import type { RegimeColumn } from "@/server/core/capital/compare-regimes.ts";
import type { MarginalCapital } from "@/server/core/capital/marginal-capital.ts";
import type { Provenance, RuleStanding } from "@/server/core/capital/regimes/dated-rule.ts";
import type { EditableRegime, RegimeTables, RuleRow } from "@/server/core/capital/regimes/rule-overlay.ts";
import type { ClampReading } from "@/server/core/capital/risk-factor.ts";
import type { SolvencyPosition } from "@/server/core/capital/solvency-position.ts";
import type { ToleratedLosses } from "@/server/core/capital/tolerated-capital.ts";
import type { Measured } from "@/server/core/measured.ts";
import type { Sentence } from "./context-view.ts";

/** The rule row behind a figure, with how far it may be relied on. */
export interface RuleRef {
  readonly regime: EditableRegime;
  readonly table: string;
  readonly key: string;
  readonly provenance: Provenance;
  readonly standing: RuleStanding;
  readonly isOwn: boolean;
}

export interface FileRow {
  readonly batchId: string;
  readonly fileName: string;
  readonly row: number | null;
}

/** What is said of an asset beside its charge. */
export interface CapitalAssetView {
  readonly code: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly asset: string;
  readonly assetClass: AssetGroup;
  readonly portfolioId: string | null;
  readonly portfolioCode: string | null;
  readonly portfolioName: string | null;
  readonly portfolioNameZh: string | null;
  readonly dealCode: string | null;
  /** Managers who answer for it on the day, with their shares. */
  readonly managers: readonly {
    readonly code: string;
    readonly name: string;
    readonly nameZh: string | null;
    readonly share: number;
  }[];
  readonly valuedOn: string;
  readonly source: FileRow;
  /** Part of the patient book: private assets and listed technology shares. */
  readonly isPatient: boolean;
}

export const assetGroups = ["bonds", "listed", "tech", "unlisted", "funds", "overseas", "property", "other"] as const;
export type AssetGroup = (typeof assetGroups)[number];

export interface CapitalAssetLine extends CapitalAssetView, Omit<AllocatedLine, "code"> {
  /** Gain on paper of the last twelve months, cost aside, over the charge. */
  readonly returnOnCapital: Measured;
  readonly savedByLookingThrough: Measured;
  readonly savedByHoldingLonger: Measured;
  /** What tolerating its paper loss for another year costs; null where there is none. */
  readonly tolerance: ToleratedLosses | null;
  /** Keys of `ruleRefs`. */
  readonly rules: readonly string[];
}

/** Charges of a manager, a portfolio, a deal or a class: sums of its lines. */
export interface CapitalGroup {
  readonly key: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly value: number;
  readonly charge: number;
  readonly allocated: number;
  readonly allocatedProportionally: number;
  /** Paper losses, positive. */
  readonly paperLoss: number;
  /** What tolerating its paper losses for another year costs, by themselves. */
  readonly tolerance: ToleratedLosses;
  /** Sum of the lines' gains of twelve months over their charges. */
  readonly returnOnCapital: Measured;
}

export interface StressRow {
  readonly name: string;
  readonly shock: number;
  readonly minimumCapital: number;
  readonly actualCapital: number | null;
  readonly comprehensiveRatio: number | null;
  readonly coreRatio: number | null;
  readonly payMustBeLimited: boolean | null;
  readonly onWatchList: boolean | null;
  /** Names above the threshold of concentration after the fall: falling below it frees capital. */
  readonly namesAbove: readonly string[];
}

/** A long list: its first rows, and how many there are in all. The others are asked for part by part. */
export interface LongRows<Row> {
  readonly rows: readonly Row[];
  readonly count: number;
}

export interface CapitalPageView {
  readonly headline: Sentence;
  readonly currency: string;
  readonly position: Omit<CapitalPosition, "lines" | "book"> & {
    readonly x: number | null;
    readonly k1: number;
    readonly total: number;
  };
  /** How the bounds of K were read. */
  readonly clamp: ClampReading;
  /** By charge, the largest first. */
  readonly lines: LongRows<CapitalAssetLine>;
  readonly ruleRefs: Readonly<Record<string, RuleRef>>;
  readonly uncharged: readonly (UnchargedLine & { readonly name: string; readonly nameZh: string | null })[];
  readonly byClass: readonly CapitalGroup[];
  readonly byManager: readonly CapitalGroup[];
  readonly patient: CapitalGroup;
  readonly tolerated: ToleratedLosses;
  readonly assumptions: CapitalAssumptions;
  readonly concentration: readonly (ConcentrationLine & { readonly nameZh: string | null })[];
  readonly propertyK: number;
  readonly stresses: readonly StressRow[];
  /** 100 bought, 80 now, under the rules of the day. */
  readonly foundingWorry: MarginalCapital & { readonly baseFactor: number };
  /** Pass marks of the day. */
  readonly marks: {
    readonly core: number;
    readonly comprehensive: number;
    readonly coreWatch: number;
    readonly comprehensiveWatch: number;
  };
}

/** Figures of the institution that were used, and which of them were assumed because they are not known. */
export interface CapitalAssumptions {
  readonly costOfCapital: number;
  readonly requiredRatio: number;
  readonly taxRate: number;
  readonly assumed: readonly string[];
}

export interface RegimesRow extends CapitalAssetView {
  readonly admittedValue: number;
  /** One a column. */
  readonly factors: readonly Measured[];
}

export interface RegimesPageView {
  readonly headline: Sentence;
  readonly currency: string;
  readonly symmetricAdjustment: number;
  readonly adjustmentIsAssumed: boolean;
  readonly columns: readonly Omit<RegimeColumn, "factors">[];
  readonly assets: LongRows<RegimesRow>;
  readonly bondsLeftOut: number;
}

export interface WhatIfRow {
  readonly view: CapitalAssetView;
  readonly holding: CapitalHolding;
  /** Gain of twelve months; null where it is not known. */
  readonly gain: number | null;
}

/** Everything that the what-if desk computes with in the browser. */
export interface WhatIfPageView {
  readonly currency: string;
  readonly date: string;
  readonly holdings: LongRows<WhatIfRow>;
  readonly institution: CapitalInstitution;
  readonly tables: RegimeTables["cross"];
  readonly buyable: readonly string[];
}

/** A rule row as the rules page lists it. */
export interface RuleLine {
  readonly id: string | null;
  readonly regime: EditableRegime;
  readonly table: string;
  readonly key: string;
  readonly row: RuleRow;
  readonly standing: RuleStanding;
  readonly status: "inForce" | "past" | "future" | "superseded" | "retired";
  readonly note: string | null;
  readonly createdBy: string | null;
  readonly createdAt: string | null;
  readonly retiredBy: string | null;
  readonly retiredAt: string | null;
}

export interface RulesPageView {
  readonly on: string;
  readonly lines: readonly RuleLine[];
  readonly mayEdit: boolean;
}

/** Charges for other pages: by deal (its code), portfolio (its id) and manager (its code). Empty without capital assets. */
export interface CapitalLines {
  readonly byDeal: ReadonlyMap<string, CapitalGroup>;
  readonly byPortfolio: ReadonlyMap<string, CapitalGroup>;
  readonly byManager: ReadonlyMap<string, CapitalGroup>;
  readonly total: CapitalGroup | null;
  /** null where nothing is charged or capital is not reported. */
  readonly solvency: SolvencyPosition | null;
  readonly minimumCapital: number;
  readonly costOfCapital: number;
  readonly requiredRatio: number;
}

/** What a page of deals, of a manager or the overview shows of capital. */
export interface CapitalFiguresView {
  readonly asOf: string;
  readonly currency: string;
  readonly total: CapitalGroup | null;
  readonly solvency: SolvencyPosition | null;
  readonly minimumCapital: number;
  readonly costOfCapital: number;
  readonly requiredRatio: number;
  /** Of the deals or managers asked for, by code. */
  readonly groups: Readonly<Record<string, CapitalGroup>>;
}

import { z } from "zod";
import type { ConcentrationRow } from "@/server/core/deals/book-concentration.ts";
import type { DealBridge } from "@/server/core/deals/deal-bridge.ts";
import type { DealHappening, DealRules } from "@/server/core/deals/deal-facts.ts";
import type { DealStandard, NegativeListEntry, StandardCell } from "@/server/core/deals/deal-standards.ts";
import type { DealState } from "@/server/core/deals/deal-state.ts";
import { INSTRUMENTS, STAGES } from "@/server/core/deals/deal-vocabulary.ts";
import type { MoneyAheadYear } from "@/server/core/deals/money-ahead.ts";
import type { PaperLossClass } from "@/server/core/deals/paper-loss.ts";
import type { PeerCut } from "@/server/core/deals/peer-cut.ts";
import type { PowerLaw } from "@/server/core/deals/power-law.ts";
import type { ProjectedPoint } from "@/server/core/deals/projected-path.ts";
import type { StandardBreach } from "@/server/core/deals/standard-breaches.ts";
import type { StuckFinding } from "@/server/core/deals/stuck-deals.ts";
import type { Measured } from "@/server/core/measured.ts";
import type { FundGroup } from "@/server/core/records/fund-groups.ts";
import type { DealLine, Placed } from "@/server/core/schemes/manager-record.ts";
import type { NamedManager } from "@/server/persistence/deal-repository.ts";
import type { Sentence } from "./context-view.ts";
import type { CorridorView } from "./private-funds-view.ts";

/** Amounts as text of an exact decimal; the parts sum to the loss. */
export interface LossView {
  readonly loss: string;
  readonly parts: Readonly<Record<PaperLossClass, string>>;
}

/** One deal as every list of deals shows it. */
export interface DealView extends DealLine {
  readonly portfolioCode: string;
  readonly portfolioName: string;
  readonly portfolioNameZh: string | null;
  readonly decidedBy: NamedManager | null;
  readonly heldBy: readonly NamedManager[];
  readonly state: DealState;
  readonly stuck: StuckFinding;
  readonly loss: LossView;
  readonly place: Placed;
  /** Which funds it is compared with: those of its stage, or all where they are too few at its age. */
  readonly peerCut: Omit<PeerCut<never>, "peers"> & { readonly peers: number };
  /** Months without any news, where they are more than the rules allow. */
  readonly silentMonths: number | null;
}

export interface StandardCellView extends StandardCell {
  /** Paper loss of the cell, and the part that age does not explain. */
  readonly paperLoss: number;
  readonly unexplained: number;
}

/** The budget of a class of the scheme's tolerance; used above 1 is exceeded. */
export interface BudgetView {
  readonly name: { readonly en: string; readonly zh: string };
  readonly deals: number;
  readonly invested: string;
  readonly budget: string;
  readonly asked: string;
  readonly used: number | null;
  /** The deals of the class and what each asks of the budget. */
  readonly members: readonly { readonly dealId: string; readonly asked: string }[];
}

export interface DealsView {
  readonly headline: Sentence;
  readonly deals: readonly DealView[];
  /** What sums are in: the currency of all deals, else the reporting currency at the rate of the as-of day. */
  readonly currency: string;
  /** Deals that came from another currency, and those without a rate: they stand in the table only. */
  readonly converted: number;
  readonly otherCurrencies: number;
  /** Deals with their amounts in `currency`: what the sums are made of; null where no deal had to be converted. */
  readonly inOneCurrency: readonly DealView[] | null;
  readonly totals: {
    readonly invested: string;
    readonly distributed: string;
    readonly value: string;
    readonly paper: string;
    readonly realised: string;
    readonly total: string;
  };
  readonly loss: LossView;
  readonly cells: readonly StandardCellView[];
  readonly powerLaw: PowerLaw | null;
  readonly publishedSource: string;
  readonly concentration: readonly ConcentrationRow[];
  readonly vintages: readonly FundGroup[];
  readonly exits: readonly {
    readonly route: string;
    readonly deals: number;
    readonly invested: string;
    readonly proceeds: string;
    readonly multiple: Measured;
  }[];
  readonly ahead: readonly (MoneyAheadYear & { readonly calendarYear: number })[];
  readonly budgets: readonly BudgetView[];
  readonly budgetScheme: { readonly en: string; readonly zh: string };
  readonly rules: DealRules;
  readonly negative: readonly { readonly dealId: string; readonly entryId: string; readonly isBreach: boolean }[];
  readonly canEdit: boolean;
}

export interface DealCardView {
  readonly headline: Sentence;
  readonly deal: DealView;
  readonly flows: readonly {
    readonly on: string;
    readonly kind: string;
    readonly amount: string;
    readonly isIn: boolean;
  }[];
  readonly marks: readonly { readonly on: string; readonly amount: string; readonly basis: string }[];
  readonly events: readonly DealHappening[];
  /** The multiple on the day of each mark. */
  readonly path: readonly { readonly on: string; readonly ageYears: number; readonly multiple: number }[];
  readonly projection: readonly ProjectedPoint[];
  readonly ahead: readonly (MoneyAheadYear & { readonly calendarYear: number })[];
  readonly corridor: CorridorView;
  readonly lowerMultiple: number | null;
  /** What the gain is made of, between the first and the last mark with figures of the company. */
  readonly bridge: Measured<DealBridge>;
  readonly rules: DealRules;
  readonly standard: DealStandard | null;
  readonly reviewOverdue: boolean;
  readonly negative: readonly NegativeListEntry[];
  readonly changes: readonly {
    readonly batchId: string;
    readonly fileName: string;
    readonly kind: string;
    readonly by: string;
    readonly knownAt: string;
    readonly undoneAt: string | null;
    readonly facts: number;
    /** What the deal was and became where it was corrected, by column. */
    readonly corrected: {
      readonly before: Readonly<Record<string, string | null>>;
      readonly after: Readonly<Record<string, string | null>>;
    } | null;
    readonly isForm: boolean;
  }[];
  readonly canEdit: boolean;
}

const day = z.iso.date();

/** Deals whose rows a figure rests on: as many as a derivation names. */
export const MOST_DEALS_OF_SOURCES = 500;
export const dealSourcesInput = z.strictObject({
  asOf: day,
  knownAsOf: z.iso.datetime({ offset: true }).nullable(),
  dealIds: z.array(z.uuid()).min(1).max(MOST_DEALS_OF_SOURCES),
});

const amount = z.string().regex(/^\d{1,15}(\.\d{1,6})?$/);
const note = z.string().trim().max(500);
const name = z.string().trim().min(1).max(80);

/** What a form on a deal's page may add. Every one becomes an import of one row. */
export const dealEditInput = z.discriminatedUnion("what", [
  z.object({
    what: z.literal("event"),
    code: z.string().min(1).max(120),
    on: day,
    kind: z.enum([
      "milestone",
      "assessment",
      "stageChange",
      "conversion",
      "materialEvent",
      "exitPlan",
      "exit",
      "dueDiligence",
      "financialCondition",
      "commitment",
      "plannedTicket",
    ]),
    name,
    outcome: z.string().trim().max(80),
    score: z.number().finite().nullable(),
    route: z.enum(["ipo", "merger", "transfer", "secondaryFund", "buyBack", "writeOff"]).nullable(),
    plannedOn: day.nullable(),
    note,
  }),
  z.object({
    what: z.literal("flow"),
    code: z.string().min(1).max(120),
    on: day,
    kind: z.enum(["call", "fee", "distribution", "income"]),
    amount,
  }),
  z.object({
    what: z.literal("deal"),
    code: z.string().trim().min(1).max(120),
    /** The day that the form was written: it names the import. */
    on: day,
    /** A new deal, which must not have the code of another. */
    isNew: z.boolean().optional(),
    portfolio: z.string().trim().min(1).max(120),
    company: name,
    companyZh: z.string().trim().max(80),
    domain: name,
    stage: z.enum(STAGES),
    instrument: z.enum(INSTRUMENTS),
    decidedBy: z.string().trim().max(120),
  }),
  z.object({
    what: z.literal("mark"),
    code: z.string().min(1).max(120),
    on: day,
    amount,
    basis: z.enum(["cost", "internalModel", "audited", "externalRound", "marketPrice", "reportedByManager"]),
  }),
]);
export type DealEdit = z.infer<typeof dealEditInput>;

/** What a deal's master data may refer to. */
export interface DealOptions {
  readonly portfolios: readonly { readonly code: string; readonly name: string; readonly nameZh: string | null }[];
  readonly managers: readonly { readonly code: string; readonly name: string; readonly nameZh: string | null }[];
  readonly codes: readonly string[];
}

const share = z.number().min(0).max(1).nullable();

export const standardInput = z.object({
  stage: z.enum(STAGES),
  domain: name,
  effectiveOn: day,
  entryStandard: z.string().trim().min(1).max(500),
  entryStandardZh: z.string().trim().max(500),
  limitShare: share,
  lossRate: share,
  reviewMonths: z.int().min(1).max(120).nullable(),
});

export const negativeInput = z.object({
  kind: z.enum(["company", "domain"]),
  subject: name,
  subjectZh: z.string().trim().max(80),
  reason: z.string().trim().min(1).max(500),
  reasonZh: z.string().trim().max(500),
  effectiveOn: day,
  until: day.nullable(),
});

const limit = z.number().gt(0).max(1);
export const dealRulesInput = z.object({
  effectiveOn: day,
  rules: z.strictObject({
    exitPlanFromYears: z.number().min(0).max(30),
    horizonYears: z.number().min(1).max(40),
    roundMonths: z.int().min(1).max(240),
    markMonths: z.int().min(1).max(120),
    missedInARow: z.int().min(1).max(20),
    cashMonths: z.number().min(0).max(60),
    signsOfStuck: z.int().min(1).max(7),
    newsMonths: z.int().min(1).max(120),
    companyLimit: limit,
    domainLimit: limit,
    stageLimit: limit,
    vintageLimit: limit,
  }),
});

export interface StandardsView {
  readonly standards: readonly (DealStandard & {
    readonly createdBy: string;
    readonly knownAt: string;
    readonly retiredAt: string | null;
    readonly isInForce: boolean;
  })[];
  readonly negativeList: readonly (NegativeListEntry & {
    readonly createdBy: string;
    readonly knownAt: string;
    readonly retiredAt: string | null;
  })[];
  readonly rules: DealRules;
  readonly ruleVersions: readonly {
    readonly effectiveOn: string;
    readonly rules: DealRules;
    readonly createdBy: string;
    readonly createdAt: string;
  }[];
  readonly cells: readonly StandardCellView[];
  /** What is not as the standards ask, the gravest first. */
  readonly breaches: readonly StandardBreach[];
  readonly deals: readonly DealView[];
  /** As on the page of deals: what the cells are made of where some deal had to be converted. */
  readonly inOneCurrency: readonly DealView[] | null;
  readonly negative: DealsView["negative"];
  readonly domains: readonly string[];
  readonly currency: string;
  readonly canWrite: boolean;
}
